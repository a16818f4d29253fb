using Rem.TimeSeries.Graphs.Axes;

namespace Rem.TimeSeries.Tests.Graphs;

public sealed class TimeAxisTests
{
    private static readonly TimeStep _hour = new(TimeUnit.Second, 3600);

    [Fact]
    public void In_Berlin_the_hour_that_is_left_out_in_March_has_no_tick()
    {
        var ticks = Ticks(new(2026, 3, 28, 23, 0, 0, TimeSpan.Zero), 6, _hour);

        ticks.Select(static tick => tick.Label).ShouldBe(["00:00", "01:00", "03:00", "04:00", "05:00", "06:00", "07:00"]);
        Gaps(ticks).ShouldAllBe(static gap => gap == TimeSpan.FromHours(1));
    }

    [Fact]
    public void In_Berlin_the_hour_that_comes_twice_in_October_has_two_ticks()
    {
        var ticks = Ticks(new(2026, 10, 24, 22, 0, 0, TimeSpan.Zero), 6, _hour);

        ticks.Select(static tick => tick.Label).ShouldBe(["00:00", "01:00", "02:00", "02:00", "03:00", "04:00", "05:00"]);
        Gaps(ticks).ShouldAllBe(static gap => gap == TimeSpan.FromHours(1));
    }

    [Fact]
    public void Quarters_of_the_hour_that_comes_twice_come_twice_in_their_order()
    {
        var ticks = Ticks(new(2026, 10, 24, 23, 30, 0, TimeSpan.Zero), 2, new(TimeUnit.Second, 900));

        ticks.Select(static tick => tick.Label).ShouldBe(["01:30", "01:45", "02:00", "02:15", "02:30", "02:45", "02:00", "02:15", "02:30"]);
        Gaps(ticks).ShouldAllBe(static gap => gap == TimeSpan.FromMinutes(15));
    }

    [Theory]
    [InlineData("2026-03-28", 23, "00:00 06:00 12:00 18:00 00:00", "6 5 6 6")]
    [InlineData("2026-10-24", 22, "00:00 06:00 12:00 18:00 00:00", "6 7 6 6")]
    public void Ticks_every_six_hours_stay_on_the_clock_when_it_is_changed(string day, int hour, string labels, string hours)
    {
        var from = DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).AddHours(hour);
        var shown = labels.Split(' ');
        var ticks = Ticks(from, 25, new(TimeUnit.Second, 6 * 3600)).Take(5).ToArray();

        ticks.Select(static tick => tick.Label).Take(4).ShouldBe(shown.Take(4));
        TimeZoneInfo.ConvertTime(ticks[0].Time, Made.Berlin).TimeOfDay.ShouldBe(TimeSpan.Zero);
        Gaps(ticks)[0].TotalHours.ShouldBe(double.Parse(hours.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        Gaps(ticks).Skip(1).ShouldAllBe(static gap => gap == TimeSpan.FromHours(6));
    }

    [Fact]
    public void Days_begin_at_midnight_of_the_zone_over_both_changes()
    {
        foreach (var tick in Ticks(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 365 * 24, new(TimeUnit.Day, 1)))
        {
            TimeZoneInfo.ConvertTime(tick.Time, Made.Berlin).TimeOfDay.ShouldBe(TimeSpan.Zero);
        }
    }

    [Fact]
    public void A_day_whose_midnight_is_left_out_begins_when_the_clocks_jump()
    {
        var cairo = TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo"); // 2026-04-24 00:00 to 01:00
        var ticks = TimeAxis.Ticks(new(2026, 4, 23, 0, 0, 0, TimeSpan.Zero), new(2026, 4, 26, 0, 0, 0, TimeSpan.Zero), cairo, new(TimeUnit.Day, 1));

        ticks.Select(static tick => tick.Label).ShouldBe(["24 Apr", "25 Apr", "26 Apr"]);
        ticks[0].Time.ShouldBe(new DateTimeOffset(2026, 4, 23, 22, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Weeks_begin_on_Monday() =>
        Ticks(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 60 * 24, new(TimeUnit.Day, 7)).ShouldAllBe(static tick => TimeZoneInfo.ConvertTime(tick.Time, Made.Berlin).DayOfWeek == DayOfWeek.Monday);

    [Fact]
    public void Months_begin_on_their_first_day_and_name_the_year_when_it_changes()
    {
        var ticks = Ticks(new(2025, 11, 15, 0, 0, 0, TimeSpan.Zero), 100 * 24, new(TimeUnit.Month, 1));

        ticks.Select(static tick => (tick.Label, tick.Above)).ShouldBe([("Dec", "2025"), ("Jan", "2026"), ("Feb", null)]);
    }

    [Fact]
    public void The_day_is_named_at_the_first_tick_and_where_it_changes()
    {
        var ticks = Ticks(new(2026, 3, 28, 20, 0, 0, TimeSpan.Zero), 6, new(TimeUnit.Second, 7200));

        ticks.Select(static tick => (tick.Label, tick.Above)).ShouldBe([("22:00", "Sat 28 Mar"), ("00:00", "Sun 29 Mar"), ("04:00", null)]);
    }

    [Fact]
    public void A_zone_of_half_an_hour_has_its_own_whole_hours()
    {
        var ticks = TimeAxis.Ticks(Made.Start, Made.Start.AddHours(2), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"), _hour);

        ticks.Select(static tick => tick.Label).ShouldBe(["06:00", "07:00"]);
    }

    [Fact]
    public void Every_length_from_a_minute_to_a_hundred_years_has_ticks_with_room_and_on_whole_units()
    {
        for (var seconds = 60.0; seconds < 3.2e9; seconds *= 1.7)
        {
            var step = TimeStep.Fitting(seconds, 700, static format => 60);
            var ticks = Ticks(Made.Start, seconds / 3600, step);
            ticks.Count.ShouldBeInRange(2, 14, $"{seconds} s in {step}");
            ticks.Select(static tick => TimeZoneInfo.ConvertTime(tick.Time, Made.Berlin)).ShouldAllBe(time => time.Ticks % TimeSpan.TicksPerSecond == 0 && (step.Count < 60 || time.Second == 0 || step.Unit != TimeUnit.Second));
        }
    }

    private static IReadOnlyList<TimeTick> Ticks(DateTimeOffset start, double hours, TimeStep step) => TimeAxis.Ticks(start, start.AddHours(hours), Made.Berlin, step);

    private static TimeSpan[] Gaps(IReadOnlyList<TimeTick> ticks) => [.. ticks.Zip(ticks.Skip(1), static (one, next) => next.Time - one.Time)];
}
