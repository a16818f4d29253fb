using System.Globalization;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>
/// Numbers as people write them: `0.5`, `10%` (10), `500ms` and `2m` (seconds), `900M` and `1.5k` (powers of 1000), `2Gi`
/// and `512MiB` (powers of 1024), `20GB`.
/// </summary>
internal static class Quantity
{
    private const string Powers = "kMGTP";

    /// <summary>What is expected, for messages.</summary>
    public const string Expected = "a number, or one with a unit: 10%, 500ms, 2m, 900M, 2Gi";

    /// <summary>Reads one; null for anything else.</summary>
    public static double? Read(object? value) => value switch
    {
        long n => n,
        double d when double.IsFinite(d) => d,
        string s => Read(s.Trim()),
        _ => null,
    };

    private static double? Read(string text)
    {
        var end = text.Length;
        while (end > 0 && (char.IsAsciiLetter(text[end - 1]) || text[end - 1] == '%'))
        {
            end--;
        }

        var unit = text.AsSpan(end);
        if (Scale(unit) is { } scale)
        {
            return double.TryParse(text.AsSpan(0, end).TrimEnd(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number * scale : null;
        }

        return Duration.TryRead(text, out var time) ? time.TotalSeconds : null;
    }

    private static double? Scale(ReadOnlySpan<char> unit)
    {
        if (unit is "" or "%" or "B")
        {
            return 1;
        }

        var power = Powers.IndexOf(unit[0], StringComparison.Ordinal) + 1;
        return power == 0 ? null : unit[1..] switch
        {
            "" or "B" => Math.Pow(1000, power),
            "i" or "iB" => Math.Pow(1024, power),
            _ => null,
        };
    }
}
