namespace Rem.TimeSeries.Consolidation;

/// <summary>Times as RRDtool has them: seconds since 1970 and microseconds.</summary>
internal static class UnixTime
{
    private const long TicksOf1970 = 621_355_968_000_000_000;
    private const long TicksInMicro = TimeSpan.TicksPerMicrosecond;

    /// <summary>Seconds and microseconds of a time; finer parts are cut off.</summary>
    public static (long Seconds, long Micros) Of(DateTimeOffset time)
    {
        var micros = (time.UtcTicks - TicksOf1970) / TicksInMicro;
        return (micros / 1_000_000, micros % 1_000_000);
    }

    /// <summary>The time of seconds and microseconds.</summary>
    public static DateTimeOffset Time(long seconds, long micros = 0) => new(TicksOf1970 + (((seconds * 1_000_000) + micros) * TicksInMicro), TimeSpan.Zero);
}
