namespace Rem.Shared;

/// <summary>
/// Time since a resource was made, in ticks, which never jumps when somebody sets the machine's clock: leases,
/// delays and times to live in memory are counted in it.
/// </summary>
internal sealed class RunningTime(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();

    public long Now => clock.GetElapsedTime(_start).Ticks;

    /// <summary>The calendar's time of a moment.</summary>
    public DateTimeOffset At(long ticks) => clock.GetUtcNow() + TimeSpan.FromTicks(ticks - Now);

    /// <summary>The moment of a calendar's time, also one before this was made.</summary>
    public long Of(DateTimeOffset time) => Now + (time - clock.GetUtcNow()).Ticks;

    /// <summary>How long it is until a moment, nothing when it is over; null without one.</summary>
    public TimeSpan? Until(long? moment) => moment is { } ticks ? TimeSpan.FromTicks(Math.Max(0, ticks - Now)) : null;

    /// <summary>The moment that is so long from now; the end of time when it is beyond it.</summary>
    public long After(TimeSpan time) => Now > long.MaxValue - time.Ticks ? long.MaxValue : Now + time.Ticks;
}
