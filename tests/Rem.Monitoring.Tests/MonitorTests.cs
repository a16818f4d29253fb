using Rem.Cases;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

public sealed class MonitorTests
{
    private readonly FakeClock _time = new();

    [Fact]
    public async Task What_a_check_gives_becomes_its_status_and_what_changes_an_event()
    {
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time);
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
        await using var monitor = RunningMonitor.Start(WebCheck.Plan.Replace("every: 1s", "every: 1h", StringComparison.Ordinal), _time, resources: resources);
        var start = _time.GetUtcNow();

        await monitor.UntilAsync("web", "critical");

        (_time.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task What_happens_while_the_disk_is_full_is_told_however_long_that_lasts()
    {
        var shared = SharedResources.InMemory(_time);
        var queues = new FullQueues(shared.Queues);
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time, resources: queues.Over(shared));
        await monitor.AdvanceUntilAsync(() => Task.FromResult(queues.Refused > 0), static () => "nothing is told");
        var until = _time.GetUtcNow().AddMinutes(3);
        await monitor.AdvanceUntilAsync(() => Task.FromResult(_time.GetUtcNow() >= until), static () => "time stands still");
        monitor.Log.Lines.ShouldContain(static line => line.Text.Contains("is tried again in 32s: the disk is full", StringComparison.Ordinal));

        queues.MakeRoom();
        await monitor.UntilAsync("web", "ok");

        (await monitor.EventsAsync()).ShouldBe(["web: status pending -> ok"]);
    }

    [Fact]
    public async Task What_a_plan_fails_with_is_its_first_error_and_the_log_has_that_of_its_end()
    {
        var shared = SharedResources.InMemory(_time);
        var states = new BreakingStates(shared.States);
        var monitor = RunningMonitor.Start(WebCheck.Plan, _time, resources: states.Over(shared));
        await monitor.UntilAsync("web", "ok");
        states.Hold();
        await monitor.AdvanceUntilAsync(() => Task.FromResult(states.IsHeld), static () => "nothing is written");

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
    public async Task Two_plans_of_a_node_keep_apart_what_is_theirs()
    {
        var resources = SharedResources.InMemory(_time);
        await using var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources, name: "a.yaml");
        await first.UntilAsync("web", "ok");
        await using (var second = RunningMonitor.Start(WebCheck.Plan.Replace("  web:", "  shop:", StringComparison.Ordinal), _time, resources: resources, name: "b.yaml"))
        {
            await second.UntilAsync("shop", "ok");
            await resources.States.Open("monitor.downtimes").SetAsync("d", new RemMap { ["checks"] = RemList.Of("web", "shop"), ["until"] = _time.GetUtcNow().ToUnixTimeSeconds() + 3600 }, SetOptions.Default, default);
            await first.UntilAsync("web", static map => map["downtime"] is true);
            await second.UntilAsync("shop", static map => map["downtime"] is true);
        }

        (await resources.States.Open("monitor.checks").KeysAsync("", default)).ShouldBe(["shop", "web"]);
        first.Log.Lines.ShouldNotContain(static line => line.Text.Contains("a wish", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_another_plan_has_is_refused()
    {
        var resources = SharedResources.InMemory(_time);
        await using var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources, name: "a.yaml");
        await first.UntilAsync("web", "ok");

        var error = await Should.ThrowAsync<Rem.Errors.PlanException>(async () =>
        {
            await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: resources, name: "b.yaml");
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
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time, clock);
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
    [InlineData("tcp: {host: \"no.such.host.invalid\", port: 22, timeout: 1h}", "nobody knows the address")]
    public async Task Whatever_a_look_meets_there_is_a_status_and_a_message_and_it_is_not_ok(string step, string says)
    {
        var plan = $"__use: [host]\nmonitor checks:\n  web:\n    every: 1s\n    timeout: {(says.Contains("300ms", StringComparison.Ordinal) ? "300ms" : "1h")}\n    no data after: 1d\n    confirm: {{tries: 1}}\n    run:\n      - {step}\n";
        await using var monitor = RunningMonitor.Start(plan, _time);

        var shown = await monitor.UntilAsync("web", static map => map["status"] is not ("pending" or "ok"));

        shown["status"].ShouldBe("unknown");
        ((string)shown["text"]!).ShouldContain(says);
        ((string)shown["text"]!).ShouldNotBeEmpty();
    }

    private static async Task<decimal> RunsAsync(RunningMonitor monitor) => Convert.ToDecimal(await monitor.Resources.Counters.Open("runs").GetAsync(default), System.Globalization.CultureInfo.InvariantCulture);
}
