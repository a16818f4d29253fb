using Function = Rem.Shared.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Consolidation;

/// <summary>The row that an archive has begun for a source. Facts: rrd_update.c of 1.7.2, update_cdp, initialize_cdp_val, initialize_carry_over and calculate_cdp_val.</summary>
internal static class RowClosing
{
    /// <summary>Takes steps of one rate, none of which ends the row.</summary>
    public static void Add(in ArchiveRule rule, Span<long> row, double rate, long steps)
    {
        if (double.IsNaN(rate))
        {
            row[1] += steps;
            return;
        }

        var value = BitConverter.Int64BitsToDouble(row[0]);
        row[0] = BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? Weighted(rule, rate, steps) : Fold(rule, value, rate, steps));
    }

    /// <summary>Ends the row and begins the next; gives the row's value. Rows that lie wholly between have the rate itself.</summary>
    /// <param name="rule">The archive.</param>
    /// <param name="row">The value and unknown steps of the row.</param>
    /// <param name="rate">The rate of the steps, or not-a-number.</param>
    /// <param name="first">Those of the steps that end the row.</param>
    /// <param name="rest">Those that fall into the row that begins.</param>
    public static double Close(in ArchiveRule rule, Span<long> row, double rate, long first, long rest)
    {
        var isUnknown = double.IsNaN(rate);
        var unknown = isUnknown ? row[1] + first : row[1];
        var ended = unknown > rule.MostUnknown ? double.NaN : Ended(rule, BitConverter.Int64BitsToDouble(row[0]), rate, first, unknown);
        row[0] = BitConverter.DoubleToInt64Bits(rest == 0 || isUnknown ? Nothing(rule.Function) : Weighted(rule, rate, rest));
        row[1] = isUnknown ? rest : 0;
        return ended;
    }

    private static double Ended(in ArchiveRule rule, double value, double rate, long first, long unknown) => rule.Function switch
    {
        Function.Average => (Known(value, 0) + (Known(rate, 0) * first)) / (rule.Steps - unknown),
        Function.Max => Known(rate, double.NegativeInfinity) > Known(value, double.NegativeInfinity) ? Known(rate, double.NegativeInfinity) : Known(value, double.NegativeInfinity),
        Function.Min => Known(rate, double.PositiveInfinity) < Known(value, double.PositiveInfinity) ? Known(rate, double.PositiveInfinity) : Known(value, double.PositiveInfinity),
        _ => rate,
    };

    private static double Fold(in ArchiveRule rule, double value, double rate, long steps) => rule.Function switch
    {
        Function.Average => value + (rate * steps),
        Function.Min => rate < value ? rate : value,
        Function.Max => rate > value ? rate : value,
        _ => rate,
    };

    private static double Weighted(in ArchiveRule rule, double rate, long steps) => rule.Function == Function.Average ? rate * steps : rate;

    private static double Nothing(Function function) => function switch
    {
        Function.Average => 0,
        Function.Max => double.NegativeInfinity,
        Function.Min => double.PositiveInfinity,
        _ => double.NaN,
    };

    private static double Known(double value, double otherwise) => double.IsNaN(value) ? otherwise : value;
}
