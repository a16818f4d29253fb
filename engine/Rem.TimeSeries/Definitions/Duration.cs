using System.Globalization;

namespace Rem.TimeSeries.Definitions;

/// <summary>RRDtool's scaled durations: a bare number counts units, one with a letter is a time that has to be a multiple of the unit.</summary>
internal static class Duration
{
    /// <summary>Reads one.</summary>
    /// <param name="text">`90`, or `15m` with `s`, `m`, `h`, `d`, `w`, `M` (31 days) or `y` (366 days).</param>
    /// <param name="unit">Seconds of a unit.</param>
    /// <param name="number">How many units it is.</param>
    public static bool TryParse(string text, long unit, out long number)
    {
        number = 0;
        var seconds = text.Length == 0 ? 0 : text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            'w' => 7 * 86_400,
            'M' => 31 * 86_400,
            'y' => 366 * 86_400,
            _ => 0,
        };
        var digits = seconds == 0 ? text : text[..^1];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > int.MaxValue)
        {
            return false;
        }

        number = seconds == 0 ? count : count * seconds / unit;
        return seconds == 0 || count * seconds % unit == 0;
    }
}
