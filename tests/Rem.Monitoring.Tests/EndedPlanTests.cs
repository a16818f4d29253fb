using Rem.Cases;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

/// <summary>Plans that end, and what becomes of how their checks were.</summary>
public sealed class EndedPlanTests
{
    private const string Plan = """
        monitor hosts: {web1: {address: 192.0.2.1}}
        monitor checks:
          web:
            host: web1
            every: 1s
            timeout: 1h
            no data after: 1d
            confirm: {tries: 1}
            critical: {time: {above: 2}}
            run:
              - lua: return rem.state("feed"):get("web") or {time = 1}
        """;

    private readonly FakeClock _time = new();
    private readonly SharedResources _shared;

    public EndedPlanTests() => _shared = SharedResources.InMemory(_time);

    [Fact]
    public async Task A_plan_that_ends_says_so_at_once_and_is_told_as_it_was_when_it_is_back()
    {
        await RunningMonitor.FeedAsync(_shared, "web", new RemMap { ["time"] = 5L });
        await using var first = RunningMonitor.Start(Plan, _time, resources: _shared);
        await first.UntilAsync("web", "critical");
        await first.AdvanceUntilAsync(async () => (await first.HostEventsAsync("web1")).Count == 1, static () => "its host is not told");
        var (before, told) = (await ShownAsync("monitor.checks", "web"), (await first.ToldAsync()).Count);

        await first.StopForGoodAsync();

        var ended = await ShownAsync("monitor.checks", "web");
        Words(ended, "status", "text").ShouldBe(["no data", $"its plan has ended; it was critical: {before["text"]}"]);
        (ended["certain"], ended["next"]).ShouldBe((true, null));
        Words(await ShownAsync("monitor.hosts", "web1"), "status").ShouldBe(["pending"]);
        ((string)(await ShownAsync("monitor.hosts", "web1"))["text"]!).ShouldStartWith("its plan has ended; it was down: ");
        (await _shared.States.Open("monitor.health").KeysAsync("", default)).ShouldBeEmpty();
        await using var second = RunningMonitor.Start(Plan, _time, resources: _shared);
        var back = await second.UntilAsync("web", static shown => !shown.ContainsKey("ended"));
        Words(back, "status", "since").ShouldBe(Words(before, "status", "since"));
        await second.UntilAsync("web", static shown => shown["at"] is string);
        (await second.ToldAsync()).Count.ShouldBe(told);
        (await ShownAsync("monitor.hosts", "web1"))["status"].ShouldBe("down");
    }

    [Fact]
    public async Task What_another_plan_looks_at_is_not_touched()
    {
        await using var other = RunningMonitor.Start(Plan.Replace("web", "db", StringComparison.Ordinal), _time, resources: _shared, name: "other.yaml");
        await using var ending = RunningMonitor.Start(Plan, _time, resources: _shared);
        await other.UntilAsync("db", "ok");
        await ending.UntilAsync("web", "ok");

        await ending.StopForGoodAsync();

        Words(await ShownAsync("monitor.checks", "db"), "status").ShouldBe(["ok"]);
        Words(await ShownAsync("monitor.checks", "web"), "status").ShouldBe(["no data"]);
        await ending.StopForGoodAsync(); // a second time tells nothing of the first
        Words(await ShownAsync("monitor.checks", "web"), "text").ShouldBe(["its plan has ended; it was ok"]);
    }

    [Fact]
    public async Task A_check_that_the_same_plan_has_again_already_is_not_touched()
    {
        await using var first = RunningMonitor.Start(Plan, _time, resources: _shared);
        await first.UntilAsync("web", "ok");
        await first.StopAsync();
        var before = (await ShownAsync("monitor.checks", "web"))["at"];
        await using var second = RunningMonitor.Start(Plan, _time, resources: _shared);
        await second.UntilAsync("web", shown => shown["at"] is string at && at != (string?)before);

        await first.StopForGoodAsync();

        Words(await ShownAsync("monitor.checks", "web"), "status").ShouldBe(["ok"]);
    }

    private static string?[] Words(RemMap shown, params string[] keys) => [.. keys.Select(key => shown[key] as string)];

    private async Task<RemMap> ShownAsync(string state, string key) => (RemMap)(await _shared.States.Open(state).GetAsync(key, default))!.Value!;
}
