namespace Rem.Monitoring.Scheduling;

/// <summary>
/// Tells how long a monitor stood still: it had to look, and did not, since its process was stopped, its machine paused, or so
/// busy that it came to nothing. No check could give a result then. For one caller at a time; <see cref="InAll"/> for any.
/// </summary>
internal sealed class Standstill
{
    /// <summary>How often it is looked at least: what stops and goes on in between cannot be told from a busy machine.</summary>
    public static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(500);

    /// <summary>What was under way for so long a standstill is no measurement any more.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);
    private DateTimeOffset _due = DateTimeOffset.MaxValue;
    private long _inAll;

    /// <summary>All long ones together: who was under way meanwhile finds it changed.</summary>
    public TimeSpan InAll => TimeSpan.FromTicks(Volatile.Read(ref _inAll));

    /// <summary>Somebody looks: gives for how long nobody did although it was due, zero for less than a tenth of a second. No time is given twice.</summary>
    public TimeSpan Look(DateTimeOffset now)
    {
        var late = now - _due;
        if (late < Least)
        {
            return TimeSpan.Zero;
        }

        _due = now;
        Volatile.Write(ref _inAll, _inAll + (late >= Long ? late.Ticks : 0));
        return late;
    }

    /// <summary>Somebody will look at a time.</summary>
    public void Expect(DateTimeOffset next) => _due = next;
}
