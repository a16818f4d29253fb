using System.Buffers;
using System.Globalization;
using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Numbers of bytes with units, as people write them.</summary>
internal static class ByteSize
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>`1.5 MiB`, `512 B`.</summary>
    public static string Text(double bytes, FilterSpec spec)
    {
        if (!double.IsFinite(bytes))
        {
            throw FilterInput.Unreadable(spec, $"{ValueText.Float(bytes)} is no number of bytes");
        }

        var unit = 0;
        while (Math.Abs(Math.Round(bytes, unit == 0 ? 0 : 1)) >= 1024 && unit < Units.Length - 1)
        {
            bytes /= 1024;
            unit++;
        }

        return bytes.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    /// <summary>The bytes that a text says.</summary>
    public static object Read(string text, FilterSpec spec)
    {
        var trimmed = text.AsSpan().Trim();
        var end = trimmed.IndexOfAnyExcept(Digits);
        var digits = end < 0 ? trimmed : trimmed[..end];
        var unit = end < 0 ? "" : trimmed[end..].Trim();
        var isNumber = decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || Factor(unit) is not { } factor)
        {
            throw Unknown(text, spec);
        }

        var bytes = number > long.MaxValue / factor ? -1 : decimal.Round(number * factor, MidpointRounding.AwayFromZero);
        return bytes >= 0 ? Boxed.Of((long)bytes) : throw FilterInput.Unreadable(spec, $"{ValueText.Show(text)} is more bytes than a 64-bit integer holds");
    }

    private static decimal? Factor(ReadOnlySpan<char> unit) => unit switch
    {
        "" or "B" => 1,
        "k" or "K" or "Ki" or "KiB" => 1L << 10,
        "M" or "Mi" or "MiB" => 1L << 20,
        "G" or "Gi" or "GiB" => 1L << 30,
        "T" or "Ti" or "TiB" => 1L << 40,
        "P" or "Pi" or "PiB" => 1L << 50,
        "kB" or "KB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "TB" => 1_000_000_000_000,
        "PB" => 1_000_000_000_000_000,
        _ => null,
    };

    private static PlanException Unknown(string text, FilterSpec spec) =>
        FilterInput.Unreadable(spec, $"expected a number and B, KiB, MiB, GiB, TiB, PiB, kB, MB, GB, TB or PB, got {ValueText.Show(text)}");
}
