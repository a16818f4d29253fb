using Rem.Cases;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Values;

namespace Rem.Monitoring.Tests;

/// <summary>Plans whose files change while their checks run.</summary>
public sealed class CheckedPlanTests
{
    private const string Plan = """
        monitor checks:
          web:
            every: 1s
            timeout: 1h
            confirm: {tries: 1}
            critical: {time: {above: 2}}
            run:
              - lua: return rem.state("feed"):get("web") or {time = 1}
        """;

    private readonly FakeClock _time = new();

    [Fact]
    public async Task A_changed_file_is_taken_up_and_what_was_known_stays_known()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("web", "ok");

        Write(monitor, Plan.Replace("above: 2", "above: 0.5", StringComparison.Ordinal) + "\n  new: {every: 1s, return: {x: 1}}\n");
        await monitor.UntilAsync("new", "ok");
        await monitor.UntilAsync("web", "critical");

        (await monitor.EventsAsync()).Where(static told => told.StartsWith("web", StringComparison.Ordinal)).ShouldBe(["web: status pending -> ok", "web: status ok -> critical"]);
    }

    [Fact]
    public async Task A_file_that_changes_while_its_plan_is_being_opened_is_taken_up()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time, changed: Plan + "\n  new: {every: 1s, return: {x: 1}}\n");

        await monitor.UntilAsync("new", "ok");
    }

    [Fact]
    public async Task A_check_that_is_taken_out_is_no_longer_shown()
    {
        await using var monitor = RunningMonitor.Start(Plan + "\n  old: {every: 1s, return: {x: 1}}\n", _time);
        await monitor.UntilAsync("old", "ok");

        Write(monitor, Plan);

        await monitor.AdvanceUntilAsync(async () => await monitor.Resources.States.Open("monitor.checks").GetAsync("old", default) is null, static () => "old is there");
    }

    [Fact]
    public async Task A_wrong_file_is_told_once_and_the_old_checks_go_on()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("web", "ok");

        Write(monitor, Plan.Replace("every: 1s", "every: soon", StringComparison.Ordinal));
        await monitor.AdvanceUntilAsync(() => Task.FromResult(Told(monitor) == 1), () => $"told {Told(monitor)} times");
        await monitor.FeedAsync("web", new RemMap { ["time"] = 5L });
        await monitor.UntilAsync("web", "critical");

        Told(monitor).ShouldBe(1);
    }

    [Theory]
    [InlineData("every: 1s")]
    [InlineData("every: 2s")]
    public async Task A_wrong_file_is_known_by_its_place_until_it_is_right_again(string right)
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("web", "ok");
        monitor.Refused.ShouldBeEmpty();

        Write(monitor, Plan.Replace("every: 1s", "every: soon", StringComparison.Ordinal));
        await monitor.AdvanceUntilAsync(() => Task.FromResult(monitor.Refused.Count == 1), static () => "nothing is refused");
        var refused = monitor.Refused[0];
        Write(monitor, Plan.Replace("every: 1s", "every: later", StringComparison.Ordinal));
        await monitor.AdvanceUntilAsync(() => Task.FromResult(Told(monitor) == 2), static () => "the second is not refused");

        (refused.Path, refused.Error.At.Line, refused.Error.At.Column).ShouldBe((monitor.PlanPath, 3, 12));
        monitor.Refused[0].Since.ShouldBe(refused.Since);
        Write(monitor, Plan.Replace("every: 1s", right, StringComparison.Ordinal));
        await monitor.AdvanceUntilAsync(() => Task.FromResult(monitor.Refused.Count == 0), static () => "it is refused still");
    }

    [Fact]
    public async Task A_file_that_is_empty_for_a_moment_makes_nobody_forget_anything()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.UntilAsync("web", "ok");

        Write(monitor, "");
        await monitor.AdvanceUntilAsync(() => Task.FromResult(Told(monitor) == 1), () => $"told {Told(monitor)} times");
        Write(monitor, Plan.Replace("above: 2", "above: 0.5", StringComparison.Ordinal));
        await monitor.UntilAsync("web", "critical");

        (await monitor.EventsAsync()).ShouldBe(["web: status pending -> ok", "web: status ok -> critical"]);
    }

    [Theory]
    [InlineData("run: [{host laod: }]", "host laod")]
    [InlineData("return: {}", "it gave nothing")]
    public async Task A_check_that_gives_nothing_is_not_well(string block, string says)
    {
        await using var monitor = RunningMonitor.Start("monitor checks:\n  odd: {every: 1s, confirm: {tries: 1}, " + block + "}\n", _time);

        await monitor.UntilAsync("odd", "unknown");

        ((await monitor.Resources.States.Open("monitor.checks").GetAsync("odd", default))!.Value as RemMap)!["text"].ShouldBeOfType<string>().ShouldContain(says);
    }

    [Fact]
    public async Task A_check_of_another_plan_is_not_taken_from_it_by_a_change()
    {
        var resources = SharedResources.InMemory(_time);
        await using var first = RunningMonitor.Start(Plan, _time, resources: resources, name: "first.yaml");
        await using var second = RunningMonitor.Start("monitor checks:\n  db: {every: 1s, return: {x: 1}}\n", _time, resources: resources, name: "second.yaml");
        await first.UntilAsync("web", "ok");
        await second.UntilAsync("db", "ok");

        Write(second, "monitor checks:\n  db: {every: 1s, return: {x: 1}}\n  web: {every: 1s, return: {time: 9}}\n");

        await second.AdvanceUntilAsync(() => Task.FromResult(Told(second) == 1), static () => "nothing was told");
        await second.UntilAsync("db", "ok");
        await first.UntilAsync("web", "ok");
    }

    [Fact]
    public async Task A_check_that_goes_from_one_plan_to_another_is_taken_up_though_the_other_changes_first()
    {
        const string Db = "monitor checks:\n  db: {every: 1s, return: {x: 1}}\n";
        var resources = SharedResources.InMemory(_time);
        await using var first = RunningMonitor.Start(Plan + "\n  stays: {every: 1s, return: {x: 1}}\n", _time, resources: resources, name: "first.yaml");
        await using var second = RunningMonitor.Start(Db, _time, resources: resources, name: "second.yaml");
        await first.UntilAsync("web", "ok");
        await second.UntilAsync("db", "ok");

        Write(second, Db + "  web: {every: 1s, return: {time: 1}}\n");
        await second.AdvanceUntilAsync(() => Task.FromResult(Told(second) == 1), static () => "nothing was told");
        Write(first, "monitor checks:\n  stays: {every: 1s, return: {x: 1}}\n");

        await second.UntilAsync("web", static map => map["plan"] is "second.yaml");
        await second.AdvanceUntilAsync(() => Task.FromResult(second.Refused.Count == 0), static () => "it is refused still");
        Told(second).ShouldBe(1);
    }

    private static int Told(RunningMonitor monitor) => monitor.Log.Lines.Count(static line => line.Text.Contains("its old checks go on", StringComparison.Ordinal));

    // As an editor does: beside it, then in its place. Its time differs, as the machine's own clock goes on.
    private static void Write(RunningMonitor monitor, string text)
    {
        var path = Path.Combine(monitor.Folder, Directory.GetFiles(monitor.Folder, "*.yaml").Select(Path.GetFileName).Single()!);
        File.WriteAllText(path + ".part", text);
        File.Move(path + ".part", path, overwrite: true);
    }
}
