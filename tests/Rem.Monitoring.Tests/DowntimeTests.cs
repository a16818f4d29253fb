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
}
