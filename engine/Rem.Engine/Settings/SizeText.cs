using System.Globalization;

namespace Rem.Settings;

/// <summary>A size as `rem.yaml` has it: `8 MiB`.</summary>
public static class SizeText
{
    /// <summary>The bytes, or null for what is no size.</summary>
    public static long? Read(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        long? unit = text[end..].Trim() switch
        {
            "KiB" => 1024,
            "MiB" => 1024 * 1024,
            "GiB" => 1024 * 1024 * 1024,
            "kB" => 1000,
            "MB" => 1_000_000,
            "GB" => 1_000_000_000,
            _ => null,
        };
        return unit is not null && long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= long.MaxValue / unit
            ? number * unit
            : null;
    }
}
