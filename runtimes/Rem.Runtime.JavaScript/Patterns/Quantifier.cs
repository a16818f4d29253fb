using System.Globalization;

namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>How often something is repeated: what stands between two braces.</summary>
internal static class Quantifier
{
    /// <summary>The quantifier for .NET; numbers that it does not take mean as good as no end. Throws <see cref="FormatException"/>.</summary>
    public static string Count(ReadOnlySpan<char> inside)
    {
        var comma = inside.IndexOf(',');
        var first = Number(comma < 0 ? inside : inside[..comma]);
        if (comma < 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{{{first}}}");
        }

        var last = inside[(comma + 1)..];
        if (last.Length > 0 && Number(last) < first)
        {
            throw new FormatException("numbers out of order in {} quantifier");
        }

        return last.Length == 0 || Number(last) == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{{{first},}}")
            : string.Create(CultureInfo.InvariantCulture, $"{{{first},{Number(last)}}}");
    }

    /// <summary>A number of digits; the largest there is for one that is too long.</summary>
    public static int Number(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
