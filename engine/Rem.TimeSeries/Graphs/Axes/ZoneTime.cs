namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>From what a zone's clocks show to when they show it.</summary>
internal static class ZoneTime
{
    /// <summary>The first of the moments at which clocks show a time; where they are put forward over it, the moment at which they are.</summary>
    public static DateTimeOffset First(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsAmbiguousTime(local))
        {
            return new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Max()).ToUniversalTime();
        }

        var valid = local;
        while (zone.IsInvalidTime(valid))
        {
            valid = valid.AddMinutes(1); // clocks are put forward by whole minutes
        }

        return new DateTimeOffset(valid, zone.GetUtcOffset(valid)).ToUniversalTime();
    }

    /// <summary>The last of those moments; where there is but one, that.</summary>
    public static DateTimeOffset Last(DateTime local, TimeZoneInfo zone) => zone.IsAmbiguousTime(local)
        ? new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Min()).ToUniversalTime()
        : First(local, zone);
}
