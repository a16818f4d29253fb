using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting.Primitives;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Scripting;

/// <summary>
/// The primitives of one run of a script, and what it holds open: taken messages, locks, connections, files. The
/// engine ends it with <see cref="CompleteAsync"/> when the script's step has ended, however it ended. Calls may come
/// from several threads.
/// </summary>
public sealed class ScriptSession : IScriptHost
{
    private readonly Lock _gate = new();
    private Dictionary<string, IAsyncDisposable>? _open;
    private int _lastHandle;
    private bool _isComplete;

    /// <summary>A session over the engine's services.</summary>
    public ScriptSession(IScriptServices services) => Services = services;

    /// <summary>What the engine gives.</summary>
    internal IScriptServices Services { get; }

    /// <inheritdoc/>
    public ValueTask<object?> CallAsync(string primitive, RemList arguments, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var found = PrimitiveTable.Find(primitive) ?? throw Unknown(primitive);
        var given = new PrimitiveArguments(primitive, arguments);
        given.AtMost(found.MaxArguments);
        Services.Permit(primitive, arguments);
        if (Services.IsDryRun && DryAnswer.Of(primitive, arguments) is { } dry)
        {
            Services.Log.Write(new LogLine(Services.Clock.GetUtcNow(), LogLevel.Info, "dry run: would " + dry.Shown, null, Services.Place));
            return new(dry.Value);
        }

        return found.Call(this, given, cancel);
    }

    /// <summary>
    /// Ends the session. Messages that the script took and did not settle are acknowledged when its step succeeded and
    /// given back when it failed (`reason` says why) or was interrupted; everything else that is open is closed. All of
    /// it is done, whatever fails. After a success the first failure is then thrown; after a failure it would hide the
    /// step's own error, and is logged. A second call does nothing.
    /// </summary>
    public ValueTask CompleteAsync(StepEnd end, string? reason = null)
    {
        var items = TakeAll();
        return items is null ? ValueTask.CompletedTask : SettleAsync(items, end, reason);
    }

    private async ValueTask SettleAsync(List<IAsyncDisposable> items, StepEnd end, string? reason)
    {
        // Messages first: they are acknowledged under the locks that the script still holds.
        var write = UnderLocks(items, out var lost);
        Exception? first = null;
        foreach (var item in (List<IAsyncDisposable>)[.. items.FindAll(IsMessage), .. items.FindAll(static item => !IsMessage(item))])
        {
            var failure = await FailureOfAsync(item, end, reason, write, lost);
            first ??= failure;
        }

        if (first is not null && end == StepEnd.Succeeded)
        {
            throw first;
        }

        if (first is not null)
        {
            var text = "something that a script had left open could not be closed: " + first.Message;
            Services.Log.Write(new LogLine(Services.Clock.GetUtcNow(), LogLevel.Warn, text, null, Services.Place));
        }
    }

    /// <summary>True while the script holds something open.</summary>
    internal bool HoldsAny
    {
        get
        {
            lock (_gate)
            {
                return _open is { Count: > 0 };
            }
        }
    }

    /// <summary>What a write carries: the locks around the script, and those that it holds itself. Throws <see cref="LockErrors.Lost"/> when one of these is lost.</summary>
    internal WriteOptions Write
    {
        get
        {
            lock (_gate)
            {
                if (_open is null)
                {
                    return Around;
                }

                var write = UnderLocks(_open.Values, out var lost);
                return lost is null ? write : throw Lost(lost);
            }
        }
    }

    /// <summary>What a write carries that names its operation in the options at a place of its arguments, where it has no other options.</summary>
    internal WriteOptions WriteOf(PrimitiveArguments call, int index) => WriteOf(call, call.Options(index, PrimitiveArguments.OperationOption));

    /// <summary>What a write carries that may name its operation in its options.</summary>
    internal WriteOptions WriteOf(PrimitiveArguments call, RemMap options) =>
        call.Text(options, PrimitiveArguments.OperationOption) is { } operation ? Write with { Operation = operation } : Write;

    private WriteOptions Around => Services.Fences.Count == 0 ? WriteOptions.None : new WriteOptions { Fences = Services.Fences };

