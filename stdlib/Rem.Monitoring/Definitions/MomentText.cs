using System.Globalization;

namespace Rem.Monitoring.Definitions;

/// <summary>Times as plans and people write them, and as they are shown to them.</summary>
internal static class MomentText
{
    /// <summary>What <see cref="Read"/> reads, for messages.</summary>
    public const string Expected = "a time such as 2027-01-31T12:00:00Z, or seconds since 1970";

    private const long MostSeconds = 253_402_300_800; // the year 10000

    /// <summary>A time: ISO 8601 in UTC, to the millisecond.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time that somebody gave: ISO 8601, or seconds since 1970; null for anything else.</summary>
    public static DateTimeOffset? Read(object? value) => value switch
    {
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        long seconds and > 0 and < MostSeconds => DateTimeOffset.FromUnixTimeSeconds(seconds),
        double seconds and > 0 and < MostSeconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        _ => null,
    };
}
