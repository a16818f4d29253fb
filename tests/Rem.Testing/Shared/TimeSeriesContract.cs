using Rem.Cases;
using Rem.Errors;
using Rem.Shared.TimeSeries;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What every store of time series does, whatever stands behind it: samples, rows, refusals. See <see cref="TimeSeriesTableContract"/> for its groups.</summary>
public abstract class TimeSeriesContract : TimeSeriesBench
{
    [Fact]
    public async Task A_gauge_comes_back_as_it_was_stamped_with_the_end_of_its_step()
    {
        var group = await MakeAsync("g", Gauge());

        await FeedAsync(group, 1, 5, i => i * 1.5);

        var rows = await FetchAsync(group, 0, 49);
        rows.Start.ShouldBe(At(0));
        rows.Step.ShouldBe(Step);
        rows.Stamp(0).ShouldBe(At(10));
        rows.Sources.ShouldBe(["v"]);
        rows.Values.ShouldBe([1.5, 3, 4.5, 6, 7.5]);
    }

    [Fact]
    public async Task A_sample_within_a_step_is_weighted_by_its_time()
    {
        var group = await MakeAsync("g", Gauge());

        await UpdateAsync(group, 2.5, 8.0);
        await UpdateAsync(group, 10, 4.0);

        (await FetchAsync(group, 0, 9)).Values.ShouldBe([((8.0 * 2.5) + (4.0 * 7.5)) / 10]);
    }

    [Fact]
    public async Task Readings_further_apart_than_the_heartbeat_leave_unknown_time_between()
    {
        var group = await MakeAsync("g", Gauge());
        await UpdateAsync(group, 10, 1.0);

        await UpdateAsync(group, 50, 2.0);
        await UpdateAsync(group, 60, 3.0);

        (await FetchAsync(group, 0, 59)).Values.ShouldBe([1, double.NaN, double.NaN, double.NaN, double.NaN, 3]);
    }

    [Fact]
    public async Task Sources_that_are_not_named_are_unknown()
    {
        var group = await MakeAsync("g", Two());

        await GiveAsync(10, new() { ["a"] = Reading.Of(1L), ["b"] = Reading.Of(2L) });
        await GiveAsync(20, new() { ["b"] = Reading.Of(3L) });
        await GiveAsync(30, new() { ["a"] = Reading.Unknown, ["b"] = Reading.Of(double.NaN) });

        (await FetchAsync(group, 0, 29)).Values.ShouldBe([1, 2, double.NaN, 3, double.NaN, double.NaN]);
    }

    [Fact]
    public async Task A_counter_gives_its_rise_each_second_over_a_wrap()
    {
        var group = await MakeAsync("g", Of(SourceType.Counter));

        await UpdateAsync(group, 10, Reading.Of(4_294_967_290));
        await UpdateAsync(group, 20, Reading.Of(95L));
        await UpdateAsync(group, 30, Reading.Of(195.0));

        (await FetchAsync(group, 10, 29)).Values.ShouldBe([10, 10]); // 2^32-1 is what RRDtool adds for the wrap
    }

    [Fact]
    public async Task A_counter_of_64_bits_wraps_at_its_own_end()
    {
        var group = await MakeAsync("g", Of(SourceType.Counter));

        await UpdateAsync(group, 10, Reading.Of(ulong.MaxValue - 499_999_999_999));
        await UpdateAsync(group, 20, Reading.Of(500_000_000_000));

        (await FetchAsync(group, 10, 19)).Values[0].ShouldBe(1e11, 1000); // doubles near 2^64 are that coarse
    }

