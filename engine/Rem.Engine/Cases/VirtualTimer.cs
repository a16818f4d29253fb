namespace Rem.Cases;

/// <summary>A timer of a clock that is not the machine's.</summary>
internal sealed class VirtualTimer(VirtualTimers timers, TimerCallback callback, object? state) : ITimer
{
    /// <summary>When it fires, in ticks since the clock's start; meaningless while it is not armed.</summary>
    public long Due { get; set; }

    /// <summary>Its place among timers of the same time, and the mark of one arming.</summary>
    public long Sequence { get; set; }

    /// <summary>Ticks between firings, or 0.</summary>
    public long Period { get; set; }

    /// <summary>True while it will fire.</summary>
    public bool IsArmed { get; set; }

    /// <summary>The machine's timer that stands behind it, where there is one.</summary>
    public ITimer? Real { get; set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        timers.Arm(this, dueTime, period);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => timers.Disarm(this);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public void Fire() => callback(state);
}
