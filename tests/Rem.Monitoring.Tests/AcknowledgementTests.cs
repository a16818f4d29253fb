using Rem.Cases;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

/// <summary>Acknowledgements, which people set as state.</summary>
public sealed class AcknowledgementTests
{
    private readonly FakeClock _time = new();

    [Fact]
    public async Task Whoever_sets_an_acknowledgement_as_state_looks_after_the_check()
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", "critical");
        var wishes = monitor.Resources.States.Open("monitor.acknowledgements");

        await wishes.SetAsync("web", new RemMap { ["by"] = "ana", ["until"] = (_time.GetUtcNow().ToUnixTimeSeconds() + 60) }, SetOptions.Default, default);
        var shown = await monitor.UntilAsync("web", static map => map["acknowledged"] is RemMap);
        await monitor.UntilAsync("web", static map => map["acknowledged"] is null);

        ((RemMap)shown["acknowledged"]!)["by"].ShouldBe("ana");
        await monitor.AdvanceUntilAsync(async () => (await wishes.KeysAsync("", default)).Count == 0, static () => "the wish is still there");
        (await monitor.EventsAsync())[^1].ShouldBe("web: unacknowledged critical -> critical");
    }

    [Fact]
    public async Task One_that_is_set_while_that_before_it_lapses_stays()
    {
        var clock = new PausingClock(_time);
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time, clock);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", "critical");
        var wishes = monitor.Resources.States.Open("monitor.acknowledgements");
        await wishes.SetAsync("web", new RemMap { ["by"] = "ana", ["until"] = (clock.GetUtcNow().ToUnixTimeSeconds() + 60) }, SetOptions.Default, default);
        await monitor.WaitUntilAsync("web", static map => map["acknowledged"] is RemMap);

        clock.Pause(TimeSpan.FromMinutes(2)); // no timer tells the monitor: it finds the end of the first when it takes up the second
        await wishes.SetAsync("web", new RemMap { ["by"] = "ben" }, SetOptions.Default, default);

        await monitor.WaitUntilAsync("web", static map => map["acknowledged"] is RemMap now && now["by"] is "ben");
        await monitor.UntilLookedAtAsync("web", clock.GetUtcNow().AddSeconds(5));
        await monitor.UntilAsync("web", static map => map["acknowledged"] is RemMap now && now["by"] is "ben");
        (await wishes.KeysAsync("", default)).ShouldBe(["web"]);
        (await monitor.EventsAsync())[^3..].ShouldBe(["web: acknowledged critical -> critical", "web: unacknowledged critical -> critical", "web: acknowledged critical -> critical"]);
    }

    [Fact]
    public async Task A_wish_that_cannot_be_met_is_logged()
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
        await monitor.UntilAsync("web", "ok");

        await monitor.Resources.States.Open("monitor.acknowledgements").SetAsync("web", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);
        await monitor.Resources.States.Open("monitor.downtimes").SetAsync("d1", new RemMap { ["checks"] = "shop", ["until"] = "soon" }, SetOptions.Default, default);

        foreach (var text in new[] { "no certain problem to acknowledge", "until: expected a time" })
        {
            await monitor.AdvanceUntilAsync(() => Task.FromResult(monitor.Log.Lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal))), () => $"'{text}' is not logged");
        }
    }

    [Fact]
    public async Task An_acknowledgement_holds_again_when_its_check_was_gone_for_a_moment()
    {
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "web", new RemMap { ["time"] = 3.5 });
        var until = _time.GetUtcNow().ToUnixTimeSeconds() + 7200;
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "critical");
            await resources.States.Open("monitor.acknowledgements").SetAsync("web", new RemMap { ["by"] = "ana", ["until"] = until, ["sticky"] = true }, SetOptions.Default, default);
            await first.UntilAsync("web", static map => map["acknowledged"] is RemMap);
        }

        await using (var second = RunningMonitor.Start(WebCheck.Plan.Replace("  web:", "  shop:", StringComparison.Ordinal), _time, resources: resources))
        {
            await second.UntilAsync("shop", "critical");
        }

        await resources.States.Open("monitor.checks").DeleteAsync("web", null, WriteOptions.None, default);
        await using var third = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources);
        var shown = await third.UntilAsync("web", static map => map["acknowledged"] is RemMap);

        shown["status"].ShouldBe("critical");
        var told = (await third.ToldAsync()).Where(static each => each["check"] as string == "web").ToList();
        told[^1]["event"].ShouldBe("acknowledged");
        told[^2]["certain"].ShouldBe(true);
        ((RemList)told[^2]["held"]!).ShouldContain("acknowledged"); // nobody is told of what somebody looks after
    }

    [Fact]
    public async Task An_acknowledgement_of_a_check_that_comes_back_well_is_taken_away()
    {
        var resources = SharedResources.InMemory(_time);
        var wishes = resources.States.Open("monitor.acknowledgements");
        await wishes.SetAsync("web", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);

        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources);
        await monitor.UntilAsync("web", "ok");

        await monitor.AdvanceUntilAsync(async () => (await wishes.KeysAsync("", default)).Count == 0, static () => "it is still there");
    }

    [Fact]
    public async Task An_acknowledgement_of_a_check_that_nobody_has_is_taken_away_in_time_and_one_of_another_process_is_not()
    {
        var resources = SharedResources.InMemory(_time);
        var wishes = resources.States.Open("monitor.acknowledgements");
        await wishes.SetAsync("gone", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);
        await wishes.SetAsync("elsewhere", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);
        await resources.States.Open("monitor.checks").SetAsync("elsewhere", new RemMap { ["status"] = "critical", ["plan"] = "other.yaml" }, SetOptions.Default, default);
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources);
        await monitor.UntilAsync("web", "ok");
        (await wishes.KeysAsync("", default)).Count.ShouldBe(2);

        for (var i = 0; i < 65; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await monitor.UntilAsync("web", "ok");
        }

        await monitor.AdvanceUntilAsync(async () => await wishes.GetAsync("gone", default) is null, static () => "it is still there");
        (await wishes.GetAsync("elsewhere", default)).ShouldNotBeNull();
    }
}
