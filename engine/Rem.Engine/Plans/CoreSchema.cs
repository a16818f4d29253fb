using System.Globalization;

namespace Rem.Plans;

/// <summary>What the YAML 1.2 core schema makes of a plain scalar.</summary>
public static class CoreSchema
{
    /// <summary>Stands for a number that 64 bits cannot hold; never a value.</summary>
    public static readonly object OutOfRange = new();

    private static readonly object BoxedTrue = true;
    private static readonly object BoxedFalse = false;
    private static readonly object[] SmallIntegers = BoxSmallIntegers();

    /// <summary>null, bool, long, double or the text itself; <see cref="OutOfRange"/> for a number outside 64 bits.</summary>
    public static object? Resolve(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var first = text[0];
        if (char.IsAsciiDigit(first) || first is '-' or '+' or '.')
        {
            return Number(text);
        }

        switch (first)
        {
            case '~':
                return text.Length == 1 ? null : text;
            case 'n' or 'N':
                return text is "null" or "Null" or "NULL" ? null : text;
            case 't' or 'T':
                return text is "true" or "True" or "TRUE" ? BoxedTrue : text;
            case 'f' or 'F':
                return text is "false" or "False" or "FALSE" ? BoxedFalse : text;
            default:
                return text;
        }
    }

    /// <summary>The float that a text is under `!!float`, or null.</summary>
    public static object? Float(string text) => Number(text) switch
    {
        long n => (double)n,
        double d => d,
        string => null,
        // `!!float 99999999999999999999` is a fine float.
        _ => IsInteger(text) ? double.Parse(text, CultureInfo.InvariantCulture) : OutOfRange,
    };

    private static object Number(string text)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'o')
        {
            return Based(text, text[1] == 'x' ? 16 : 8);
        }

        if (IsInteger(text))
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? Box(n) : OutOfRange;
        }

        return IsFloat(text) ? ParseFloat(text) : Special(text);
    }

    private static object ParseFloat(string text)
    {
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        // 1e999 would silently become .inf, and a hash such as 12345e678 with it.
        return double.IsFinite(value) ? value : OutOfRange;
    }

    private static object Special(string text)
    {
        var start = text[0] is '-' or '+' ? 1 : 0;
        switch (text.AsSpan(start))
        {
            case ".inf" or ".Inf" or ".INF":
                return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            case ".nan" or ".NaN" or ".NAN" when start == 0:
                return double.NaN;
            default:
                return text;
        }
    }

    private static object Based(string text, int radix)
    {
        var value = 0UL;
        for (var i = 2; i < text.Length; i++)
        {
            var digit = Digit(text[i]);
            if (digit >= radix)
            {
                return text;
            }

            // Saturates instead of wrapping, so that every digit is still looked at.
            value = value > ulong.MaxValue / 16 ? ulong.MaxValue : value * (uint)radix + (uint)digit;
        }

        return value <= long.MaxValue ? Box((long)value) : OutOfRange;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => 99,
    };

    private static bool IsInteger(string text)
    {
        var start = text[0] is '-' or '+' ? 1 : 0;
        return start < text.Length && SkipDigits(text, start) == text.Length;
    }

    // [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
    private static bool IsFloat(string text)
    {
        var start = text[0] is '-' or '+' ? 1 : 0;
        var at = SkipDigits(text, start);
        var digits = at - start;
        if (at < text.Length && text[at] == '.')
        {
            var end = SkipDigits(text, at + 1);
            digits += end - at - 1;
            at = end;
        }

        if (digits == 0)
        {
            return false;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
            var end = SkipDigits(text, at);
            return end > at && end == text.Length;
        }

        return at == text.Length;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static object Box(long value) => value is >= 0 and < 256 ? SmallIntegers[value] : value;

    private static object[] BoxSmallIntegers()
    {
        var boxes = new object[256];
        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = (long)i;
        }

        return boxes;
    }
}
