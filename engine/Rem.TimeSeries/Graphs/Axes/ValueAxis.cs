using System.Globalization;

namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>The axis of values: its ends, and round ticks from the lowest up.</summary>
internal sealed record ValueAxis(double Lower, double Upper, IReadOnlyList<ValueTick> Ticks)
{
    private const double Most = 1e300; // so that a span is finite
    private const int MostExponent = 4;

    /// <summary>An axis that holds values.</summary>
    /// <param name="least">The least value; not-a-number when none is known.</param>
    /// <param name="greatest">The greatest.</param>
    /// <param name="fixedLower">The lower end, when it was given; else it is round.</param>
    /// <param name="fixedUpper">The upper end, likewise.</param>
    /// <param name="fromZero">Whether zero belongs to it anyway.</param>
    /// <param name="most">About so many ticks at most, 1 or more.</param>
    /// <param name="unit">The unit.</param>
    public static ValueAxis Of(double least, double greatest, double? fixedLower, double? fixedUpper, bool fromZero, int most, GraphUnit unit)
    {
        var (lower, upper) = Ends(least, greatest, fixedLower, fixedUpper, fromZero);
        var step = RoundStep.AtLeast((upper - lower) / Math.Max(1, most), unit.Kind);
        lower = fixedLower is null ? step.Times(Math.Floor((lower / step.Size) + 1e-9)) : lower;
        upper = fixedUpper is null ? step.Times(Math.Ceiling((upper / step.Size) - 1e-9)) : upper;
        return new ValueAxis(lower, upper, TicksOf(lower, upper, step, unit));
    }

    private static (double Lower, double Upper) Ends(double least, double greatest, double? fixedLower, double? fixedUpper, bool fromZero)
    {
        var (lower, upper) = double.IsNaN(least) ? (fixedLower ?? Math.Min(0, (fixedUpper ?? 1) - 1), fixedUpper ?? Math.Max(1, (fixedLower ?? 0) + 1)) : (least, greatest);
        if (fromZero || (lower > 0 && (lower < upper / 2 || lower == upper)))
        {
            (lower, upper) = (Math.Min(0, lower), Math.Max(0, upper)); // what is near to zero is seen best from there
        }

        (lower, upper) = (Math.Clamp(fixedLower ?? lower, -Most, Most), Math.Clamp(fixedUpper ?? upper, -Most, Most));
        var narrow = Math.Max(Math.Max(Math.Abs(lower), Math.Abs(upper)) * 1e-9, 1e-290);
        if (upper - lower >= narrow)
        {
            return (lower, upper);
        }

        // All values are one, or the values end before the given end begins.
        var room = Math.Max(Math.Abs(lower), Math.Abs(upper)) is 0 or < 1e-280 ? 1 : Math.Max(Math.Abs(lower), Math.Abs(upper)) * 0.1;
        return (fixedLower, fixedUpper) switch
        {
            ({ } given, { } other) => (given, Math.Max(other, given + narrow)),
            ({ } given, null) => (given, given + room),
            (null, { } given) => (given - room, given),
            _ => lower == 0 ? (0, 1) : (lower - room, upper + room),
        };
    }

    private static List<ValueTick> TicksOf(double lower, double upper, RoundStep step, GraphUnit unit)
    {
        var (first, last) = (Math.Ceiling((lower / step.Size) - 1e-9), Math.Floor((upper / step.Size) + 1e-9));
        var scale = unit.Scale(Math.Max(Math.Abs(lower), Math.Abs(upper)), step.Size);
        var format = Format(step.Size / scale.Divisor, Math.Max(Math.Abs(lower), Math.Abs(upper)) / scale.Divisor);
        var ticks = new List<ValueTick>();
        for (var at = first; at <= last; at++)
        {
            var value = Math.Clamp(at == 0 ? 0 : step.Times(at), lower, upper);
            ticks.Add(new(value, value == 0 ? "0" + (scale.Suffix == " %" ? " %" : "") : (value / scale.Divisor).ToString(format, CultureInfo.InvariantCulture) + scale.Suffix));
        }

        return ticks;
    }

    // As many digits as tell one tick from the next; with an exponent what would be long otherwise.
    private static string Format(double step, double greatest)
    {
        var digits = (int)Math.Ceiling(Math.Log10(greatest / step) + 1e-9);
        if (greatest is >= 1e15 or < 1e-4 || (greatest >= 1e6 && digits < MostExponent))
        {
            return "0." + new string('#', Math.Clamp(digits + 1, 1, 15)) + "e+0";
        }

        return UnitScale.Decimals(step) is var decimals and > 0 ? "0." + new string('0', decimals) : "0";
    }
}
