using Rem.Cases;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>A clock as a process sees it that stands still at times: time passes at once, and no timer fires meanwhile. Safe to use from several threads.</summary>
internal sealed class PausingClock(FakeClock time) : TimeProvider
{
    private long _paused;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _paused));

    public override long GetTimestamp() => time.GetTimestamp() + Volatile.Read(ref _paused);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);

    /// <summary>The process stands still for a time.</summary>
    public void Pause(TimeSpan lasts) => Interlocked.Add(ref _paused, lasts.Ticks);
}
