using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Consolidation;

/// <summary>What a reading adds to its source: its rate times the seconds since the reading before. Facts: rrd_update.c of 1.7.2, update_pdp_prep, and rrd_diff.c.</summary>
internal static class Rates
{
    // 2^32-1, not 2^32: what 1.7.2 adds for a wrap at 32 bits; and 2^64-2^32 for one at 64.
    private const double Wrap32 = 4294967295.0;
    private const double Wrap64 = 18446744069414584320.0;

    /// <summary>Not-a-number when it is unknown. A rate beyond the source's limits is unknown.</summary>
    public static double Increase(in SourceRule rule, Reading last, Reading now, double interval)
    {
        if (now.IsUnknown || rule.Heartbeat < interval)
        {
            return double.NaN;
        }

        var increase = rule.Type switch
        {
            SourceType.Gauge => Number(now) * interval,
            SourceType.Absolute => Number(now),
            _ when last.IsUnknown => double.NaN,
            SourceType.Counter => OverWraps(Difference(now, last)),
            SourceType.Derive => Difference(now, last),
            SourceType.DCounter => Forward(Number(now), Number(last)),
            _ => Number(now) - Number(last),
        };
        var rate = rule.Type == SourceType.Gauge ? Number(now) : increase / interval;
        return rate > rule.Max || rate < rule.Min ? double.NaN : increase;
    }

    private static double Number(Reading reading) => reading.Kind switch
    {
        ReadingKind.Whole => RrdNumber.OfWhole((ulong)reading.Bits),
        ReadingKind.Negative => -RrdNumber.OfWhole(Size(reading)),
        _ => reading.Real,
    };

    // Exact, and made a double only then. Numbers of different signs have no difference.
    private static double Difference(Reading now, Reading last)
    {
        if (now.Kind != last.Kind)
        {
            return double.NaN;
        }

        var (a, b) = (Size(now), Size(last));
        var difference = a >= b ? RrdNumber.OfWhole(a - b) : -RrdNumber.OfWhole(b - a);
        return now.Kind == ReadingKind.Negative ? -difference : difference;
    }

    private static double OverWraps(double difference)
    {
        difference += difference < 0 ? Wrap32 : 0;
        return difference < 0 ? difference + Wrap64 : difference;
    }

    private static double Forward(double now, double last) =>
        (now > 0 && last > now) || (now < 0 && now > last) ? double.NaN : now - last;

    private static ulong Size(Reading reading) => reading.Kind == ReadingKind.Negative ? (ulong)-reading.Bits : (ulong)reading.Bits;
}
