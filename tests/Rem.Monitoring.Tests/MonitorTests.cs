using Rem.Cases;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

public sealed class MonitorTests
{
    // The clock of these tests runs ahead of the machine: a short timeout would be over while a script is still being compiled.
    private const string Plan = """
        monitor checks:
          web:
            every: 1s
            timeout: 1h
            confirm: {tries: 3, every: 500ms}
            critical: {time: {above: 2}}
            run:
              - lua: return rem.state("feed"):get("web") or {time = 0.1}
        """;

    private readonly FakeClock _time = new();

    [Fact]
    public async Task What_a_check_gives_becomes_its_status_and_what_changes_an_event()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("web", "ok");

        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", "critical");

        (await monitor.EventsAsync()).ShouldBe(["web: status pending -> ok", "web: status ok -> critical (uncertain)", "web: status critical -> critical"]);
    }

    [Fact]
    public async Task A_problem_is_looked_at_sooner_until_it_is_certain()
    {
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "web", new RemMap { ["time"] = 3.5 });
        await using var monitor = RunningMonitor.Start(Plan.Replace("every: 1s", "every: 1h", StringComparison.Ordinal), _time, resources: resources);
        var start = _time.GetUtcNow();

        await monitor.UntilAsync("web", "critical");

        (_time.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task What_happened_before_a_restart_is_not_told_again()
    {
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "web", new RemMap { ["time"] = 3.5 });
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "critical");
        }

        await using var second = RunningMonitor.Start(Plan, _time, resources: resources);
        await second.FeedAsync("web", new RemMap { ["time"] = 0.5 });
        await second.UntilAsync("web", "ok");

        (await second.EventsAsync()).ShouldBe(["web: status pending -> critical (uncertain)", "web: status critical -> critical", "web: status critical -> ok"]);
    }

    [Fact]
    public async Task A_check_that_the_plan_no_longer_has_is_no_longer_shown()
    {
        var resources = SharedResources.InMemory(_time);
        string folder;
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            folder = first.Folder;
            await first.UntilAsync("web", "ok");
        }

        await using var second = RunningMonitor.Start(Plan.Replace("  web:", "  shop:", StringComparison.Ordinal), _time, resources: resources, folder: folder);
        await second.UntilAsync("shop", "ok");

        (await resources.States.Open("monitor.checks").KeysAsync("", default)).ShouldBe(["shop"]);
    }

    [Fact]
    public async Task Whoever_sets_an_acknowledgement_as_state_looks_after_the_check()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
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
    public async Task A_wish_that_cannot_be_met_is_logged()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
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
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "critical");
            await resources.States.Open("monitor.acknowledgements").SetAsync("web", new RemMap { ["by"] = "ana", ["until"] = until, ["sticky"] = true }, SetOptions.Default, default);
            await first.UntilAsync("web", static map => map["acknowledged"] is RemMap);
        }

        await using (var second = RunningMonitor.Start(Plan.Replace("  web:", "  shop:", StringComparison.Ordinal), _time, resources: resources))
        {
            await second.UntilAsync("shop", "critical");
        }

        await resources.States.Open("monitor.checks").DeleteAsync("web", null, WriteOptions.None, default);
        await using var third = RunningMonitor.Start(Plan, _time, resources: resources);
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

        await using var monitor = RunningMonitor.Start(Plan, _time, resources: resources);
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
        await using var monitor = RunningMonitor.Start(Plan, _time, resources: resources);
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

    [Fact]
    public async Task After_a_restart_the_first_result_is_shown_at_once_and_what_is_older_is_known_as_such()
    {
        var resources = SharedResources.InMemory(_time);
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            await first.UntilAsync("web", "ok");
        }

        ((RemMap)(await resources.States.Open("monitor.checks").GetAsync("web", default))!.Value!)["at"].ShouldNotBeNull();
        var start = _time.GetUtcNow();
        await using var second = RunningMonitor.Start(Plan, _time, resources: resources);
        await second.UntilAsync("web", map => map["at"] is string at && DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) >= start);

        (_time.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromSeconds(4)); // before all are shown together
    }

    [Fact]
    public async Task What_a_plan_fails_with_is_its_first_error_and_the_log_has_that_of_its_end()
    {
        var shared = SharedResources.InMemory(_time);
        var states = new BreakingStates(shared.States);
        var monitor = RunningMonitor.Start(Plan.Replace("return rem", "rem.counter('runs'):add(1) return rem", StringComparison.Ordinal), _time, resources: states.Over(shared));
        await monitor.UntilAsync("web", "ok");
        var at = (string)(await monitor.UntilAsync("web", static map => map["at"] is string))["at"]!;
        await monitor.UntilAsync("web", map => map["at"] as string != at); // all were shown a moment ago
        var runs = await RunsAsync(monitor);
        await monitor.AdvanceUntilAsync(async () => await RunsAsync(monitor) >= runs + 2, static () => "it does not run"); // and there is something new

        states.Break();

        (await Should.ThrowAsync<Exception>(monitor.EndAsync)).ToString().ShouldContain("the first error");
        monitor.Log.Lines.ShouldContain(static line => line.Text.Contains("the second error", StringComparison.Ordinal));
        Directory.Delete(monitor.Folder, recursive: true);
    }

    [Fact]
    public async Task A_script_without_end_leaves_the_machine_half_of_the_time_at_least()
    {
        const string Endless = """
            monitor checks:
              web: {every: 1s, timeout: 1s, confirm: {tries: 1}, run: [{lua: "rem.counter('runs'):add(1) while true do end"}]}
            """;
        await using var monitor = RunningMonitor.Start(Endless, _time);
        await monitor.UntilAsync("web", "unknown");
        var (start, before) = (_time.GetUtcNow(), await RunsAsync(monitor));

        await monitor.AdvanceUntilAsync(async () => await RunsAsync(monitor) >= before + 5, static () => "it does not run again");

        (_time.GetUtcNow() - start).ShouldBeGreaterThan(TimeSpan.FromSeconds(8)); // five times its timeout and its pause, but for one end of it
    }

    [Fact]
    public async Task A_downtime_that_is_taken_back_ends()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("web", "ok");
        var downtimes = monitor.Resources.States.Open("monitor.downtimes");

        await downtimes.SetAsync("d1", new RemMap { ["checks"] = "web", ["until"] = _time.GetUtcNow().ToUnixTimeSeconds() + 3600 }, SetOptions.Default, default);
        await monitor.UntilAsync("web", static map => map["downtime"] is true);
        await downtimes.DeleteAsync("d1", null, WriteOptions.None, default);
        await monitor.UntilAsync("web", static map => map["downtime"] is false);

        (await monitor.EventsAsync())[^2..].ShouldBe(["web: downtime started ok -> ok", "web: downtime ended ok -> ok"]);
    }

    [Theory]
    [InlineData("shell: sleep 30", "it took longer than 300ms")]
    [InlineData("shell: exit 3", "the command ended with code 3")]
    [InlineData("lua: error('no luck')", "no luck")]
    [InlineData("lua: while true do end", "it took longer than 300ms")]
    [InlineData("lua: return 5", "the result has no time")]
    [InlineData("lua: return {status = 'fine', time = 1}", "'status' must be ok, warning, critical or unknown")]
    [InlineData("lua: return {time = 'fast'}", "time is no number but text 'fast'")]
    public async Task Whatever_a_check_does_it_has_a_status_and_a_text(string step, string says)
    {
        var plan = $"""
            monitor checks:
              web:
                every: 1s
                timeout: {(says.Contains("300ms", StringComparison.Ordinal) ? "300ms" : "1h")}
                confirm: [[tries: 1]]
                critical: [[time: [[above: 2]]]]
                run:
                  - {step}
            """.Replace("[[", "{", StringComparison.Ordinal).Replace("]]", "}", StringComparison.Ordinal);
        await using var monitor = RunningMonitor.Start(plan, _time);

        var shown = await monitor.UntilAsync("web", static map => map["status"] is "unknown");

        ((string)shown["text"]!).ShouldContain(says);
    }

    [Fact]
    public async Task A_nonsense_time_in_one_wish_does_not_stop_the_next()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
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
        5L,
        null,
    ];

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task Whatever_stands_in_the_state_the_monitor_starts(int value)
    {
        var resources = SharedResources.InMemory(_time);
        await resources.States.Open("monitor.checks").SetAsync("web", NonsenseValues[value], SetOptions.Default, default);

        await using var monitor = RunningMonitor.Start(Plan, _time, resources: resources);

        await monitor.UntilAsync("web", "ok");
    }

    [Fact]
    public async Task Two_plans_of_a_node_keep_apart_what_is_theirs()
    {
        var resources = SharedResources.InMemory(_time);
        await using var first = RunningMonitor.Start(Plan, _time, resources: resources, name: "a.yaml");
        await first.UntilAsync("web", "ok");
        await using (var second = RunningMonitor.Start(Plan.Replace("  web:", "  shop:", StringComparison.Ordinal), _time, resources: resources, name: "b.yaml"))
        {
            await second.UntilAsync("shop", "ok");
            await resources.States.Open("monitor.downtimes").SetAsync("d", new RemMap { ["checks"] = RemList.Of("web", "shop"), ["until"] = _time.GetUtcNow().ToUnixTimeSeconds() + 3600 }, SetOptions.Default, default);
            await first.UntilAsync("web", static map => map["downtime"] is true);
            await second.UntilAsync("shop", static map => map["downtime"] is true);
        }

        (await resources.States.Open("monitor.checks").KeysAsync("", default)).ShouldBe(["shop", "web"]);
        first.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_another_plan_has_is_refused()
    {
        var resources = SharedResources.InMemory(_time);
        await using var first = RunningMonitor.Start(Plan, _time, resources: resources, name: "a.yaml");
        await first.UntilAsync("web", "ok");

        var error = await Should.ThrowAsync<Rem.Errors.PlanException>(async () =>
        {
            await using var second = RunningMonitor.Start(Plan, _time, resources: resources, name: "b.yaml");
            await second.EndAsync();
        });

        error.Message.ShouldContain("/a.yaml already");
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(86400)]
    [InlineData(-86400)]
    public async Task A_clock_that_jumps_makes_no_status_and_stops_nothing(int seconds)
    {
        var clock = new JumpingClock(_time);
        await using var monitor = RunningMonitor.Start(Plan, _time, clock);
        await monitor.UntilAsync("web", "ok");

        clock.Jump(TimeSpan.FromSeconds(seconds));
        var before = _time.GetUtcNow();
        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", "critical");

        (_time.GetUtcNow() - before).ShouldBeLessThan(TimeSpan.FromMinutes(5));
        (await monitor.EventsAsync()).ShouldBe(["web: status pending -> ok", "web: status ok -> critical (uncertain)", "web: status critical -> critical"]);
    }

    [Theory]
    [InlineData("lua: return {time = 3, text = 'slow'}")]
    [InlineData("js: \"return {time: 3, text: 'slow'}\"")]
    [InlineData("csharp: \"return new { time = 3, text = \\\"slow\\\" };\"")]
    [InlineData("shell: \"true\"\n      - lua: return {time = 3, text = 'slow'}")]
    [InlineData("plugin: [sh, -c, \"echo 'slow | time=3s'; exit 1\"]")]
    public async Task A_check_is_written_in_any_language(string step)
    {
        await using var monitor = RunningMonitor.Start($"monitor checks:\n  web:\n    every: 1s\n    timeout: 1h\n    confirm: {{tries: 1}}\n    critical: {{time: {{above: 2}}}}\n    run:\n      - {step}\n", _time);

        var shown = await monitor.UntilAsync("web", static map => map["status"] is "critical");

        shown["text"].ShouldBe("time is 3" + (step.StartsWith("plugin", StringComparison.Ordinal) ? ".0" : "") + ", above 2; slow");
    }

    [Theory]
    [InlineData("plugin: [sh, -c, \"kill -9 $$\"]", "signal 9 ended it")]
    [InlineData("plugin: [sh, -c, \"yes flood\"]", "printed more than")]
    [InlineData("plugin: [sh, -c, \"sleep 30\"]", "it took longer than 300ms")]
    [InlineData("plugin: [check_nothing]", "check_nothing")]
    [InlineData("plugin: [sh, -c, \"trap '' TERM; while :; do sleep 1; done\"]", "it took longer than 300ms")]
    [InlineData("host disk: /nowhere/at/all", "it is not there")]
    [InlineData("host cpu: {root: /nowhere}", "/nowhere/proc/stat is not there")]
    [InlineData("host log: {path: /proc/1/mem, match: x}", "")]
    [InlineData("host log: {path: x, match: \"${{ '(' }}\"}", "is no regular expression")]
    [InlineData("tcp: {host: \"no.such.host.invalid\", port: 22}", "nobody knows the address")]
    public async Task Whatever_a_look_meets_there_is_a_status_and_a_message_and_it_is_not_ok(string step, string says)
    {
        var plan = $"__use: [host]\nmonitor checks:\n  web:\n    every: 1s\n    timeout: {(says.Contains("300ms", StringComparison.Ordinal) ? "300ms" : "1h")}\n    confirm: {{tries: 1}}\n    run:\n      - {step}\n";
        await using var monitor = RunningMonitor.Start(plan, _time);

        var shown = await monitor.UntilAsync("web", static map => map["status"] is not ("pending" or "ok"));

        shown["status"].ShouldBe("unknown");
        ((string)shown["text"]!).ShouldContain(says);
        ((string)shown["text"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_downtime_that_repeats_begins_by_itself()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
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
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("web", "ok");

        await monitor.Resources.States.Open("monitor.downtimes").SetAsync("d1", new RemMap { ["checks"] = "web", ["repeat"] = "sometimes", ["from"] = "25:00", ["for"] = "1h" }, SetOptions.Default, default);

        await monitor.AdvanceUntilAsync(() => Task.FromResult(monitor.Log.Lines.Count >= 2), static () => "nothing is logged");
        monitor.Log.Lines.ShouldContain(static line => line.Text.Contains("repeat: expected daily", StringComparison.Ordinal));
        monitor.Log.Lines.ShouldContain(static line => line.Text.Contains("from: expected a time of the day", StringComparison.Ordinal));
    }

    private static async Task<decimal> RunsAsync(RunningMonitor monitor) => Convert.ToDecimal(await monitor.Resources.Counters.Open("runs").GetAsync(default), System.Globalization.CultureInfo.InvariantCulture);
}
