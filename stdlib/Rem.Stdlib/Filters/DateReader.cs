using System.Globalization;
using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Reads times: seconds since 1970, `now`, ISO 8601, and the forms of HTTP headers and web server logs.</summary>
internal static class DateReader
{
    private const double Earliest = -62_135_596_800;
    private const double Latest = 253_402_300_800;

    private static readonly string[] WithZone =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "dd/MMM/yyyy:HH:mm:ss zzz",
    ];

    private static readonly string[] WithoutZone =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    /// <summary>The time that a value says; a text without a zone is in the engine's.</summary>
    public static DateTimeOffset Read(object? value, FilterContext context, FilterSpec spec) => value switch
    {
        long seconds => Seconds(seconds, spec),
        double seconds => Seconds(seconds, spec),
        string text => Text(text, context, spec),
        _ => throw FilterInput.Wrong(value, spec, "seconds since 1970, a date as text, or 'now'"),
    };

    /// <summary>The zone of a name.</summary>
    public static TimeZoneInfo Zone(string name, FilterSpec spec) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new PlanException(FilterErrors.Argument, default, $"argument 'zone' of filter '{spec.Name}' must be UTC or a name such as Europe/Berlin, got {ValueText.Show(name)}");

    private static DateTimeOffset Seconds(double seconds, FilterSpec spec) =>
        seconds is >= Earliest and < Latest
            ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
            : throw FilterInput.Unreadable(spec, $"{ValueText.Of(seconds)} seconds since 1970 is outside the years 1 to 9999");

    private static DateTimeOffset Text(string text, FilterContext context, FilterSpec spec)
    {
        if (text is "now" or "today")
        {
            return context.Clock.GetUtcNow();
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            return Seconds(seconds, spec);
        }

        if (DateTime.TryParseExact(text, WithoutZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new DateTimeOffset(local, context.Zone.GetUtcOffset(local));
        }

        return DateTimeOffset.TryParseExact(text, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw FilterInput.Unreadable(spec, $"expected a date such as 2026-11-20 or 2026-11-20T09:30:00Z, got {ValueText.Show(text)}");
    }
}
