namespace Rem.TimeSeries.Consolidation;

/// <summary>
/// Numbers as RRDtool reads them: digit by digit, and scaled by powers of ten, each step rounded. The last bit may differ
/// from the nearest double. Facts: rrd_strtod.c of 1.7.2.
/// </summary>
internal static class RrdNumber
{
    private const ulong Exact = 1UL << 53;
    private const int LeastExponent = -1021;
    private const int GreatestExponent = 1024;
    private const int LongestText = 400;

    /// <summary>A whole number.</summary>
    public static double OfWhole(ulong number) => number <= Exact ? number : OfDigits(number);

    /// <summary>The number of a text, which is digits with at most one dot, a sign and an exponent; false for another text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        if (text.Length is 0 or > LongestText)
        {
            return false;
        }

        var at = text[0] is '-' or '+' ? 1 : 0;
        var digits = 0;
        Digits(text, ref at, ref number, ref digits);
        var whole = digits;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            Digits(text, ref at, ref number, ref digits);
        }

        number = text[0] == '-' ? -number : number;
        if (digits == 0 || !TryExponent(text, ref at, out var exponent) || at < text.Length)
        {
            return false;
        }

        number = Scale(number, exponent - (digits - whole));
        return true;
    }

    private static void Digits(ReadOnlySpan<char> text, ref int at, ref double number, ref int count)
    {
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++, count++)
        {
            number = (number * 10) + (text[at] - '0');
        }
    }

    private static bool TryExponent(ReadOnlySpan<char> text, ref int at, out int exponent)
    {
        exponent = 0;
        if (at >= text.Length || text[at] is not ('e' or 'E'))
        {
            return true;
        }

        at++;
        var isNegative = at < text.Length && text[at] == '-';
        at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
        var first = at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            exponent = Math.Min((exponent * 10) + (text[at] - '0'), 100_000);
        }

        exponent = isNegative ? -exponent : exponent;
        return at > first;
    }

    private static double Scale(double number, int exponent)
    {
        if (exponent is < LeastExponent or > GreatestExponent)
        {
            return double.PositiveInfinity;
        }

        var power = 10.0;
        for (var left = Math.Abs(exponent); left > 0; left >>= 1, power *= power)
        {
            if ((left & 1) != 0)
            {
                number = exponent < 0 ? number / power : number * power;
            }
        }

        return number;
    }

    private static double OfDigits(ulong number)
    {
        var power = 1UL;
        while (number / power >= 10)
        {
            power *= 10;
        }

        var sum = 0.0;
        for (; power > 0; power /= 10)
        {
            sum = (sum * 10) + (number / power % 10);
        }

        return sum;
    }
}
