namespace Rem.Scripting.Workers.Serving;

/// <summary>The calls that this worker is in, one inside the other, so that each can be cancelled from outside.</summary>
internal sealed class RunningCalls
{
    private readonly List<(long Number, CancellationTokenSource Cancel)> _running = [];

    /// <summary>Begins one.</summary>
    public void Begin(long number, CancellationTokenSource cancel)
    {
        lock (_running)
        {
            _running.Add((number, cancel));
        }
    }

    /// <summary>Ends the innermost. True when nobody cancelled it, so that its source can be used again.</summary>
    public bool End()
    {
        lock (_running)
        {
            var cancel = _running[^1].Cancel;
            _running.RemoveAt(_running.Count - 1);
            return !cancel.IsCancellationRequested;
        }
    }

    /// <summary>Cancels one, if it still runs.</summary>
    public void Cancel(long number)
    {
        lock (_running)
        {
            foreach (var (running, cancel) in _running)
            {
                if (running == number)
                {
                    // Not under the lock: what hangs on the token may be slow.
                    ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), cancel, preferLocal: false);
                    return;
                }
            }
        }
    }
}