    [Fact]
    public async Task What_is_late_twice_or_far_ahead_is_refused_and_counted_and_the_others_are_taken()
    {
        var group = await MakeAsync("g", Gauge());

        var answers = await Store.UpdateAsync(
            [Sample(10, 1), Sample(5, 9), Sample(10, 9), Sample(100_000, 9), Sample(20, 2), Sample(20, 9) with { Group = "nobody" }], Never);

        answers.Select(answer => answer.Refusal).ShouldBe([SampleRefusal.None, SampleRefusal.Late, SampleRefusal.Duplicate, SampleRefusal.Future, SampleRefusal.None, SampleRefusal.Group]);
        answers[5].Detail.ShouldNotBeNull().ShouldContain("'nobody'");
        (await FetchAsync(group, 0, 19)).Values.ShouldBe([1, 2]);
        var info = await group.InfoAsync(Never);
        info.Taken.ShouldBe(2);
        info.Refused.ShouldBe(new Dictionary<SampleRefusal, long> { [SampleRefusal.Late] = 1, [SampleRefusal.Duplicate] = 1, [SampleRefusal.Future] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_source_that_is_not_there_refuses_the_sample_and_names_those_that_are()
    {
        await MakeAsync("g", Two());

        var answer = (await Store.UpdateAsync([new SeriesSample("g", At(10), new Dictionary<string, Reading> { ["a"] = Reading.Of(1L), ["c"] = Reading.Of(1L) })], Never)).ShouldHaveSingleItem();

        answer.Refusal.ShouldBe(SampleRefusal.Source);
        answer.Detail.ShouldNotBeNull().ShouldContain("'c'");
        answer.Detail.ShouldNotBeNull().ShouldContain("a, b");
    }

    [Theory]
    [InlineData(SourceType.Counter, 1.5)]
    [InlineData(SourceType.Counter, -1.0)]
    [InlineData(SourceType.Derive, 0.5)]
    [InlineData(SourceType.Derive, 1e300)]
    [InlineData(SourceType.Gauge, double.PositiveInfinity)]
    [InlineData(SourceType.DCounter, double.NegativeInfinity)]
    public async Task A_reading_that_does_not_fit_its_source_is_refused_and_nothing_of_it_is_kept(SourceType type, double reading)
    {
        var group = await MakeAsync("g", Of(type));

        var answer = await group.UpdateAsync(At(10), new[] { Reading.Of(reading) }, Never);

        answer.Refusal.ShouldBe(SampleRefusal.Value);
        answer.Detail.ShouldNotBeNull().ShouldContain("'v'");
        (await group.InfoAsync(Never)).LastUpdate.ShouldBe(At(0));
    }

    [Fact]
    public async Task Another_number_of_readings_is_refused() =>
        (await (await MakeAsync("g", Two())).UpdateAsync(At(10), new[] { Reading.Of(1L) }, Never)).Refusal.ShouldBe(SampleRefusal.Source);

    [Fact]
    public async Task A_group_tells_its_last_sample()
    {
        var group = await MakeAsync("g", Two());
        await group.UpdateAsync(At(10.25), new[] { Reading.Of(7L), Reading.Unknown }, Never);

        var info = await group.InfoAsync(Never);

        info.Name.ShouldBe("g");
        info.Definition.ShouldBe(Two());
        info.LastUpdate.ShouldBe(At(10.25));
        info.LastReadings.ShouldBe([Reading.Of(7L), Reading.Unknown]);
    }

    [Fact]
    public async Task Each_archive_makes_its_rows_in_its_way()
    {
        var group = await MakeAsync("g", Gauge());
        await FeedAsync(group, 1, 6, i => i);

        (await FetchAsync(group, 0, 59, Consolidation.Average, 30)).Values.ShouldBe([2, 5]);
        (await FetchAsync(group, 0, 59, Consolidation.Min, 30)).Values.ShouldBe([1, 4]);
        (await FetchAsync(group, 0, 59, Consolidation.Max, 30)).Values.ShouldBe([3, 6]);
    }

    [Fact]
    public async Task The_width_that_is_wanted_chooses_the_archive()
    {
        var group = await MakeAsync("g", Gauge());
        await FeedAsync(group, 1, 90, i => i);

        (await group.FetchAsync(SeriesQuery.OfWidth(Consolidation.Average, At(0), At(900), 90), Never)).Step.ShouldBe(TimeSpan.FromSeconds(10));
        (await group.FetchAsync(SeriesQuery.OfWidth(Consolidation.Average, At(0), At(900), 30), Never)).Step.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_function_that_no_archive_has_and_a_range_that_is_none_are_errors()
    {
        var group = await MakeAsync("g", new SeriesDefinition(Step, Gauge().Sources, [new(Consolidation.Min, 0.5, 3, 10)]));

        (await Should.ThrowAsync<PlanException>(async () => await FetchAsync(group, 0, 50, Consolidation.Max))).Finding.Code.ShouldBe(SeriesErrors.Archive);
        (await Should.ThrowAsync<PlanException>(async () => await FetchAsync(group, 50, 0, Consolidation.Min))).Finding.Code.ShouldBe(SeriesErrors.Range);
        (await Should.ThrowAsync<PlanException>(async () => await group.FetchAsync(new SeriesQuery(Consolidation.Min, DateTimeOffset.UnixEpoch, At(0)), Never))).Finding.Code.ShouldBe(SeriesErrors.Range);
        (await Should.ThrowAsync<PlanException>(async () => await group.FetchAsync(new SeriesQuery(Consolidation.Min, At(0), DateTimeOffset.MaxValue), Never))).Finding.Code.ShouldBe(SeriesErrors.Range);
    }

    [Fact]
    public async Task What_is_older_than_an_archive_is_unknown_and_so_is_what_is_to_come()
    {
        var group = await MakeAsync("g", new SeriesDefinition(Step, Gauge().Sources, [new(Consolidation.Average, 0.5, 1, 20)]));
        await FeedAsync(group, 1, 50, i => i);

        var rows = await FetchAsync(group, 0, 599);

        rows.Count.ShouldBe(60);
        rows.Values.ShouldBe([.. Enumerable.Repeat(double.NaN, 30), .. Enumerable.Range(31, 20).Select(i => (double)i), .. Enumerable.Repeat(double.NaN, 10)]);
    }

    [Fact]
    public async Task A_long_history_is_all_there()
    {
        var group = await MakeAsync("g", Gauge(rows: 3000));
        await FeedAsync(group, 1, 4000, i => (i * 0.25) + (i % 7));

        (await FetchAsync(group, 10_000, 39_999)).Values.ShouldBe(Enumerable.Range(1001, 3000).Select(i => (i * 0.25) + (i % 7)));
        (await FetchAsync(group, 12_340, 12_369)).Values.ShouldBe(Enumerable.Range(1235, 3).Select(i => (i * 0.25) + (i % 7)));
    }

    [Fact]
    public async Task Groups_that_are_far_apart_in_time_do_not_disturb_each_other()
    {
        var (ahead, behind) = (await MakeAsync("ahead", Gauge(rows: 2000)), await MakeAsync("behind", Gauge(rows: 2000)));
        await FeedAsync(ahead, 1, 1000, i => i);
        await Store.FlushAsync(Never);

        await FeedAsync(behind, 1, 700, i => -i);
        await Store.FlushAsync(Never);
        await FeedAsync(behind, 701, 1000, i => -i);

        (await FetchAsync(behind, 0, 9999)).Values.ShouldBe(Enumerable.Range(1, 1000).Select(i => (double)-i));
        (await FetchAsync(ahead, 0, 9999)).Values.ShouldBe(Enumerable.Range(1, 1000).Select(i => (double)i));
    }

    [Fact]
    public async Task A_group_that_has_got_nothing_for_long_keeps_its_rows()
    {
        var (silent, busy) = (await MakeAsync("silent", Gauge(rows: 300)), await MakeAsync("busy", Gauge(rows: 300)));
        await FeedAsync(silent, 1, 400, i => i);
        await FeedAsync(busy, 1, 3000, i => i);
        await Store.FlushAsync(Never);

        (await FetchAsync(silent, 1000, 3999)).Values.ShouldBe(Enumerable.Range(101, 300).Select(i => (double)i));

        await FeedAsync(silent, 3001, 3010, i => i);
        (await FetchAsync(silent, 30_010, 30_099)).Values.ShouldBe(Enumerable.Range(3002, 9).Select(i => (double)i));
        (await FetchAsync(silent, 1000, 3999)).Values.ShouldAllBe(value => double.IsNaN(value));
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(86_400)]
    public async Task A_clock_that_jumps_ahead_and_back_invents_no_data(int jump)
    {
        var group = await MakeAsync("g", Gauge(rows: 20_000));
        Clock.Advance(TimeSpan.FromDays(2)); // both times are within what the store allows
        await FeedAsync(group, 1, 10, i => 7);
        await UpdateAsync(group, 110 + jump, 7.0);
        await UpdateAsync(group, 120 + jump, 7.0);

        (await group.UpdateAsync(At(120), new[] { Reading.Of(7.0) }, Never)).Refusal.ShouldBe(SampleRefusal.Late);
        (await group.UpdateAsync(At(130 + jump), new[] { Reading.Of(7.0) }, Never)).IsTaken.ShouldBeTrue();

        var rows = await FetchAsync(group, 0, 129 + jump);
        rows.Values.Count(value => value == 7).ShouldBe(12);
        rows.Values.Count(double.IsNaN).ShouldBe(rows.Count - 12);
        rows.Value(10, 0).ShouldBe(double.NaN);
    }

    [Fact]
    public async Task Many_threads_feed_and_read_at_once()
    {
        var groups = new List<ISeriesGroup>();
        for (var i = 0; i < 8; i++)
        {
            groups.Add(await MakeAsync($"g{i}", Gauge(rows: 1000)));
        }

        await Task.WhenAll(groups.Select((group, number) => Task.Run(async () =>
        {
            for (var i = 1; i <= 600; i++)
            {
                await UpdateAsync(group, i * 10, (double)(i * (number + 1)));
                if (i % 50 == 0)
                {
                    (await FetchAsync(group, 0, (i * 10) - 1)).Values.ShouldBe(Enumerable.Range(1, i).Select(at => (double)(at * (number + 1))));
                    await Store.FlushAsync(Never);
                }
            }
        })));
    }

    [Fact]
    public async Task Who_has_given_up_gets_nothing()
    {
        var group = await MakeAsync("g", Gauge());
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await group.FetchAsync(new SeriesQuery(Consolidation.Average, At(0), At(10)), cancel.Token));
        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.CreateAsync("h", Gauge(), At(0), cancel.Token));
        (await Store.FindAsync("h", Never)).ShouldBeNull();
    }

    private async Task GiveAsync(double seconds, Dictionary<string, Reading> values) =>
        (await Store.UpdateAsync([new SeriesSample("g", At(seconds), values)], Never)).ShouldHaveSingleItem().IsTaken.ShouldBeTrue();

    private SeriesSample Sample(double seconds, long value) => new("g", At(seconds), new Dictionary<string, Reading> { ["v"] = Reading.Of(value) });
}
