using System.Globalization;

namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>
/// Ticks at round times of a zone's clocks. An hour that comes twice has its ticks twice where they are an hour apart or less,
/// else at its first; one that is left out has none, and a day that begins with it begins when it is over.
/// </summary>
internal static class TimeAxis
{
    private const int Hour = 3600;

    /// <summary>The ticks of a range, both ends in it, in order.</summary>
    public static IReadOnlyList<TimeTick> Ticks(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone, TimeStep step)
    {
        var times = new List<DateTimeOffset>();
        if (step.IsClock && (end - start).TotalDays < 20 && zone.GetUtcOffset(start) == zone.GetUtcOffset(end))
        {
            AddEven(times, start, end, zone.GetUtcOffset(start), step.Count);
        }
        else if (step.IsClock)
        {
            AddClock(times, start, end, zone, step.Count);
        }
        else
        {
            AddCalendar(times, start, end, zone, step);
        }

        times.Sort();
        return Label(times, start, end, zone, step);
    }

    // No change of the clocks in between: no zone changes them twice within 20 days.
    private static void AddEven(List<DateTimeOffset> times, DateTimeOffset start, DateTimeOffset end, TimeSpan offset, int seconds)
    {
        var step = seconds * TimeSpan.TicksPerSecond;
        var local = start.UtcTicks + offset.Ticks;
        for (var at = local - (local % step); at <= end.UtcTicks + offset.Ticks; at += step)
        {
            times.Add(new DateTimeOffset(at - offset.Ticks, TimeSpan.Zero));
        }
    }

    private static void AddClock(List<DateTimeOffset> times, DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone, int seconds)
    {
        var step = seconds * TimeSpan.TicksPerSecond;
        var first = Local(start, zone).Ticks - (3 * Hour * TimeSpan.TicksPerSecond);
        var last = Local(end, zone).Ticks + (3 * Hour * TimeSpan.TicksPerSecond);
        for (var at = first - (first % step); at <= last; at += step)
        {
            var local = new DateTime(at);
            if (zone.IsInvalidTime(local))
            {
                continue;
            }

            times.Add(ZoneTime.First(local, zone));
            if (seconds <= Hour)
            {
                times.Add(ZoneTime.Last(local, zone)); // one that comes but once is there already, and is left out below
            }
        }
    }

    private static void AddCalendar(List<DateTimeOffset> times, DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone, TimeStep step)
    {
        var last = Local(end, zone).AddDays(1);
        for (var day = Floor(Local(start, zone).Date, step); day <= last; day = Next(day, step))
        {
            times.Add(ZoneTime.First(day, zone));
        }
    }

    // The Monday of a week; of several days, weeks, months or years those that a count from the year 1 falls on.
    private static DateTime Floor(DateTime day, TimeStep step)
    {
        var days = (int)(day.Ticks / TimeSpan.TicksPerDay);
        return step.Unit switch
        {
            TimeUnit.Day => new DateTime(TimeSpan.TicksPerDay * (days - (days % step.Count))), // 1 January of the year 1 was a Monday
            TimeUnit.Month => new DateTime(day.Year, day.Month - ((day.Month - 1) % step.Count), 1),
            _ => new DateTime(Math.Max(1, day.Year - (day.Year % step.Count)), 1, 1),
        };
    }

    private static DateTime Next(DateTime day, TimeStep step) => step.Unit switch
    {
        TimeUnit.Day => day.AddDays(step.Count),
        TimeUnit.Month => day.AddMonths(step.Count),
        _ => day.Year + step.Count > 9999 ? DateTime.MaxValue : new DateTime(day.Year - (day.Year % step.Count) + step.Count, 1, 1),
    };

    private static List<TimeTick> Label(List<DateTimeOffset> times, DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone, TimeStep step)
    {
        var (ticks, last) = (new List<TimeTick>(times.Count), default(string));
        foreach (var time in times)
        {
            if (time < start || time > end || (ticks.Count > 0 && time == ticks[^1].Time))
            {
                continue;
            }

            var local = Local(time, zone);
            var above = step.AboveFormat is { } format ? local.ToString(format, CultureInfo.InvariantCulture) : null;
            ticks.Add(new(time, local.ToString(step.Format, CultureInfo.InvariantCulture), above == last ? null : above));
            last = above;
        }

        return ticks;
    }

    private static DateTime Local(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).DateTime;
}
