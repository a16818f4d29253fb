using Rem.Binding;
using Rem.Cases;
using Rem.Errors;
using Rem.Monitoring.Tests.Kit;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

public sealed class SilenceTests
{
    private const string Plan = """
        monitor hosts:
          web1: {labels: {tier: web}}
        monitor checks:
          defaults: {every: 1s, timeout: 1h, confirm: {tries: 1}}
          shop:
            host: web1
            labels: {team: web}
            run:
              - lua: return rem.state("feed"):get("shop") or {status = "ok"}
          uplink:
            run:
              - lua: return rem.state("feed"):get("uplink") or {status = "ok"}
        """;

    private readonly FakeClock _time = new();

    [Fact]
    public async Task A_silence_holds_what_it_matches_says_who_and_is_gone_when_it_is_over()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("shop", "ok");
        var silences = monitor.Resources.States.Open("monitor.silences");

        await silences.SetAsync("s1", Silence("tier", "web", 60), SetOptions.Default, default);
        var shown = await monitor.UntilAsync("shop", static check => check["silenced"] is RemMap);
        await monitor.FeedAsync("shop", new RemMap { ["status"] = "critical" });
        await monitor.UntilAsync("shop", "critical");
        await monitor.AdvanceUntilAsync(async () => (await silences.KeysAsync("", default)).Count == 0, static () => "the silence is still there");

