using Rem.Monitoring.Scheduling;
using Rem.Monitoring.Sections;
using Rem.Monitoring.States;

namespace Rem.Monitoring.Tests;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lag _lag = new();

    [Fact]
    public void Ten_thousand_checks_a_minute_are_spread_over_the_minute()
    {
        var schedule = Make(10_000, TimeSpan.FromMinutes(1));
        var perSecond = new int[60];

        for (var second = 0; second < 180; second++)
        {
            for (; schedule.Take(Start.AddSeconds(second)) is { } check; schedule.Ended(check, false, false, Start.AddSeconds(second)))
            {
                perSecond[second % 60] += second < 120 ? 0 : 1;
            }
        }

        perSecond.Sum().ShouldBe(10_000);
        perSecond.Max().ShouldBeLessThan(250); // 167 on average
    }

    [Fact]
    public void Each_check_has_a_first_run_within_five_seconds()
    {
        var schedule = Make(1000, TimeSpan.FromHours(1));
        var seen = new HashSet<string>();

        for (; schedule.Take(Start.AddSeconds(5)) is { } check; schedule.Ended(check, false, false, Start.AddSeconds(5)))
        {
            seen.Add(check.Name);
        }

        seen.Count.ShouldBe(1000);
    }

    [Fact]
    public void Ten_thousand_checks_begin_three_hundred_a_second()
    {
        var schedule = Make(10_000, TimeSpan.FromMinutes(1));
        var perSecond = new int[40];

        for (var second = 0; second < 40; second++)
        {
            for (; schedule.Take(Start.AddSeconds(second)) is { } check; schedule.Ended(check, false, false, Start.AddSeconds(second)))
            {
                perSecond[second]++;
            }
        }

        perSecond[..30].Max().ShouldBe(300);
        perSecond[..35].Sum().ShouldBeGreaterThan(9_999);
    }

    [Fact]
    public void The_first_runs_of_checks_never_take_longer_than_their_interval()
    {
        var schedule = Make(10_000, TimeSpan.FromSeconds(10));
        var seen = new HashSet<string>();

        for (; schedule.Take(Start.AddSeconds(10)) is { } check; schedule.Ended(check, false, false, Start.AddSeconds(10)))
        {
            seen.Add(check.Name);
        }

        seen.Count.ShouldBe(10_000);
    }

    [Fact]
    public void A_check_runs_at_its_own_place_in_the_interval_after_each_start()
    {
        var times = new[] { Start, Start.AddSeconds(37.5) }.Select(start =>
        {
            var schedule = new Schedule([Check("web", TimeSpan.FromMinutes(1))], start, _lag);
            schedule.Ended(schedule.Take(start)!, false, false, start);
            return schedule.Next!.Value;
        }).ToArray();

        ((times[1] - times[0]).Ticks % TimeSpan.FromMinutes(1).Ticks).ShouldBe(0);
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(60_000, 200)]
    [InlineData(500, 100)] // a fifth of the interval
    public void Checks_run_on_a_beat_so_that_few_wakings_serve_them_all(int every, int beat)
    {
        var schedule = Make(100, TimeSpan.FromMilliseconds(every));
        while (schedule.Take(Start.AddMilliseconds(every)) is { } check)
        {
            schedule.Ended(check, false, false, Start.AddMilliseconds(every));
        }

        var times = Enumerable.Range(0, 100).Select(i => schedule.DueOf($"check {i}")!.Value).ToArray();
        times.ShouldAllBe(time => time.Ticks % TimeSpan.FromMilliseconds(beat).Ticks == 0);
        times.Distinct().Count().ShouldBeGreaterThan(4);
    }

    [Fact]
    public void A_check_that_still_runs_is_left_out_and_counted()
    {
        var schedule = Make(1, TimeSpan.FromSeconds(1));
        var check = schedule.Take(Start)!;

        schedule.Take(Start.AddSeconds(2)).ShouldBeNull();
        schedule.Ended(check, false, false, Start.AddSeconds(3));

        _lag.Missed.ShouldBeGreaterThan(0);
        schedule.Take(Start.AddSeconds(5)).ShouldBe(check);
    }

    [Fact]
    public void What_waits_to_be_confirmed_runs_sooner_and_then_as_before()
    {
        var schedule = Make(1, TimeSpan.FromHours(1));
        schedule.Ended(schedule.Take(Start)!, true, false, Start);

        schedule.Next.ShouldBe(Start.AddSeconds(15));
        schedule.Ended(schedule.Take(Start.AddSeconds(15))!, true, false, Start.AddSeconds(16));
        schedule.Next.ShouldBe(Start.AddSeconds(30));
        schedule.Ended(schedule.Take(Start.AddSeconds(30))!, false, false, Start.AddSeconds(31));
        schedule.Take(Start.AddSeconds(45))?.Let(check => schedule.Ended(check, false, false, Start.AddSeconds(45)));
        schedule.Next!.Value.ShouldBeGreaterThan(Start.AddMinutes(10));
    }

    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 15)] // what waits to be confirmed, as soon as ever
    public void What_took_longer_than_its_time_waits_before_it_runs_again(bool isConfirming, int seconds)
    {
        var schedule = Make(1, TimeSpan.FromMinutes(1));
        var check = schedule.Take(Start)!;
        schedule.Take(Start.AddSeconds(59.9)).ShouldBeNull(); // it still runs
        var end = schedule.Next!.Value.AddSeconds(-0.1); // its next time is there

        schedule.Ended(check, isConfirming, isLate: true, end);

        schedule.Take(end.AddSeconds(seconds - 0.1)).ShouldBeNull();
        schedule.Take(end.AddSeconds(seconds)).ShouldBe(check);
    }

    [Fact]
    public void How_late_runs_began_is_known_by_its_share()
    {
        for (var i = 0; i < 99; i++)
        {
            _lag.Note(TimeSpan.FromMilliseconds(3));
        }

        _lag.Note(TimeSpan.FromMilliseconds(900));

        _lag.Percentile(0.5).TotalMilliseconds.ShouldBe(3.36, 0.01);
        _lag.Percentile(1).ShouldBe(TimeSpan.FromMilliseconds(1024));
    }

    private static DefinedCheck Check(string name, TimeSpan every) =>
        new(new CheckRules(name), null!) { Every = every, RetryEvery = TimeSpan.FromSeconds(15), Timeout = TimeSpan.FromSeconds(10) };

    private Schedule Make(int count, TimeSpan every) => new([.. Enumerable.Range(0, count).Select(i => Check($"check {i}", every))], Start, _lag);
}

file static class Flow
{
    public static void Let<T>(this T value, Action<T> act) => act(value);
}