    /// <summary>Keeps something open under a handle that starts with its kind.</summary>
    internal async ValueTask<string> OpenAsync(string kind, IAsyncDisposable item)
    {
        lock (_gate)
        {
            if (!_isComplete)
            {
                var handle = $"{kind}-{++_lastHandle}";
                (_open ??= new Dictionary<string, IAsyncDisposable>(StringComparer.Ordinal)).Add(handle, item);
                return handle;
            }
        }

        // The step ended while the call was under way; nobody is left to close what it brought.
        await item.DisposeAsync();
        throw new OperationCanceledException("the script's step has ended");
    }

    /// <summary>What stands under a handle, or an error of the call.</summary>
    internal T Find<T>(PrimitiveArguments call, int index, string what)
        where T : class
    {
        var handle = call.Text(index, "handle");
        lock (_gate)
        {
            return _open is not null && _open.TryGetValue(handle, out var item) && item is T found
                ? found
                : throw call.Wrong($"'{handle}' is no open {what} of this script: it was closed or settled before, or never was one");
        }
    }

    /// <summary>What stands under a handle, or null.</summary>
    internal T? TryFind<T>(string handle)
        where T : class
    {
        lock (_gate)
        {
            return _open is not null && _open.TryGetValue(handle, out var item) ? item as T : null;
        }
    }

    /// <summary>Takes a handle out, so that its owner is the caller; null when it is not open.</summary>
    internal T? Take<T>(string handle)
        where T : class
    {
        lock (_gate)
        {
            if (_open is not null && _open.TryGetValue(handle, out var item) && item is T found)
            {
                _open.Remove(handle);
                return found;
            }

            return null;
        }
    }

    private List<IAsyncDisposable>? TakeAll()
    {
        lock (_gate)
        {
            _isComplete = true;
            var items = _open is null ? null : new List<IAsyncDisposable>(_open.Values);
            _open = null;
            return items;
        }
    }

    private static bool IsMessage(IAsyncDisposable item) => item is HeldMessage;

    private async ValueTask<Exception?> FailureOfAsync(IAsyncDisposable item, StepEnd end, string? reason, WriteOptions write, string? lost)
    {
        try
        {
            await SettleAsync(item, end, reason, write, lost);
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return error;
        }
    }

    private WriteOptions UnderLocks(IReadOnlyCollection<IAsyncDisposable> open, out string? lost)
    {
        lost = null;
        List<Fence>? fences = null;
        foreach (var item in open)
        {
            if (item is HeldLock held)
            {
                lost = held.IsLost ? held.Grant.Lock : lost;
                (fences ??= [.. Services.Fences]).Add(held.Grant.Fence);
            }
        }

        return fences is null ? Around : new WriteOptions { Fences = fences };
    }

    private PlanException Lost(string item) =>
        new(LockErrors.Lost, Services.Place, $"lock '{item}' was lost while the script still worked under it", LockErrors.Lost.Fix);

    private ValueTask SettleAsync(IAsyncDisposable item, StepEnd end, string? reason, WriteOptions write, string? lost)
    {
        if (item is HeldMessage { IsSettled: true })
        {
            return ValueTask.CompletedTask;
        }

        if (item is HeldMessage message && end != StepEnd.Interrupted)
        {
            return end == StepEnd.Succeeded
                ? lost is null ? message.AckAsync(write, CancellationToken.None) : throw Lost(lost)
                : message.NackAsync(new NackOptions { Reason = reason ?? "its step failed" }, CancellationToken.None);
        }

        return item.DisposeAsync();
    }

    private static PlanException Unknown(string primitive)
    {
        var near = Suggestion.Nearest(primitive, PrimitiveTable.Names);
        return new PlanException(ScriptErrors.Primitive, SourceSpan.None, $"no primitive '{primitive}'", near is null ? null : $"did you mean '{near}'?");
    }
}

/// <summary>How a script's step ended.</summary>
public enum StepEnd
{
    /// <summary>Well: taken messages are done.</summary>
    Succeeded,

    /// <summary>With an error, a time-out among them: taken messages are given back, and that was a try.</summary>
    Failed,

    /// <summary>With the run: taken messages are given back, and that was no try.</summary>
    Interrupted,
}
