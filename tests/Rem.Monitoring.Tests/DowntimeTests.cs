using Rem.Cases;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

/// <summary>Downtimes, which people set as state.</summary>
public sealed class DowntimeTests
{
    private readonly FakeClock _time = new();

    [Fact]
    public async Task A_downtime_that_is_taken_back_ends()
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
        await monitor.UntilAsync("web", "ok");
        var downtimes = monitor.Resources.States.Open("monitor.downtimes");

        await downtimes.SetAsync("d1", new RemMap { ["checks"] = "web", ["until"] = _time.GetUtcNow().ToUnixTimeSeconds() + 3600 }, SetOptions.Default, default);
        await monitor.UntilAsync("web", static map => map["downtime"] is true);
        await downtimes.DeleteAsync("d1", null, WriteOptions.None, default);
        await monitor.UntilAsync("web", static map => map["downtime"] is false);

        (await monitor.EventsAsync())[^2..].ShouldBe(["web: downtime started ok -> ok", "web: downtime ended ok -> ok"]);
    }

    [Fact]
    public async Task A_downtime_that_is_changed_and_matches_others_now_ends_for_those_before()
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
        await monitor.UntilAsync("web", "ok");
        var (downtimes, until) = (monitor.Resources.States.Open("monitor.downtimes"), _time.GetUtcNow().ToUnixTimeSeconds() + 3600);
        await downtimes.SetAsync("d1", new RemMap { ["match"] = new RemMap { ["check"] = "w*" }, ["until"] = until }, SetOptions.Default, default);
        await monitor.UntilAsync("web", static map => map["downtime"] is true);

        await downtimes.SetAsync("d1", new RemMap { ["match"] = new RemMap { ["check"] = "db*" }, ["until"] = until }, SetOptions.Default, default);

        await monitor.UntilAsync("web", static map => map["downtime"] is false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_downtime_that_is_made_longer_goes_on_and_nobody_is_told_of_what_it_holds(bool isFlexible)
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
        await monitor.UntilAsync("web", "ok");
        var downtimes = monitor.Resources.States.Open("monitor.downtimes");
        await downtimes.SetAsync("web", Lasting(60, isFlexible), SetOptions.Default, default);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", static map => map["downtime"] is true && map["status"] is "critical" && map["certain"] is true);

        await downtimes.SetAsync("web", Lasting(600, isFlexible), SetOptions.Default, default);
        await monitor.UntilLookedAtAsync("web", _time.GetUtcNow().AddSeconds(70));

        (await monitor.EventsAsync()).Count(static told => told.Contains("downtime", StringComparison.Ordinal)).ShouldBe(1);
        await monitor.UntilAsync("web", static map => map["downtime"] is true);
    }

    [Fact]
    public async Task A_flexible_downtime_that_has_begun_goes_on_when_the_plan_begins_anew_and_ends_in_time()
    {
        var resources = SharedResources.InMemory(_time);
        DateTimeOffset begun;
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "ok");
            await resources.States.Open("monitor.downtimes").SetAsync("web", Lasting(60, true), SetOptions.Default, default);
            await first.FeedAsync("web", new RemMap { ["time"] = 3.5 });
            await first.UntilAsync("web", static map => map["downtime"] is true && map["status"] is "critical" && map["certain"] is true);
            begun = _time.GetUtcNow();
        }

        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources);
        await second.UntilLookedAtAsync("web", _time.GetUtcNow().AddSeconds(3));
        (await second.EventsAsync()).Count(static told => told.Contains("downtime", StringComparison.Ordinal)).ShouldBe(1);
        await second.UntilAsync("web", static map => map["downtime"] is false);

        (_time.GetUtcNow() - begun).ShouldBeInRange(TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(70));
    }

    [Fact]
    public async Task A_downtime_that_repeats_begins_by_itself()
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
        await monitor.UntilAsync("web", "ok");
        var soon = _time.GetUtcNow().UtcDateTime.AddMinutes(2).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

        await monitor.Resources.States.Open("monitor.downtimes").SetAsync("d1", new RemMap { ["checks"] = "web", ["repeat"] = "daily", ["from"] = soon, ["for"] = "30s", ["comment"] = "patching" }, SetOptions.Default, default);
        await monitor.UntilAsync("web", static map => map["downtime"] is true);
        await monitor.UntilAsync("web", static map => map["downtime"] is false);

        (await monitor.EventsAsync())[^2..].ShouldBe(["web: downtime started ok -> ok", "web: downtime ended ok -> ok"]);
    }

    [Fact]
    public async Task A_repeated_downtime_that_makes_no_sense_is_logged()
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
        await monitor.UntilAsync("web", "ok");

        await monitor.Resources.States.Open("monitor.downtimes").SetAsync("d1", new RemMap { ["checks"] = "web", ["repeat"] = "sometimes", ["from"] = "25:00", ["for"] = "1h" }, SetOptions.Default, default);

        await monitor.AdvanceUntilAsync(() => Task.FromResult(monitor.Log.Lines.Any(static line => line.Text.Contains("from: expected a time of the day", StringComparison.Ordinal))), static () => "nothing is logged");
        monitor.Log.Lines.ShouldContain(static line => line.Text.Contains("repeat: expected daily", StringComparison.Ordinal));
    }

    private RemMap Lasting(int seconds, bool isFlexible)
    {
        var wish = new RemMap { ["checks"] = "web", ["until"] = _time.GetUtcNow().ToUnixTimeSeconds() + (isFlexible ? 86400 : seconds) };
        if (isFlexible)
        {
            wish.Set("flexible", (long)seconds);
        }

        return wish;
    }
}
