using Rem.Errors;
using Rem.Expressions;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Rounds numbers, halves away from zero.</summary>
internal static class Rounding
{
    /// <summary>Rounds an integer; decimals change nothing.</summary>
    public static object Round(long number, int digits, FilterSpec spec)
    {
        if (digits >= 0)
        {
            return Boxed.Of(number);
        }

        Int128 unit = 1;
        for (var i = digits; i < 0; i++)
        {
            unit *= 10;
        }

        var rounded = (number + (number < 0 ? -unit / 2 : unit / 2)) / unit * unit;
        return rounded >= long.MinValue && rounded <= long.MaxValue
            ? Boxed.Of((long)rounded)
            : throw new PlanException(ExpressionErrors.Overflow, default, $"filter '{spec.Name}': {number} rounds to what is no 64-bit integer");
    }

    /// <summary>Rounds a float: to a float with decimals, to an integer without.</summary>
    public static object Round(double number, int digits, FilterSpec spec)
    {
        if (digits > 0)
        {
            return Decimals(number, digits);
        }

        var whole = (long)Whole(Math.Round(number, MidpointRounding.AwayFromZero), spec);
        return digits == 0 ? Boxed.Of(whole) : Round(whole, digits, spec);
    }

    /// <summary>A float without decimals as integer; outside 64 bits, and for what is no number, an error.</summary>
    public static object Whole(double number, FilterSpec spec) =>
        number is >= -9223372036854775808d and < 9223372036854775808d
            ? Boxed.Of((long)number)
            : throw FilterInput.Unreadable(spec, $"{ValueText.Float(number)} is no 64-bit integer");

    // Through decimals as they are printed: 2.675 is 2.67499… in binary, and nobody who writes 2.675 means that.
    private static double Decimals(double number, int digits) =>
        double.IsFinite(number) && Math.Abs(number) < 1e15
            ? (double)decimal.Round((decimal)number, digits, MidpointRounding.AwayFromZero)
            : number;
}
