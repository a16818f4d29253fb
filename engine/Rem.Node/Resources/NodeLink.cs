using System.Globalization;
using System.Security.Cryptography;
using Rem.Errors;
using Rem.Node.Local;
using Rem.Plans;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>
/// The way to a node that may be started anew meanwhile: a call whose connection broke is repeated over a new one, as it
/// was, with the same operation id, for at most 10 s. Safe to use from several threads.
/// </summary>
internal sealed class NodeLink : IAsyncDisposable
{
    /// <summary>How long a node may be away.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // What a node answers at once, it answers within this time, or it hangs.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private Task<LocalClient> _client;
    private volatile bool _isClosed;
    private long _lastOperation;

    private NodeLink(string folder, TimeProvider clock, LocalClient client)
    {
        _folder = folder;
        _clock = clock;
        _client = Task.FromResult(client);
    }

    /// <summary>What tells this process apart from all others.</summary>
    public string Id { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>Connects to the node of a data folder. Throws what <see cref="LocalClient.ConnectAsync"/> throws, at once.</summary>
    public static async Task<NodeLink> ConnectAsync(string folder, TimeProvider clock, CancellationToken cancel) =>
        new(folder, clock, await LocalClient.ConnectAsync(folder, clock, cancel));

    /// <summary>An operation id that nobody else has.</summary>
    public string NewOperation() => Id + "-" + Interlocked.Increment(ref _lastOperation).ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Asks for what is answered at once. Throws <see cref="ResourceErrors.Unreachable"/> when the node stays away or hangs.</summary>
    public Task<object?> CallAsync(string method, RemMap argument, CancellationToken cancel) => RepeatAsync(method, argument, isAtOnce: true, static (_, _) => { }, cancel);

    /// <summary>Asks again and again as <see cref="CallAsync(string, RemMap, CancellationToken)"/>; what is asked a second time says so.</summary>
    public Task<object?> CallAsync(string method, RemMap argument, Action<RemMap> again, CancellationToken cancel) =>
        RepeatAsync(method, argument, isAtOnce: true, (map, _) => again(map), cancel);

    /// <summary>Asks for what may take a time (null: without end); asked again, it may take what is left of it.</summary>
    public Task<object?> WaitAsync(string method, RemMap argument, TimeSpan? wait, CancellationToken cancel) =>
        RepeatAsync(method, argument.With(Ask.Wait, wait), isAtOnce: false, (map, passed) => map.With(Ask.Wait, wait is { } time ? TimeSpan.FromTicks(Math.Max(0, (time - passed).Ticks)) : null), cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        Task<LocalClient> last;
        lock (_gate)
        {
            last = _client;
        }

        try
        {
            await (await last).DisposeAsync();
        }
        catch (PlanException)
        {
            // There was no connection.
        }
    }

    private async Task<object?> RepeatAsync(string method, RemMap argument, bool isAtOnce, Action<RemMap, TimeSpan> again, CancellationToken cancel)
    {
        var begun = _clock.GetTimestamp();
        var outage = new Outage(_clock);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            PlanException failure;
            outage.Attempt();
            try
            {
                return await AttemptAsync(method, argument, isAtOnce, cancel);
            }
            catch (PlanException error) when (IsAway(error.Finding.Code) && !_isClosed)
            {
                failure = error;
            }

            if (!await outage.PauseAsync(cancel))
            {
                throw Unreachable(failure.Message);
            }

            again(argument, _clock.GetElapsedTime(begun));
        }
    }

    private async Task<object?> AttemptAsync(string method, RemMap argument, bool isAtOnce, CancellationToken cancel)
    {
        var connecting = ConnectedAsync();
        var client = connecting.IsCompletedSuccessfully ? connecting.Result : await connecting.WaitAsync(cancel);
        var call = client.CallAsync(method, argument, cancel);
        if (!isAtOnce || call.IsCompleted)
        {
            return await call;
        }

        try
        {
            return await call.WaitAsync(AnswerTime, _clock, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            await client.DisposeAsync(); // others wait there in vain, too
            throw Unreachable($"it has not answered for {AnswerTime.TotalSeconds} s");
        }
    }

    // All callers that find the connection broken wait for one and the same new one.
    private Task<LocalClient> ConnectedAsync()
    {
        lock (_gate)
        {
            if (_client is { IsCompleted: true } last && (!last.IsCompletedSuccessfully || last.Result.Ended.IsCancellationRequested) && !_isClosed)
            {
                _client = LocalClient.ConnectAsync(_folder, _clock, CancellationToken.None);
            }

            return _client;
        }
    }

    private static bool IsAway(ErrorCode code) => code == LocalErrors.Lost || code == LocalErrors.Stopping || code == LocalErrors.NoNode;

    private PlanException Unreachable(string why) =>
        new(ResourceErrors.Unreachable, SourceSpan.None, $"the node of the data folder {ValueText.Show(_folder)} cannot be reached: {why}", ResourceErrors.Unreachable.Fix);
}
