using System.Globalization;
using Rem.Values;

namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>
/// Times as one writes them for a graph: seconds since 1970, or from now where they are 0 or below; `-1d` (from now), `now`; or
/// a day or time (`2026-03-29`, `2026-03-29 14:00`, `2026-03-29T14:00:00+01:00`), in the graph's zone unless it says another.
/// </summary>
public static class GraphTime
{
    /// <summary>What is expected, for messages.</summary>
    public const string Expected = "a time: seconds since 1970, seconds or a duration from now such as -1d, or 2026-03-29 14:00";

    private const double Most = 253_402_300_000; // the year 9999

    private static readonly string[] _forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss",
    ];

    /// <summary>Reads one, or gives null for what is none. A local time that a change of the clock leaves out is the first one after it, one that comes twice is the first.</summary>
    public static DateTimeOffset? Read(object? value, DateTimeOffset now, TimeZoneInfo zone) => value switch
    {
        long n => Seconds(n, now),
        double d => Seconds(d, now),
        "now" => now,
        string { Length: > 1 } text when text[0] == '-' => Duration.TryRead(text[1..], out var ago) ? now - ago : null,
        string text => Text(text, zone),
        _ => null,
    };

    /// <summary>The moment at which a zone's clocks show a time: the first of two, and where clocks jump over it the moment at which they jump.</summary>
    public static DateTimeOffset Moment(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsAmbiguousTime(local))
        {
            return new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Max()).ToUniversalTime();
        }

        if (!zone.IsInvalidTime(local))
        {
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }

        // Clocks are put forward by a quarter, a half, or whole hours: the first valid minute is the jump.
        var after = local;
        while (zone.IsInvalidTime(after))
        {
            after = after.AddMinutes(1);
        }

        return new DateTimeOffset(after, zone.GetUtcOffset(after)).ToUniversalTime();
    }

    private static DateTimeOffset? Seconds(double seconds, DateTimeOffset now) =>
        !(Math.Abs(seconds) < Most) ? null
        : seconds > 0 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
        : seconds > -now.ToUnixTimeSeconds() ? now.AddSeconds(seconds) : null;

    private static DateTimeOffset? Text(string text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, _forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? (IsNear(local) ? Moment(local, zone) : null)
        : text.Length > 16 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && IsNear(time.UtcDateTime) ? time.ToUniversalTime() : null;

    private static bool IsNear(DateTime time) => time.Year is > 1970 and < 9999;
}
