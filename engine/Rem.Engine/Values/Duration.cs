using System.Globalization;

namespace Rem.Values;

/// <summary>Durations of the plan language: `1ms 5s 2m 1h30m 7d`, or a number of seconds.</summary>
public static class Duration
{
    /// <summary>The longest that can be said: 10,000 days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(10_000);

    /// <summary>Reads a duration from a value; false for anything else, negative ones and those over 10,000 days included.</summary>
    public static bool TryRead(object? value, out TimeSpan duration)
    {
        double? seconds = value switch
        {
            long n => n,
            double d => d,
            string s => Seconds(s),
            _ => null,
        };
        var fits = seconds >= 0 && seconds <= Longest.TotalSeconds;
        duration = fits ? TimeSpan.FromTicks((long)Math.Round(seconds!.Value * TimeSpan.TicksPerSecond)) : default;
        return fits;
    }

    /// <summary>As a plan would write it, for messages: `1m30s`, `500ms`; parts of a millisecond as a fraction.</summary>
    public static string Show(TimeSpan time)
    {
        if (time < TimeSpan.FromSeconds(1))
        {
            return time == TimeSpan.Zero ? "0s" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms");
        }

        var text = "";
        text += time.Days > 0 ? $"{time.Days}d" : "";
        text += time.Hours > 0 ? $"{time.Hours}h" : "";
        text += time.Minutes > 0 ? $"{time.Minutes}m" : "";
        var seconds = (time.Ticks % TimeSpan.TicksPerMinute) / (double)TimeSpan.TicksPerSecond;
        return seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}{seconds}s") : text;
    }

    private static double? Seconds(string text)
    {
        double total = 0;
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            {
                at++;
            }

            if (!double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            start = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            double? unit = text.AsSpan(start, at - start) switch
            {
                "ms" => 0.001,
                "s" => 1,
                "m" => 60,
                "h" => 3600,
                "d" => 86400,
                _ => null,
            };
            if (unit is null)
            {
                return null;
            }

            total += number * unit.Value;
        }

        return text.Length == 0 ? null : total;
    }
}
