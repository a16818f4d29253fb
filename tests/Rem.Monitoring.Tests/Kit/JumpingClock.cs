namespace Rem.Monitoring.Tests.Kit;

/// <summary>A clock whose date somebody sets: timers and timestamps know nothing of it.</summary>
internal sealed class JumpingClock(TimeProvider inner) : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>Sets the date forth or back.</summary>
    public void Jump(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
