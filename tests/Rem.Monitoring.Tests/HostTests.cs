using Rem.Cases;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

public sealed class HostTests
{
    private const string Plan = """
        monitor hosts:
          web1: {address: 192.0.2.7, about: the shop, labels: {tier: web}}
        monitor checks:
          defaults: {every: 1s, timeout: 1h, confirm: {tries: 1}}
          ping:
            host: web1
            alive: true
            critical: {time: {above: 2}}
            run:
              - lua: return rem.state("feed"):get("ping") or {time = 0.1}
          front:
            host: web1
            run:
              - lua: return rem.state("feed"):get("front") or {time = 0.1}
          load: {return: {one: 1}}
        """;

    private readonly FakeClock _time = new();

    [Fact]
    public async Task A_host_is_shown_with_what_is_known_of_it()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.FeedAsync("front", new RemMap { ["status"] = "warning" });

        var host = await UntilAsync(monitor, "web1", static host => Text(host, "status") == "up" && ((RemMap)host["checks"]!)["warning"] is 1L);

        ((RemMap)host["checks"]!)["ok"].ShouldBe(1L);
        (Text(host, "address"), Text(host, "about"), Text((RemMap)host["labels"]!, "tier"), Text(host, "plan")).ShouldBe(("192.0.2.7", "the shop", "web", "plan.yaml"));
        Text(await UntilAsync(monitor, Environment.MachineName, static host => Text(host, "status") == "up"), "address").ShouldBe(Environment.MachineName);
    }

    [Fact]
    public async Task The_machine_that_looks_is_up_however_bad_what_it_finds()
    {
        await using var monitor = RunningMonitor.Start("monitor checks: {defaults: {every: 1s, timeout: 1h, confirm: {tries: 1}}, shop: {return: {status: critical}}}", _time);

        await monitor.UntilAsync("shop", "critical");

        Text(await UntilAsync(monitor, Environment.MachineName, static host => ((RemMap)host["checks"]!)["critical"] is 1L), "status").ShouldBe("up");
        (await monitor.HostEventsAsync(Environment.MachineName)).ShouldBe(["pending -> up: "]);
    }

    [Fact]
    public async Task A_host_that_goes_down_is_an_event_and_its_checks_are_unreachable()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await UntilAsync(monitor, "web1", static host => Text(host, "status") == "up");

        await monitor.FeedAsync("ping", new RemMap { ["time"] = 3L });
        await UntilAsync(monitor, "web1", static host => Text(host, "status") == "down");
        await monitor.FeedAsync("front", new RemMap { ["status"] = "critical" });
        await monitor.UntilAsync("front", "unreachable");
        var shown = (RemMap)(await monitor.Resources.States.Open("monitor.checks").GetAsync("front", default))!.Value!;
        Text(shown, "text").ShouldBe("host web1 is down: ping is critical");

        (await monitor.HostEventsAsync("web1")).ShouldBe(["pending -> up: ", "up -> down: ping is critical"]);
        var kept = (RemList)(await monitor.Resources.States.Open("monitor.host.history").GetAsync("web1", default))!.Value!;
        kept.Select(static told => Text((RemMap)told!, "to")).ShouldBe(["up", "down"]);
    }

    [Fact]
    public async Task What_a_host_was_before_a_restart_is_not_told_again()
    {
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "ping", new RemMap { ["time"] = 3L });
        string folder, since;
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            folder = first.Folder;
            since = Text(await UntilAsync(first, "web1", static host => Text(host, "status") == "down"), "since");
        }

        await using var second = RunningMonitor.Start(Plan, _time, resources: resources, folder: folder);
        await second.UntilAsync("ping", static check => Text(check, "status") == "critical" && check["next"] is not null);
        var restored = await UntilAsync(second, "web1", static host => Text(host, "status") == "down");

        (Text(restored, "since"), Text(restored, "text")).ShouldBe((since, "ping is critical"));
        await second.FeedAsync("ping", new RemMap { ["time"] = 0L });
        await UntilAsync(second, "web1", static host => Text(host, "status") == "up");
        (await second.HostEventsAsync("web1")).ShouldBe(["pending -> down: ping is critical", "down -> up: "]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData(5L)]
    [InlineData(null)]
    public async Task A_host_whose_state_makes_no_sense_begins_anew(object? status)
    {
        var resources = SharedResources.InMemory(_time);
        string folder;
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            folder = first.Folder;
            await UntilAsync(first, "web1", static host => Text(host, "status") == "up");
        }

        await resources.States.Open("monitor.hosts").SetAsync("web1", new RemMap { ["status"] = status, ["since"] = "long ago", ["text"] = 7L, ["plan"] = "plan.yaml" }, SetOptions.Default, default);
        await resources.States.Open("monitor.hosts").SetAsync("ben", "what is this", SetOptions.Default, default);
        await resources.States.Open("monitor.host.history").SetAsync("web1", "and this", SetOptions.Default, default);
        await using var second = RunningMonitor.Start(Plan, _time, resources: resources, folder: folder);

        await UntilAsync(second, "web1", static host => Text(host, "status") == "up" && StatusTime(host));
    }

    [Fact]
    public async Task A_host_that_a_changed_plan_no_longer_has_is_no_longer_shown()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await UntilAsync(monitor, "web1", static host => Text(host, "status") == "up");

        File.WriteAllText(monitor.PlanPath, Plan.Replace("web1", "web2", StringComparison.Ordinal));

        await UntilAsync(monitor, "web2", static host => Text(host, "status") == "up");
        await monitor.AdvanceUntilAsync(async () => await monitor.Resources.States.Open("monitor.hosts").GetAsync("web1", default) is null, static () => "web1 is there");
    }

    [Fact]
    public async Task A_host_whose_checks_are_gone_is_pending_and_nothing_holds_that()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await UntilAsync(monitor, "web1", static host => Text(host, "status") == "up");

        File.WriteAllText(monitor.PlanPath, Plan.Replace("    host: web1\n", "", StringComparison.Ordinal));

        await UntilAsync(monitor, "web1", static host => Text(host, "status") == "pending");
        ((RemList)(await monitor.ToldAsync()).Last(static told => Text(told, "host") == "web1")["held"]!).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_plans_with_checks_of_one_host_show_it_each_for_itself()
    {
        const string Other = "monitor checks:\n  db: {host: web1, every: 1s, confirm: {tries: 1}, return: {status: critical}}\n";
        var resources = SharedResources.InMemory(_time);
        await using var first = RunningMonitor.Start(Plan, _time, resources: resources, name: "first.yaml");
        await UntilAsync(first, "web1", static host => Text(host, "status") == "up");
        await using var second = RunningMonitor.Start(Other, _time, resources: resources, name: "second.yaml");

        await UntilAsync(second, "web1 (second.yaml)", static host => Text(host, "status") == "down");

        await UntilAsync(first, "web1", static host => Text(host, "status") == "up");
    }

    [Fact]
    public async Task Two_plans_with_checks_of_one_host_go_on_as_they_were_though_they_begin_in_another_order()
    {
        const string Other = "monitor checks:\n  db: {host: web1, every: 1s, timeout: 1h, no data after: 1d, confirm: {tries: 1}, return: {status: critical}}\n";
        var resources = SharedResources.InMemory(_time);
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources, name: "first.yaml"))
        {
            await UntilAsync(first, "web1", static host => Text(host, "status") == "up");
            await using var second = RunningMonitor.Start(Other, _time, resources: resources, name: "second.yaml");
            await UntilAsync(second, "web1 (second.yaml)", static host => Text(host, "status") == "down");
        }

        await using var secondAgain = RunningMonitor.Start(Other, _time, resources: resources, name: "second.yaml");
        await secondAgain.UntilLookedAtAsync("db", _time.GetUtcNow().AddSeconds(3));
        await using var firstAgain = RunningMonitor.Start(Plan, _time, resources: resources, name: "first.yaml");
        await firstAgain.UntilLookedAtAsync("front", _time.GetUtcNow().AddSeconds(3));

        (await firstAgain.HostEventsAsync("web1")).ShouldBe(["pending -> up: ", "pending -> down: db is critical"]);
        Text(await UntilAsync(firstAgain, "web1", static _ => true), "plan").ShouldBe("first.yaml");
        Text(await UntilAsync(firstAgain, "web1 (second.yaml)", static _ => true), "plan").ShouldBe("second.yaml");
        foreach (var key in new[] { "web1", "web1 (second.yaml)" })
        {
            ((RemList)(await resources.States.Open("monitor.host.history").GetAsync(key, default))!.Value!).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_plan_whose_host_another_one_had_first_has_its_name_when_that_one_has_ended_and_goes_on_as_it_was()
    {
        const string Other = "monitor checks:\n  db: {host: web1, every: 1s, timeout: 1h, no data after: 1d, confirm: {tries: 1}, return: {status: critical}}\n";
        var resources = SharedResources.InMemory(_time);
        await using var first = RunningMonitor.Start(Plan, _time, resources: resources, name: "first.yaml");
        await UntilAsync(first, "web1", static host => Text(host, "status") == "up");
        await using (var second = RunningMonitor.Start(Other, _time, resources: resources, name: "second.yaml"))
        {
            await UntilAsync(second, "web1 (second.yaml)", static host => Text(host, "status") == "down");
        }

        await first.StopForGoodAsync();
        await using var again = RunningMonitor.Start(Other, _time, resources: resources, name: "second.yaml");
        await UntilAsync(again, "web1", static host => Text(host, "status") == "down" && Text(host, "plan") == "second.yaml");
        await again.UntilLookedAtAsync("db", _time.GetUtcNow().AddSeconds(3));

        (await again.HostEventsAsync("web1")).ShouldBe(["pending -> up: ", "pending -> down: db is critical"]);
        ((RemList)(await resources.States.Open("monitor.host.history").GetAsync("web1", default))!.Value!).Select(static told => Text((RemMap)told!, "to")).ShouldBe(["down"]);
        (await resources.States.Open("monitor.hosts").GetAsync("web1 (second.yaml)", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_sees_the_host_of_its_check()
    {
        await using var monitor = RunningMonitor.Start(Plan + "\n  seen: {host: web1, every: 1s, return: {text: \"${{ host.name }} at ${{ host.address }} is ${{ host.labels.tier }}\"}}\n", _time);

        var seen = await monitor.UntilAsync("seen", static check => Text(check, "text").Length > 0);

        Text(seen, "text").ShouldBe("web1 at 192.0.2.7 is web");
    }

    private static bool StatusTime(RemMap host) => Text(host, "since").EndsWith('Z');

    private static string Text(RemMap map, string key) => map.TryGetValue(key, out var value) ? value as string ?? "" : "";

    private static async Task<RemMap> UntilAsync(RunningMonitor monitor, string host, Func<RemMap, bool> isWanted)
    {
        RemMap? last = null;
        await monitor.AdvanceUntilAsync(async () => await monitor.Resources.States.Open("monitor.hosts").GetAsync(host, default) is { Value: RemMap map } && isWanted(last = map), () => $"{host} is {ValueText.Of(last)}");
        return last!;
    }
}
