namespace Rem.Monitoring.Scheduling;

/// <summary>
/// Tells how long a monitor stood still: something was due, and nobody looked, since its process was stopped, its machine
/// paused, or so busy that it came to nothing. No check could give a result then. For one caller at a time.
/// </summary>
internal sealed class Standstill
{
    // Shorter is a busy machine, and less than any check may be without a result.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private DateTimeOffset _due = DateTimeOffset.MaxValue;

    /// <summary>Somebody looks: gives for how long nobody did although it was due, zero for less than a second. No time is given twice.</summary>
    public TimeSpan Look(DateTimeOffset now)
    {
        var late = now - _due;
        if (late < Least)
        {
            return TimeSpan.Zero;
        }

        _due = now;
        return late;
    }

    /// <summary>Somebody will look at a time, null for never.</summary>
    public void Expect(DateTimeOffset? next) => _due = next ?? DateTimeOffset.MaxValue;
}
