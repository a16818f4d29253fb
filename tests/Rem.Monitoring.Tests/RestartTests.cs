using Rem.Cases;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

/// <summary>What a monitor finds when it starts: what was there before, and whatever else somebody has written.</summary>
public sealed class RestartTests
{
    private readonly FakeClock _time = new();

    [Fact]
    public async Task What_happened_before_a_restart_is_not_told_again()
    {
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "web", new RemMap { ["time"] = 3.5 });
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "critical");
        }

        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources);
        await second.FeedAsync("web", new RemMap { ["time"] = 0.5 });
        await second.UntilAsync("web", "ok");

        (await second.EventsAsync()).ShouldBe(["web: status pending -> critical (uncertain)", "web: status critical -> critical", "web: status critical -> ok"]);
    }

    [Fact]
    public async Task A_check_that_the_plan_no_longer_has_is_no_longer_shown()
    {
        var resources = SharedResources.InMemory(_time);
        string folder;
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources))
        {
            folder = first.Folder;
            await first.UntilAsync("web", "ok");
        }

        await using var second = RunningMonitor.Start(WebCheck.Plan.Replace("  web:", "  shop:", StringComparison.Ordinal), _time, resources: resources, folder: folder);
        await second.UntilAsync("shop", "ok");

        (await resources.States.Open("monitor.checks").KeysAsync("", default)).ShouldBe(["shop"]);
    }

    [Fact]
    public async Task After_a_restart_the_first_result_is_shown_at_once_and_what_is_older_is_known_as_such()
    {
        var resources = SharedResources.InMemory(_time);
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "ok");
        }

        ((RemMap)(await resources.States.Open("monitor.checks").GetAsync("web", default))!.Value!)["at"].ShouldNotBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));
        var start = _time.GetUtcNow();
        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources);

        // The clock stands still: what is shown is not shown because all are shown together, every five seconds.
        await second.WaitUntilAsync("web", map => map["at"] is string at && DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) >= start);
    }

    [Theory]
    [InlineData("{above: 2, for: 1m}", 3.5, 3.5)]
    [InlineData("{above: 4, clear below: 1}", 4.5, 2.0)]
    [InlineData("{below: 2, for: 1m, clear above: 8}", 1.0, 5.0)]
    public async Task A_bound_that_remembers_goes_on_where_it_was_and_who_looks_after_it_too(string bound, double passed, double kept)
    {
        var plan = WebCheck.Plan.Replace("critical: {time: {above: 2}}", $"warning: {{time: {bound}}}", StringComparison.Ordinal);
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "web", new RemMap { ["time"] = passed });
        int told;
        await using (var first = RunningMonitor.Start(plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "warning");
            await resources.States.Open("monitor.acknowledgements").SetAsync("web", new RemMap { ["by"] = "ana", ["comment"] = "a new disk" }, SetOptions.Default, default);
            await first.UntilAsync("web", static map => map["acknowledged"] is RemMap);
            await first.FeedAsync("web", new RemMap { ["time"] = kept });
            told = (await first.ToldAsync()).Count;
        }

        for (var i = 0; i < 2; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            var from = _time.GetUtcNow();
            await using var next = RunningMonitor.Start(plan, _time, resources: resources);
            await next.UntilLookedAtAsync("web", from.AddSeconds(8));

            var shown = await next.UntilAsync("web", static map => map["status"] is "warning");
            ((RemMap)shown["acknowledged"]!)["by"].ShouldBe("ana");
            (await next.ToldAsync()).Count.ShouldBe(told, string.Join('\n', await next.EventsAsync()));
        }
    }

    [Fact]
    public async Task A_bound_with_a_time_counts_on_behind_a_restart()
    {
        var plan = WebCheck.Plan.Replace("critical: {time: {above: 2}}", "warning: {time: {above: 2, for: 5m}}", StringComparison.Ordinal);
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "web", new RemMap { ["time"] = 3.5 });
        await using (var first = RunningMonitor.Start(plan, _time, resources: resources))
        {
            await first.UntilAsync("web", static map => map["bounds"] is RemList { Count: 1 } bounds && bounds[0] is RemMap bound && Convert.ToDouble(bound["seconds"], System.Globalization.CultureInfo.InvariantCulture) > 200);
        }

        var start = _time.GetUtcNow();
        await using var second = RunningMonitor.Start(plan, _time, resources: resources);
        await second.UntilAsync("web", "warning");

        (_time.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromSeconds(250));
    }

    [Fact]
    public async Task Who_looks_after_a_problem_still_does_when_it_comes_back_from_behind_another_though_the_node_began_anew_meanwhile()
    {
        var plan = WebCheck.Plan.Replace("web:", "web:\n    needs: [gate]", StringComparison.Ordinal) + "\n" + string.Join('\n', WebCheck.Plan.Replace("web", "gate", StringComparison.Ordinal).Split('\n')[1..]);
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "web", new RemMap { ["time"] = 3.5 });
        await using (var first = RunningMonitor.Start(plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "critical");
            await resources.States.Open("monitor.acknowledgements").SetAsync("web", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);
            await first.UntilAsync("web", static map => map["acknowledged"] is RemMap);
            await first.FeedAsync("gate", new RemMap { ["time"] = 3.5 });
            await first.UntilAsync("web", "unreachable");
        }

        await using var second = RunningMonitor.Start(plan, _time, resources: resources);
        await second.UntilAsync("gate", "critical");
        await second.FeedAsync("gate", new RemMap { ["time"] = 0.1 });
        var shown = await second.UntilAsync("web", static map => map["status"] is "critical" && map["certain"] is true);

        ((RemMap)shown["acknowledged"]!)["by"].ShouldBe("ana");
        (await second.ToldAsync()).Count(static told => told["event"] is "acknowledged" or "unacknowledged").ShouldBe(1);
    }

    [Fact]
    public async Task A_nonsense_time_in_one_wish_does_not_stop_the_next()
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", "critical");
        var wishes = monitor.Resources.States.Open("monitor.acknowledgements");
        var downtimes = monitor.Resources.States.Open("monitor.downtimes");

        await wishes.SetAsync("web", new RemMap { ["until"] = "0001-01-01T00:00:00Z" }, SetOptions.Default, default);
        await downtimes.SetAsync("d", new RemMap { ["checks"] = "web", ["until"] = "0001-01-01T00:00:00Z" }, SetOptions.Default, default);
        await monitor.AdvanceUntilAsync(() => Task.FromResult(monitor.Log.Lines.Any(static line => line.Text.Contains("ends before 'from'", StringComparison.Ordinal))), static () => "nothing is logged");
        await wishes.SetAsync("web", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);

        await monitor.UntilAsync("web", static map => map["acknowledged"] is RemMap by && by["by"] is "ana");
    }

    public static TheoryData<int> Nonsense => [.. Enumerable.Range(0, NonsenseValues.Length)];

    private static object?[] NonsenseValues =>
    [
        new RemMap(),
        new RemMap { ["status"] = "critical" },
        new RemMap { ["status"] = "nonsense", ["certain"] = 5L, ["try"] = "x", ["since"] = new RemList(0), ["text"] = new RemMap() },
        new RemMap { ["status"] = "critical", ["certain"] = false, ["try"] = -7L, ["since"] = "0001-01-01T00:00:00Z" },
        new RemMap { ["status"] = "warning", ["acknowledged"] = new RemMap { ["by"] = 5L }, ["bounds"] = RemList.Of(new RemMap(), 7L, new RemMap { ["value"] = "time", ["level"] = "critical", ["side"] = "above", ["seconds"] = double.NaN, ["raised"] = "x" }, new RemMap { ["seconds"] = long.MaxValue }) },
        5L,
        null,
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Whatever_stands_in_the_state_the_monitor_starts(int value)
    {
        var resources = SharedResources.InMemory(_time);
        await resources.States.Open("monitor.checks").SetAsync("web", NonsenseValues[value], SetOptions.Default, default);

        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources);

        await monitor.UntilAsync("web", "ok");
    }
}
