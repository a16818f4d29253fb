using Rem.Monitoring.States;

namespace Rem.Monitoring.Scheduling;

/// <summary>
/// Time that neither jumps nor stands still, whatever happens to the machine's clock: the time at which it began, and what has
/// passed since. Durations are counted in it; what is shown is set right by <see cref="Shown"/>. Safe to use from several threads.
/// </summary>
internal sealed class SteadyClock(TimeProvider clock)
{
    private readonly DateTimeOffset _start = clock.GetUtcNow();
    private readonly long _mark = clock.GetTimestamp();

    /// <summary>Now.</summary>
    public DateTimeOffset Now => _start + clock.GetElapsedTime(_mark);

    /// <summary>A steady time as the machine's clock has it.</summary>
    public DateTimeOffset Shown(DateTimeOffset steady) => Add(steady, clock.GetUtcNow() - Now);

    /// <summary>A time of the machine's clock as a steady one.</summary>
    public DateTimeOffset Steady(DateTimeOffset shown) => Add(shown, Now - clock.GetUtcNow());

    /// <summary>How it stands to the machine's clock.</summary>
    public WallClock Wall => new(Shown, Steady);

    // The first and the last time that there is are as good as never.
    private static DateTimeOffset Add(DateTimeOffset time, TimeSpan more) => new(Math.Clamp(time.UtcTicks + more.Ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
