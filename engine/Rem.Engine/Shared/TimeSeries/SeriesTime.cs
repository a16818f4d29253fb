using System.Globalization;
using Rem.Values;

namespace Rem.Shared.TimeSeries;

/// <summary>
/// Moments as people say them where a range of time is asked for: `now`, `now-1h`, `now+5m`; a time (`2026-11-20`,
/// `2026-11-20T14:00:00Z`, in UTC unless it says otherwise); seconds since 1970, or from now where they are 0 or below.
/// </summary>
public static class SeriesTime
{
    /// <summary>What is taken, for messages.</summary>
    public const string Form = "now, now-1h, a time such as 2026-11-20T14:00:00Z, or seconds since 1970 (from now where they are 0 or below)";

    private const string Now = "now";
    private const double MostSeconds = 253_402_300_000; // the year 9999

    // Other tools say an hour ago so.
    private static readonly (string Begin, string End)[] _habits = [("-", ""), ("end-", ""), ("", " ago"), ("", "")];

    // Plans run between them.
    private static readonly DateTimeOffset[] _ages = [DateTimeOffset.UnixEpoch.AddYears(40), DateTimeOffset.UnixEpoch.AddYears(200)];

    private static readonly string[] _forms =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK",
    ];

    /// <summary>Reads one; false for anything else.</summary>
    /// <param name="value">A text or a number.</param>
    /// <param name="now">What `now` is.</param>
    /// <param name="time">The moment.</param>
    public static bool TryRead(object? value, DateTimeOffset now, out DateTimeOffset time)
    {
        time = default;
        return value switch
        {
            long seconds => TryRead((double)seconds, now, out time),
            double seconds => TryRead(seconds, now, out time),
            string text => TryRead(text, now, out time),
            _ => false,
        };
    }

    /// <summary>
    /// Whether a range that is said so holds no time, whenever it is asked for: both ends are moments or both are told from
    /// now, and the beginning is not before the end. False where that depends on the time, or one of them is no time.
    /// </summary>
    public static bool IsNever(object? start, object? end)
    {
        foreach (var now in _ages)
        {
            if (!TryRead(start, now, out var from) || !TryRead(end, now, out var to) || from < to)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a value that is none was likely to say, as a hint; null when nothing is near.</summary>
    public static string? Near(object? value)
    {
        var text = value as string ?? "";
        foreach (var (begin, end) in _habits)
        {
            if (text.StartsWith(begin, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal) && text.Length > begin.Length + end.Length
                && Duration.TryRead(text[begin.Length..^end.Length].Trim(), out _))
            {
                return $"write {Now}-{text[begin.Length..^end.Length].Trim()}";
            }
        }

        return null;
    }

    /// <summary>A time in seconds as plans have it: an integer where it is whole, else a float.</summary>
    public static object Seconds(TimeSpan time)
    {
        if (time.Ticks % TimeSpan.TicksPerSecond == 0)
        {
            return time.Ticks / TimeSpan.TicksPerSecond;
        }

        return time.TotalSeconds;
    }

    private static bool TryRead(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TryRead(seconds, now, out time);
        }

        return text.StartsWith(Now, StringComparison.Ordinal)
            ? TryReadFromNow(text.AsSpan(Now.Length), now, out time)
            : DateTimeOffset.TryParseExact(text, _forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    private static bool TryReadFromNow(ReadOnlySpan<char> distance, DateTimeOffset now, out DateTimeOffset time)
    {
        time = now;
        if (distance.Length == 0)
        {
            return true;
        }

        if (distance[0] is not ('-' or '+') || !Duration.TryRead(distance[1..].Trim(' ').ToString(), out var length))
        {
            return false;
        }

        return TryRead((now - DateTimeOffset.UnixEpoch).TotalSeconds + (distance[0] == '-' ? -length.TotalSeconds : length.TotalSeconds), now, out time);
    }

    private static bool TryRead(double seconds, DateTimeOffset now, out DateTimeOffset time)
    {
        time = default;
        if (!(Math.Abs(seconds) < MostSeconds))
        {
            return false;
        }

        var from = seconds > 0 ? DateTimeOffset.UnixEpoch : now;
        if ((from - DateTimeOffset.MinValue).TotalSeconds + seconds < 1)
        {
            return false;
        }

        time = from.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
