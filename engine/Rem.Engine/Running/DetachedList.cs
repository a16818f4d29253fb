using Rem.Plans;

namespace Rem.Running;

/// <summary>A list of steps that runs beside its plan, under the name of its `detach`. Safe to use from several threads.</summary>
public sealed class DetachedList
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop;
    private volatile string? _stage;

    internal DetachedList(string name, SourceSpan at, DateTimeOffset since, CancellationToken run)
    {
        Name = name;
        At = at;
        Since = since;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(run);
        Stopping = _stop.Token;
    }

    /// <summary>Its name, filled in.</summary>
    public string Name { get; }

    /// <summary>The step that began it.</summary>
    public SourceSpan At { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The step of the list that is under way, with its place; null before the first.</summary>
    public string? Stage => _stage;

    /// <summary>True once it was told to stop.</summary>
    public bool IsStopping => Stopping.IsCancellationRequested;

    internal CancellationToken Stopping { get; }

    /// <summary>Tells it to stop, and waits until it has; what it holds is given back, and its `always` runs.</summary>
    public async Task StopAsync()
    {
        try
        {
            await _stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It had just ended by itself.
        }

        await _ended.Task;
    }

    internal void Enter(string stage) => _stage = stage;

    internal void End()
    {
        _ended.TrySetResult();
        _stop.Dispose();
    }
}
