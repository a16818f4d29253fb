namespace Rem.Monitoring.Scheduling;

/// <summary>How late runs began, in classes from a millisecond on, each a fifth wider than the one before. Safe to use from several threads.</summary>
internal sealed class Lag
{
    private const int InOctave = 4;
    private readonly long[] _counts = new long[24 * InOctave];
    private long _missed;

    /// <summary>Runs that were left out, since the one before had not ended, or the machine stood still.</summary>
    public long Missed => Interlocked.Read(ref _missed);

    /// <summary>Runs in all.</summary>
    public long Runs => _counts.Sum();

    /// <summary>A run began so late.</summary>
    public void Note(TimeSpan late)
    {
        var milliseconds = Math.Max(0, late.TotalMilliseconds);
        var place = Math.Min(_counts.Length - 1, milliseconds < 1 ? 0 : 1 + (int)(InOctave * Math.Log2(milliseconds)));
        Interlocked.Increment(ref _counts[place]);
    }

    /// <summary>Runs were left out.</summary>
    public void NoteMissed(long runs) => Interlocked.Add(ref _missed, runs);

    /// <summary>So late a share of the runs began at most; the upper bound of its class.</summary>
    public TimeSpan Percentile(double share)
    {
        var left = share * Runs;
        for (var i = 0; i < _counts.Length; i++)
        {
            left -= Interlocked.Read(ref _counts[i]);
            if (left <= 0)
            {
                return TimeSpan.FromMilliseconds(Math.Pow(2, (double)i / InOctave));
            }
        }

        return TimeSpan.MaxValue;
    }
}
