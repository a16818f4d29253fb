using Rem.Cases;
using Rem.Monitoring.Recording;
using Rem.Monitoring.States;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Stores;
using Rem.Values;

namespace Rem.Monitoring.Tests;

public sealed class RecordingTests
{
    private const string Plan = """
        monitor checks:
          web:
            every: 1s
            timeout: 1h
            confirm: {tries: 1}
            critical: {time: {above: 2}}
            run:
              - lua: return rem.state("feed"):get("web") or {time = 0.5}
        """;

    private readonly FakeClock _time = new();

    [Fact]
    public async Task Numbers_of_a_check_go_into_its_series_nested_ones_too()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 0.25, ["modes"] = new RemMap { ["user"] = 7L, ["idle time"] = 1.5 }, ["list"] = RemList.Of(1L, "x"), ["word"] = "no", ["flag"] = true });

        var group = await SampledAsync(monitor, 5);

        group.Definition.Step.ShouldBe(TimeSpan.FromSeconds(1));
        group.Definition.Sources.Select(static source => source.Name).ShouldBe(["time", "modes-user", "modes-idle_time", "list-0"], ignoreOrder: true);
        var info = await group.InfoAsync(default);
        info.LastReadings[group.Definition.IndexOf("modes-user")].Whole.ShouldBe(7);
        info.LastReadings[group.Definition.IndexOf("time")].Real.ShouldBe(0.25);
    }

    [Fact]
    public async Task A_value_that_is_new_becomes_a_source_at_the_end_and_one_that_is_gone_is_unknown()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await SampledAsync(monitor, 3);
        await monitor.FeedAsync("web", new RemMap { ["other"] = 3L });

        await monitor.AdvanceUntilAsync(async () => (await FindAsync(monitor))!.Definition.Sources.Count == 2, static () => "there is no new source");
        var group = await SampledAsync(monitor, 3);

        group.Definition.Sources.Select(static source => source.Name).ShouldBe(["time", "other"]);
        (await group.InfoAsync(default)).LastReadings[0].IsUnknown.ShouldBeTrue();
    }

    [Fact]
    public async Task A_check_with_another_name_has_its_series_with_all_that_it_holds()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await SampledAsync(monitor, 5);
        var taken = (await (await FindAsync(monitor))!.InfoAsync(default)).Taken;
        await CarryAsync(monitor, "web", "shop");

        File.WriteAllText(monitor.PlanPath, Plan.Replace("  web:", "  shop:", StringComparison.Ordinal));
        await monitor.UntilAsync("shop", static shown => shown["at"] is string && shown["series"] is RemMap series && series["group"] is "checks/shop");
        await monitor.AdvanceUntilAsync(async () => (await ListAsync(monitor)).SequenceEqual(["checks/shop"]), static () => "there are other groups");

        var group = (await monitor.Resources.TimeSeries.FindAsync("checks/shop", default))!;
        (await group.InfoAsync(default)).Taken.ShouldBeGreaterThanOrEqualTo(taken);
    }

    [Fact]
    public async Task A_series_whose_check_is_there_still_stays_and_so_does_one_of_another_plan()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await SampledAsync(monitor, 3);
        await CarryAsync(monitor, "web", "shop");
        await CarryAsync(monitor, "web", "else", "other.yaml");

        File.WriteAllText(monitor.PlanPath, Plan + Plan[Plan.IndexOf("  web:", StringComparison.Ordinal)..].Replace("  web:", "\n  shop:", StringComparison.Ordinal));
        await monitor.AdvanceUntilAsync(async () => (await ListAsync(monitor)).SequenceEqual(["checks/shop", "checks/web"]), static () => "there are not both");
        await CarryAsync(monitor, "web", "third");
        File.WriteAllText(monitor.PlanPath, Plan.Replace("  web:", "  third:", StringComparison.Ordinal));
        await monitor.AdvanceUntilAsync(async () => (await ListAsync(monitor)).SequenceEqual(["checks/shop", "checks/third", "checks/web"]), static () => "there are not all three");
    }

    [Fact]
    public async Task A_check_may_have_no_series()
    {
        await using var monitor = RunningMonitor.Start(Plan.Replace("every: 1s", "every: 1s\n    series: false", StringComparison.Ordinal), _time);
        await monitor.UntilAsync("web", "ok");
        await monitor.FeedAsync("web", new RemMap { ["time"] = 5L });

        var shown = await monitor.UntilAsync("web", static map => map["status"] is "critical");

        shown["series"].ShouldBeNull();
        (await FindAsync(monitor)).ShouldBeNull();
    }

    [Fact]
    public async Task A_store_that_fails_is_logged_once_and_the_checks_go_on()
    {
        var resources = SharedResources.InMemory(_time).With(static () => throw new IOException("no room"));
        await using var monitor = RunningMonitor.Start(Plan, _time, resources: resources);
        await monitor.AdvanceUntilAsync(() => Task.FromResult(NoRoom() > 0), static () => "nothing is logged"); // series are written beside the checks
        await monitor.FeedAsync("web", new RemMap { ["time"] = 5L });

        await monitor.UntilAsync("web", "critical");

        NoRoom().ShouldBe(1);

        int NoRoom() => monitor.Log.Lines.Count(static line => line.Text.Contains("no room", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_says_what_was_measured_when_how_long_it_took_and_when_it_is_next()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 0.75, ["units"] = new RemMap { ["time"] = "s" } });

        var shown = await monitor.UntilAsync("web", static map => map["status"] is "ok" && map["series"] is RemMap series && series["values"] is RemMap { Count: 1 });

        ValueText.Of(shown["values"]).ShouldBe("""{"time":0.75}""");
        ValueText.Of(shown["units"]).ShouldBe("""{"time":"s"}""");
        ValueText.Of(shown["series"]).ShouldBe("""{"group":"checks/web","values":{"time":"time"}}""");
        shown["error"].ShouldBe(false);
        shown["every"].ShouldBe(1.0);
        string.CompareOrdinal((string)shown["next"]!, (string)shown["at"]!).ShouldBeGreaterThan(0);
        ((double)shown["seconds"]!).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_status_is_fresh_without_anything_having_happened()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        var first = await monitor.UntilAsync("web", static map => map["at"] is string);

        await monitor.UntilAsync("web", map => string.CompareOrdinal((string)map["at"]!, (string)first["at"]!) > 0);

        (await monitor.EventsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_last_events_stand_in_the_history_before_a_restart_and_behind_it()
    {
        var resources = SharedResources.InMemory(_time);
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "ok");
            await first.FeedAsync("web", new RemMap { ["time"] = 3.5, ["text"] = new string('x', 1000) });
            await first.UntilAsync("web", "critical");
        }

        await using var second = RunningMonitor.Start(Plan, _time, resources: resources);
        await second.FeedAsync("web", new RemMap { ["time"] = 0.5 });
        await second.UntilAsync("web", "ok");

        var history = (RemList)(await resources.States.Open("monitor.history").GetAsync("web", default))!.Value!;
        history.Cast<RemMap>().Select(static told => $"{told["from"]} -> {told["to"]}").ShouldBe(["pending -> ok", "ok -> critical", "critical -> ok"]);
        ((string)((RemMap)history[1]!)["text"]!).Length.ShouldBe(501);
    }

    [Fact]
    public void A_history_keeps_the_last_hundred()
    {
        var history = new Rem.Monitoring.Hosting.History(1);
        RemList kept = [];
        for (var i = 0; i < 250; i++)
        {
            kept = history.Add("web", new RemMap { ["text"] = $"{i}", ["check"] = "web" });
        }

        kept.Count.ShouldBe(100);
        ValueText.Of(kept[99]).ShouldBe("""{"text":"249"}""");
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(86400)]
    public async Task A_clock_that_jumps_ahead_invents_no_data(int seconds)
    {
        var clock = new JumpingClock(_time);
        await using var monitor = RunningMonitor.Start(Plan, _time, clock);
        var group = await SampledAsync(monitor, 10);
        var before = (await group.InfoAsync(default)).LastUpdate;

        clock.Jump(TimeSpan.FromSeconds(seconds));
        await SampledAsync(monitor, 10);

        var rows = await group.FetchAsync(new SeriesQuery(Consolidation.Average, before + TimeSpan.FromSeconds(60), before + TimeSpan.FromSeconds(seconds - 60)), default);
        rows.Values.Count(static value => !double.IsNaN(value)).ShouldBe(0);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(86400)]
    public async Task A_clock_that_jumps_back_stops_no_check_and_its_data_go_on_when_it_has_caught_up(int seconds)
    {
        var clock = new JumpingClock(_time);
        await using var monitor = RunningMonitor.Start(Plan, _time, clock);
        var group = await SampledAsync(monitor, 10);
        clock.Jump(TimeSpan.FromSeconds(-seconds));
        await monitor.FeedAsync("web", new RemMap { ["time"] = 5L });
        var begun = _time.GetUtcNow();
        await monitor.UntilAsync("web", "critical");
        var taken = (await group.InfoAsync(default)).Taken;

        _time.Advance(TimeSpan.FromSeconds(seconds));
        await monitor.AdvanceUntilAsync(async () => (await group.InfoAsync(default)).Taken > taken, static () => "no data come any more");

        (_time.GetUtcNow() - begun).ShouldBeLessThan(TimeSpan.FromSeconds(1.5 * seconds)); // not when it has caught up twice
        // One may fall on the very moment of the last sample before the jump.
        (await group.InfoAsync(default)).Refused.Keys.ShouldAllBe(static why => why == SampleRefusal.Late || why == SampleRefusal.Duplicate);
    }

    [Theory]
    [InlineData("web", "checks/web")]
    [InlineData("shop/front page", "checks/shop/front page")]
    [InlineData("a//b", "checks/a--b_", true)]
    [InlineData("what? now!", "checks/what__now__", true)]
    public void A_group_has_the_name_of_its_check_as_far_as_it_can(string check, string group, bool isBeginning = false)
    {
        var name = SeriesName.OfCheck(check);

        (isBeginning ? name[..^8].Replace('_', '-') : name).ShouldBe(isBeginning ? group.Replace('_', '-') : group);
        Should.NotThrow(() => SeriesNames.Check(name));
    }

    [Fact]
    public async Task Values_with_like_names_have_sources_of_their_own_and_no_more_than_there_is_room_for()
    {
        await using var store = TimeSeriesStore.InMemory(_time);
        var series = new CheckSeries("web", TimeSpan.FromSeconds(10));
        var values = new RemMap { ["a.b"] = 1L, ["a"] = new RemMap { ["b"] = 2L }, ["a-b"] = 3L, ["used percent"] = 4L, ["used_percent"] = 5L, ["a very long name of a value"] = 6L, ["ä"] = 7L };
        for (var i = 0; i < 150; i++)
        {
            values.Set($"n{i}", (long)i);
        }

        var said = await series.StoreAsync(store, _time.GetUtcNow(), new CheckResult(_time.GetUtcNow(), values), default);

        said!.ShouldContain("more than 100 numbers");
        var group = (await store.FindAsync("checks/web", default))!;
        group.Definition.Sources.Count.ShouldBe(100);
        group.Definition.Check();
    }

    [Fact]
    public async Task A_name_that_never_comes_again_has_no_series_and_one_that_does_has()
    {
        await using var store = TimeSeriesStore.InMemory(_time);
        var series = new CheckSeries("web", TimeSpan.FromSeconds(1));
        for (var i = 0; i < 1000; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            var values = new RemMap { ["n"] = 1L, [$"n{i}"] = 2L, [i % 2 == 0 ? "even" : "odd"] = 3L };
            (await series.StoreAsync(store, _time.GetUtcNow(), new CheckResult(_time.GetUtcNow(), values), default)).ShouldBeNull();
        }

        var group = (await store.FindAsync("checks/web", default))!;
        group.Definition.Sources.Select(static source => source.Name).ShouldBe(["n", "n0", "even", "odd"]);
        (await group.InfoAsync(default)).LastReadings[3].IsUnknown.ShouldBeFalse();
    }

    [Fact]
    public async Task Results_that_had_to_wait_before_there_was_a_group_are_all_in_it()
    {
        await using var store = TimeSeriesStore.InMemory(_time);
        var series = new CheckSeries("web", TimeSpan.FromSeconds(1));
        var start = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(20));

        for (var i = 0; i < 20; i++)
        {
            var at = start.AddSeconds(i);
            (await series.StoreAsync(store, at, new CheckResult(at, new RemMap { ["n"] = 1L }), default)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_group_that_is_deleted_meanwhile_is_made_again()
    {
        await using var store = TimeSeriesStore.InMemory(_time);
        var series = new CheckSeries("web", TimeSpan.FromSeconds(1));
        await StoreAsync(series, store, 1);
        await store.DeleteAsync("checks/web", default);
        _time.Advance(TimeSpan.FromSeconds(5));

        (await StoreAsync(series, store, 2)).ShouldBeNull();

        (await store.FindAsync("checks/web", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_interval_that_becomes_longer_keeps_what_is_there_and_makes_no_gaps()
    {
        await using var store = TimeSeriesStore.InMemory(_time);
        await StoreAsync(new CheckSeries("web", TimeSpan.FromSeconds(1)), store, 1);
        _time.Advance(TimeSpan.FromSeconds(60));

        (await StoreAsync(new CheckSeries("web", TimeSpan.FromSeconds(60)), store, 2)).ShouldBeNull();

        var definition = (await store.FindAsync("checks/web", default))!.Definition;
        (definition.Step, definition.Sources[0].Heartbeat).ShouldBe((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(120)));
    }

    [Fact]
    public async Task A_value_that_only_grows_is_kept_as_its_rate()
    {
        await using var store = TimeSeriesStore.InMemory(_time);
        var series = new CheckSeries("web", TimeSpan.FromSeconds(1));
        var result = new CheckResult(_time.GetUtcNow(), new RemMap { ["requests"] = 5.0 }) { Units = new RemMap { ["requests"] = "c" } };

        await series.StoreAsync(store, _time.GetUtcNow(), result, default);

        (await store.FindAsync("checks/web", default))!.Definition.Sources[0].ShouldBe(new SeriesSource("requests", SourceType.DDerive, TimeSpan.FromSeconds(5), Min: 0));
    }

    private ValueTask<string?> StoreAsync(CheckSeries series, ITimeSeries store, long value) =>
        series.StoreAsync(store, _time.GetUtcNow(), new CheckResult(_time.GetUtcNow(), new RemMap { ["time"] = value }), default);

    // As who renames a check does it.
    private static async Task CarryAsync(RunningMonitor monitor, string from, string to, string plan = "plan.yaml")
    {
        var checks = monitor.Resources.States.Open("monitor.checks");
        var status = ((RemMap)(await checks.GetAsync(from, default))!.Value!).Copy();
        status.Set("plan", plan);
        await checks.SetAsync(to, status, SetOptions.Default, default);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(RunningMonitor monitor) => await monitor.Resources.TimeSeries.ListAsync("checks/", default);

    private static ValueTask<ISeriesGroup?> FindAsync(RunningMonitor monitor) => monitor.Resources.TimeSeries.FindAsync("checks/web", default);

    private static async Task<ISeriesGroup> SampledAsync(RunningMonitor monitor, int more)
    {
        var before = await FindAsync(monitor) is { } there ? (await there.InfoAsync(default)).Taken : 0;
        await monitor.AdvanceUntilAsync(async () => await FindAsync(monitor) is { } group && (await group.InfoAsync(default)).Taken >= before + more, static () => "there are too few samples");
        return (await FindAsync(monitor))!;
    }
}
