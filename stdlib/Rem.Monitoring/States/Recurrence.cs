namespace Rem.Monitoring.States;

/// <summary>
/// A time that comes back on days of the week, by the clocks of a zone. Where these are put forward over its begin it begins
/// then, and where they are put back it begins the first time; one with an end by the clock ends when they show it last.
/// </summary>
/// <param name="Days">The days on which it begins.</param>
/// <param name="From">When, counted from midnight as clocks show it.</param>
/// <param name="Zone">Whose clocks.</param>
internal sealed record Recurrence(IReadOnlyList<DayOfWeek> Days, TimeSpan From, TimeZoneInfo Zone)
{
    // Somewhere within is a day of each name, with an end behind it.
    private const int Span = 15;

    /// <summary>When it ends, counted from midnight; behind the begin, if need be on the next day. Null where it has a length.</summary>
    public TimeSpan? To { get; init; }

    /// <summary>How long it lasts.</summary>
    public TimeSpan Length { get; init; }

    /// <summary>True when each is still going on when the next one begins.</summary>
    public bool IsEndless
    {
        get
        {
            var days = Days.Select(static day => (int)day).Distinct().Order().ToList();
            var gap = days.Select((day, i) => i + 1 < days.Count ? days[i + 1] - day : days[0] + 7 - day).DefaultIfEmpty(7).Max();
            return To is null && Length >= TimeSpan.FromDays(gap);
        }
    }

    /// <summary>The first one that has not ended at a time.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) Next(DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, Zone).Date;
        for (var day = today.AddDays(-8); day <= today.AddDays(Span); day = day.AddDays(1))
        {
            if (Days.Contains(day.DayOfWeek) && On(day) is var (start, end) && end > now && end > start)
            {
                return (start, end);
            }
        }

        // Only where the clocks skip all of it, week for week.
        return (DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
    }

    private (DateTimeOffset Start, DateTimeOffset End) On(DateTime day)
    {
        var start = At(day + From, isLast: false);
        return (start, To is { } to ? At(day + (to > From ? to : to + TimeSpan.FromDays(1)), isLast: true) : start + Length);
    }

    private DateTimeOffset At(DateTime shown, bool isLast)
    {
        if (Zone.IsInvalidTime(shown))
        {
            // The first moment behind the gap.
            var before = shown;
            while (Zone.IsInvalidTime(before))
            {
                before = before.AddMinutes(-1);
            }

            return new DateTimeOffset(before, Zone.GetUtcOffset(before)).AddMinutes(1).ToUniversalTime();
        }

        var offset = Zone.IsAmbiguousTime(shown) ? Choose(Zone.GetAmbiguousTimeOffsets(shown), isLast) : Zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    // The larger offset is the earlier time.
    private static TimeSpan Choose(TimeSpan[] offsets, bool isLast) => isLast ? offsets.Min() : offsets.Max();
}