        ((RemMap)shown["silenced"]!)["by"].ShouldBe("ana");
        ((RemMap)shown["labels"]!).ToString().ShouldBe(new RemMap { ["tier"] = "web", ["team"] = "web" }.ToString());
        await monitor.AdvanceUntilAsync(async () => (await EventsAsync(monitor, "shop")).Count == 4, static () => "its end is not told");
        (await EventsAsync(monitor, "shop")).ShouldBe(["status ok []: ", "silence started ok []: by ana: a new rack", "status critical [silenced]: ", "silence ended critical []: it is critical"]);
        await LoggedAsync(monitor, "the silence 's1' by ana (a new rack) holds 1 check until ");
        await LoggedAsync(monitor, "the silence 's1' by ana (a new rack) is over");
    }

    [Fact]
    public async Task One_that_is_set_again_while_it_ends_stays()
    {
        var clock = new PausingClock(_time);
        await using var monitor = RunningMonitor.Start(Plan, _time, clock);
        await monitor.UntilAsync("shop", "ok");
        var silences = monitor.Resources.States.Open("monitor.silences");
        await silences.SetAsync("s1", Silence("tier", "web", 60), SetOptions.Default, default);
        await monitor.WaitUntilAsync("shop", static check => check["silenced"] is RemMap);

        clock.Pause(TimeSpan.FromMinutes(2)); // no timer tells the monitor: it finds the end of the first when it takes up the second
        await silences.SetAsync("s1", Silence("tier", "web", 3600), SetOptions.Default, default);

        await monitor.WaitUntilAsync(async () => (await EventsAsync(monitor, "shop")).Count == 4, static () => "the second is not told");
        await monitor.UntilLookedAtAsync("shop", clock.GetUtcNow().AddSeconds(5));
        (await EventsAsync(monitor, "shop")).ShouldBe(["status ok []: ", "silence started ok []: by ana: a new rack", "silence ended ok []: ", "silence started ok []: by ana: a new rack"]);
        (await silences.KeysAsync("", default)).ShouldBe(["s1"]);
    }

    [Fact]
    public async Task One_that_another_plan_has_taken_out_at_its_end_is_over_and_was_not_taken_back()
    {
        var (clock, resources) = (new PausingClock(_time), SharedResources.InMemory(_time));
        await using var first = RunningMonitor.Start(WebCheck.Plan, _time, clock, resources, name: "first.yaml");
        await using var second = RunningMonitor.Start(Plan, _time, clock, resources, name: "second.yaml");
        await first.UntilAsync("web", "ok");
        await second.UntilAsync("shop", "ok");
        var silences = resources.States.Open("monitor.silences");
        await silences.SetAsync("s1", Yaml($"{{match: {{check: '*'}}, by: ana, until: {clock.GetUtcNow().ToUnixTimeSeconds() + 60}}}"), SetOptions.Default, default);
        await first.WaitUntilAsync("web", static check => check["silenced"] is RemMap);
        await second.UntilAsync("shop", static check => check["silenced"] is RemMap);
        await second.UntilLookedAtAsync("shop", clock.GetUtcNow().AddSeconds(2)); // it sleeps

        clock.Pause(TimeSpan.FromMinutes(2)); // no timer tells the second: the first finds the end, and takes the silence out
        await resources.States.Open("monitor.acknowledgements").SetAsync("web", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);
        await second.WaitUntilAsync("shop", static check => check["silenced"] is null);

        await LoggedAsync(second, "the silence 's1' by ana is over");
        second.Log.Lines.ShouldNotContain(static line => line.Text.Contains("was taken back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_silence_that_is_taken_back_ends()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("shop", "ok");
        var silences = monitor.Resources.States.Open("monitor.silences");
        await silences.SetAsync("s1", Silence("check", "sh*", 3600), SetOptions.Default, default);
        await monitor.UntilAsync("shop", static check => check["silenced"] is RemMap);

        await silences.DeleteAsync("s1", null, WriteOptions.None, default);

        await monitor.UntilAsync("shop", static check => check["silenced"] is null);
        (await EventsAsync(monitor, "shop"))[^1].ShouldBe("silence ended ok []: ");
        await LoggedAsync(monitor, "the silence 's1' by ana (a new rack) was taken back");
    }

    [Theory]
    [InlineData("{match: {tier: web}, by: ana}", "a silence needs 'until'")]
    [InlineData("{match: {tier: web}, by: ana, until: 1000}", "until: it is in the past")]
    [InlineData("{match: {tier: web}, by: ana, until: soon}", "until: expected a time such as")]
    [InlineData("{match: {tier: web}, until: 9999999999}", "expected 'by', a text: who says so, got none")]
    [InlineData("{match: {tier: web}, until: 9999999999, by: ''}", "by: expected a text: who says so")]
    [InlineData("{match: {tier: web}, until: 9999999999, by: 7}", "by: expected a text: who says so")]
    [InlineData("{match: {}, until: 9999999999, by: ana}", "match: it is empty and would mean every check")]
    [InlineData("{match: web, until: 9999999999, by: ana}", "match: expected a map of labels to values")]
    [InlineData("{match: {tier: [[web]]}, until: 9999999999, by: ana}", "match.tier.0: expected a text")]
    [InlineData("{match: {tier: db}, until: 9999999999, by: ana}", "it matches no check")]
    [InlineData("{match: {check: shpo}, until: 9999999999, by: ana}", "it matches no check: none has 'shpo' as its 'check'; did you mean 'shop'?")]
    [InlineData("{until: 9999999999, by: ana}", "expected 'match'")]
    [InlineData("{match: {tier: web}, untill: 9999999999, by: ana}", "a silence has no setting 'untill'")]
    [InlineData("{match: {tier: web}, until: 9999999999, by: ana, comment: 5}", "comment: expected a text")]
    [InlineData("everything", "a map was expected, got text 'everything'")]
    public async Task A_silence_that_is_wrong_is_logged_and_nothing_else(string silence, string says)
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("shop", "ok");

        await monitor.Resources.States.Open("monitor.silences").SetAsync("s1", Yaml(silence), SetOptions.Default, default);

        await LoggedAsync(monitor, says);
        (await monitor.UntilAsync("shop", static _ => true))["silenced"].ShouldBeNull();
    }

    [Theory]
    [InlineData("match: {state: critcal}, by: ana", "expected one of pending, ok", false)]
    [InlineData("match: {tier: db}, by: ana", "it matches no check", false)]
    [InlineData("match: {tier: web}", "expected 'by'", false)]
    [InlineData("match: {tier: web}, by: ana", "it is in the past", true)]
    public async Task A_silence_without_effect_is_gone_too_when_it_is_over(string silence, string says, bool isPast)
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("shop", "ok");
        var silences = monitor.Resources.States.Open("monitor.silences");

        var until = _time.GetUtcNow().ToUnixTimeSeconds() + (isPast ? -60 : 60);
        await silences.SetAsync("s1", Yaml($"{{{silence}, until: {until}}}"), SetOptions.Default, default);

        await LoggedAsync(monitor, says);
        await monitor.AdvanceUntilAsync(async () => (await silences.KeysAsync("", default)).Count == 0, static () => "the silence is still there");
    }

    [Fact]
    public async Task A_restart_keeps_a_silence_and_does_not_tell_it_again()
    {
        var resources = SharedResources.InMemory(_time);
        await resources.States.Open("monitor.silences").SetAsync("s1", Silence("tier", "web", 3600), SetOptions.Default, default);
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            await first.UntilAsync("shop", "ok");
        }

        await using var second = RunningMonitor.Start(Plan, _time, resources: resources);
        await second.FeedAsync("shop", new RemMap { ["status"] = "critical" });
        await second.UntilAsync("shop", "critical");

        (await EventsAsync(second, "shop")).ShouldBe(["silence started pending []: by ana: a new rack", "status ok [silenced]: ", "status critical [silenced]: "]);
    }

    [Fact]
    public async Task A_silence_that_was_over_before_a_restart_is_told_then_and_is_gone()
    {
        var resources = SharedResources.InMemory(_time);
        await resources.States.Open("monitor.silences").SetAsync("s1", Silence("tier", "web", 60), SetOptions.Default, default);
        await RunningMonitor.FeedAsync(resources, "shop", new RemMap { ["status"] = "critical" });
        await using (var first = RunningMonitor.Start(Plan, _time, resources: resources))
        {
            await first.UntilAsync("shop", "critical");
        }

        _time.Advance(TimeSpan.FromHours(1));
        await using var second = RunningMonitor.Start(Plan, _time, resources: resources);

        await second.AdvanceUntilAsync(async () => (await resources.States.Open("monitor.silences").KeysAsync("", default)).Count == 0, static () => "the silence is still there");
        await second.AdvanceUntilAsync(async () => (await EventsAsync(second, "shop"))[^1] == "silence ended critical []: it is critical", static () => "its end is not told");
    }

    [Fact]
    public async Task A_changed_plan_goes_on_in_silence()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("shop", "ok");
        await monitor.Resources.States.Open("monitor.silences").SetAsync("s1", Silence("tier", "web", 3600), SetOptions.Default, default);
        await monitor.UntilAsync("shop", static check => check["silenced"] is RemMap);

        File.WriteAllText(monitor.PlanPath, Plan + "\n  new: {host: web1, return: {status: warning}}\n");
        await monitor.UntilAsync("new", "warning");

        (await EventsAsync(monitor, "new")).ShouldBe(["silence started pending []: by ana: a new rack", "status warning [silenced]: "]);
        (await EventsAsync(monitor, "shop")).ShouldBe(["status ok []: ", "silence started ok []: by ana: a new rack"]);
    }

    [Fact]
    public async Task An_inhibited_check_says_by_what_and_a_restart_does_not_tell_it_again()
    {
        const string Inhibited = Plan + "\nmonitor inhibit: [{source: {check: uplink}, mutes: {tier: web}}]\n";
        var resources = SharedResources.InMemory(_time);
        await RunningMonitor.FeedAsync(resources, "uplink", new RemMap { ["status"] = "critical" });
        await using (var first = RunningMonitor.Start(Inhibited, _time, resources: resources))
        {
            await first.UntilAsync("uplink", "critical");
            await first.FeedAsync("shop", new RemMap { ["status"] = "warning" });
            (await first.UntilAsync("shop", static check => check["inhibited"] is not null && check["status"] is "warning"))["inhibited"].ShouldBe("uplink is critical");
            (await first.ToldAsync()).Last(static told => told["check"] is "shop")["source"].ShouldBe("uplink");
        }

        await using var second = RunningMonitor.Start(Inhibited, _time, resources: resources);
        await second.FeedAsync("uplink", new RemMap { ["status"] = "ok" });
        await second.UntilAsync("uplink", "ok");

        await second.AdvanceUntilAsync(async () => (await EventsAsync(second, "shop"))[^1] == "inhibition ended warning []: it is warning", static () => "its end is not told");
        (await EventsAsync(second, "shop"))[^2].ShouldBe("status warning [inhibited]: ");
    }

    [Fact]
    public async Task What_a_plan_mutes_or_takes_down_is_shown_so()
    {
        const string Quiet = Plan + "\nmonitor mute: {move: {match: {team: web}, until: 2099-01-01T00:00:00Z}}\nmonitor downtimes: [{checks: uplink, until: 2099-01-01T00:00:00Z}]\n";
        await using var monitor = RunningMonitor.Start(Quiet, _time);

        (await monitor.UntilAsync("shop", static check => check["muted"] is not null))["muted"].ShouldBe("move");
        await monitor.UntilAsync("uplink", static check => check["downtime"] is true);
    }

    [Fact]
    public async Task A_downtime_that_people_plan_may_go_by_labels()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("shop", "ok");
        var downtimes = monitor.Resources.States.Open("monitor.downtimes");

        await downtimes.SetAsync("d1", Yaml("{match: {tier: web}, until: 9999999999}"), SetOptions.Default, default);
        await downtimes.SetAsync("d2", Yaml("{match: {tier: db}, until: 9999999999}"), SetOptions.Default, default);

        await monitor.UntilAsync("shop", static check => check["downtime"] is true);
        await LoggedAsync(monitor, "a wish for 'd2' is without effect: it matches no check");
    }

    [Fact]
    public async Task A_restart_in_a_downtime_does_not_tell_it_again_and_one_that_is_over_is_told_once()
    {
        var resources = SharedResources.InMemory(_time);
        await resources.States.Open("monitor.downtimes").SetAsync("d1", new RemMap { ["checks"] = "shop", ["from"] = _time.GetUtcNow().ToUnixTimeSeconds(), ["until"] = _time.GetUtcNow().ToUnixTimeSeconds() + 3600 }, SetOptions.Default, default);
        for (var i = 0; i < 4; i++)
        {
            await using var monitor = RunningMonitor.Start(Plan, _time, resources: resources);
            await monitor.UntilAsync("shop", check => check.TryGetValue("next", out var next) && next is not null && check["status"] is "ok" && check["downtime"] is bool held && held == i < 2);
            if (i == 1)
            {
                _time.Advance(TimeSpan.FromHours(2));
                await monitor.UntilAsync("shop", static check => check["downtime"] is false);
            }
        }

        await using var last = RunningMonitor.Start(Plan, _time, resources: resources);
        (await EventsAsync(last, "shop")).ShouldBe(["downtime started pending []: by somebody", "status ok [downtime]: ", "downtime ended ok []: "]);
        last.Log.Lines.ShouldNotContain(static line => line.Text.Contains("without effect", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_held_before_makes_no_sense_and_nothing_comes_of_it()
    {
        var resources = SharedResources.InMemory(_time);
        await resources.States.Open("monitor.checks").SetAsync("shop", Yaml("{status: ok, silenced: 5, muted: [1], inhibited: {a: b}, downtime: maybe}"), SetOptions.Default, default);
        await resources.States.Open("monitor.silences").SetAsync("s1", Yaml("[1, 2]"), SetOptions.Default, default);

        await using var monitor = RunningMonitor.Start(Plan, _time, resources: resources);

        await monitor.UntilAsync("shop", static check => check.TryGetValue("next", out var next) && next is not null);
        (await EventsAsync(monitor, "shop")).ShouldBeEmpty();
    }

    private RemMap Silence(string label, string value, long seconds) => new()
    {
        ["match"] = new RemMap { [label] = value },
        ["until"] = _time.GetUtcNow().ToUnixTimeSeconds() + seconds,
        ["by"] = "ana",
        ["comment"] = "a new rack",
    };

    private static object? Yaml(string text) => DataBinder.Verbatim(PlanReader.Read(new SourceFile("text", text), new RemLimits(), new FindingList()).Root!);

    private static async Task<List<string>> EventsAsync(RunningMonitor monitor, string check) =>
        [.. (await monitor.ToldAsync()).Where(told => told["check"] is string name && name == check).Select(static told => $"{told["event"]} {told["to"]} [{string.Join(", ", (RemList)told["held"]!)}]: {told["text"]}")];

    private static Task LoggedAsync(RunningMonitor monitor, string text) =>
        monitor.AdvanceUntilAsync(() => Task.FromResult(monitor.Log.Lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal))), () => $"'{text}' is not logged, but {string.Join(" | ", monitor.Log.Lines.Select(static line => line.Text))}");
}
