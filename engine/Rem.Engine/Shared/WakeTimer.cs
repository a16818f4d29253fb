namespace Rem.Shared;

/// <summary>The one timer of a resource in memory: armed for the next moment at which somebody who waits could go on.</summary>
internal sealed class WakeTimer(TimeProvider clock, RunningTime time, Action wake)
{
    // A timer of the machine may fire a little early; it is then armed again for at least this long.
    private static readonly long Least = TimeSpan.FromMilliseconds(1).Ticks;
    private static readonly long Most = TimeSpan.FromDays(40).Ticks;

    private ITimer? _timer;
    private long _moment = long.MaxValue;

    /// <summary>Arms it for a moment, or with null not at all. Called under the resource's gate; it fires outside of it.</summary>
    public void Set(long? moment)
    {
        var wanted = moment ?? long.MaxValue;
        if (wanted == _moment)
        {
            return;
        }

        _moment = wanted;
        _timer ??= clock.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(
            wanted == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(Math.Clamp(wanted - time.Now, Least, Most)),
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>It has fired: the next <see cref="Set"/> arms it, also for the same moment. Called under the gate.</summary>
    public void Fired() => _moment = long.MaxValue;
}
