namespace Rem.Running;

/// <summary>
/// Time as the engine uses it. Whatever sleeps, delays or waits in a run goes through here and never through
/// `Task.Delay`, so that a case with `now:` passes it at once and a fake clock drives it. A watch-dog (a `timeout`,
/// the renewal of a lease, the refresh of a cache) is a plain timer of the clock: it fires when its time has passed,
/// but nothing is skipped for its sake while work is being done.
/// </summary>
public static class Clocks
{
    /// <summary>Sleeps. Ends at once for a time of 0 or less; cancelled with <paramref name="cancel"/>.</summary>
    public static Task SleepAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled(cancel);
        }

        return time <= TimeSpan.Zero ? Task.CompletedTask : clock.StartWait<bool>(time, cancel).Task;
    }

    /// <summary>Starts a wait for somebody's signal: at most <paramref name="limit"/> long, or without end when it is null.</summary>
    public static ClockWait<T> StartWait<T>(this TimeProvider clock, TimeSpan? limit, CancellationToken cancel) =>
        new(clock, limit, cancel);

    /// <summary>
    /// Tells the clock that the calling flow now waits for this many branches that run side by side. Each branch
    /// calls <see cref="FlowBranches.End"/> when it ends.
    /// </summary>
    public static FlowBranches Branches(this TimeProvider clock, int count) => new(clock as IIdleClock, count);

    /// <summary>Counts a flow that runs beside its starter (`detach`) in (1) or out (-1).</summary>
    public static void AddFlows(this TimeProvider clock, int change) => (clock as IIdleClock)?.AddFlows(change);
}
