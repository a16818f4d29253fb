using System.Diagnostics;
using Rem.Running;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>
/// The clock of a monitor, which a test moves on step by step: before the next, whoever slept until this one has woken and
/// sleeps again. Without it a loop that a busy machine lets run 20 ms later has stood still for seconds. Safe to use from
/// several threads.
/// </summary>
internal sealed class SteppedClock(TimeProvider inner) : TimeProvider, IIdleClock
{
    private long _begun;
    private long _ended;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);

    void IIdleClock.WaitStarted() => Interlocked.Increment(ref _begun);

    void IIdleClock.WaitEnded() => Interlocked.Increment(ref _ended);

    void IIdleClock.AddFlows(int change)
    {
    }

    /// <summary>Takes a step, and waits until as many have begun to sleep as it has woken; those who never sleep again are waited for so long at most.</summary>
    public async Task StepAsync(Action step, TimeSpan most)
    {
        var (begun, ended) = (Interlocked.Read(ref _begun), Interlocked.Read(ref _ended));
        step();
        var wanted = begun + Interlocked.Read(ref _ended) - ended;
        for (var since = Stopwatch.StartNew(); Interlocked.Read(ref _begun) < wanted && since.Elapsed < most;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }
}
