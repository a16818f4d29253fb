using Rem.Cases;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

/// <summary>A node that is stopped and goes on, or whose machine pauses: nothing is wrong with its checks.</summary>
public sealed class StandstillTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Plan = WebCheck.Plan.Replace("timeout: 1h", "timeout: 1d\n    no data after: 5m", StringComparison.Ordinal);
    private readonly FakeClock _time = new();
    private readonly PausingClock _clock;

    public StandstillTests() => _clock = new PausingClock(_time);

    [Fact]
    public async Task A_node_that_stood_still_takes_no_check_for_one_without_data_and_keeps_who_looks_after_it()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time, _clock);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", "critical");
        await monitor.Resources.States.Open("monitor.acknowledgements").SetAsync("web", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);
        await monitor.UntilAsync("web", static map => map["acknowledged"] is RemMap);
        var told = (await monitor.ToldAsync()).Count;

        for (var i = 0; i < 20; i++)
        {
            _clock.Pause(TimeSpan.FromMinutes(10));
            var from = _clock.GetUtcNow();
            await monitor.UntilLookedAtAsync("web", from);
        }

        (await monitor.ToldAsync()).Count.ShouldBe(told, string.Join('\n', await monitor.EventsAsync()));
        monitor.Log.Lines.ShouldContain(static line => line.Text.StartsWith("nothing was looked at for ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_under_way_meanwhile_has_no_result_and_runs_again()
    {
        using var runs = new GatedRuns();
        await using var monitor = RunningMonitor.Start(runs.Before(WebCheck.Plan.Replace("timeout: 1h", "timeout: 2m", StringComparison.Ordinal)), _time, _clock);
        await monitor.AdvanceUntilAsync(() => runs.HasBegunAsync(1), static () => "it does not run");

        _clock.Pause(TimeSpan.FromMinutes(10));
        await monitor.AdvanceUntilAsync(() => runs.HasBegunAsync(2), static () => "it does not run again"); // the first is over its time
        runs.Open(2);

        await monitor.WaitUntilAsync("web", static map => map["status"] is "ok");
        (await monitor.EventsAsync()).ShouldBe(["web: status pending -> ok"]);
    }

    [Fact]
    public async Task What_runs_again_begins_at_once_and_is_waited_for_as_long_as_the_first_time()
    {
        var plan = WebCheck.Plan.Replace("every: 1s", "every: 10s", StringComparison.Ordinal).Replace("timeout: 1h", "timeout: 1h\n    no data after: 25s", StringComparison.Ordinal);
        using var runs = new GatedRuns();
        runs.Open(1);
        await using var monitor = RunningMonitor.Start(runs.Before(plan), _time, _clock);
        await monitor.AdvanceUntilAsync(() => runs.HasBegunAsync(2), static () => "it does not run twice");
        await PassAsync(monitor, TimeSpan.FromSeconds(12));

        _clock.Pause(TimeSpan.FromSeconds(6));
        await PassAsync(monitor, Standstill.Pulse); // its timers fire at last
        runs.Open(2);
        await monitor.WaitUntilAsync(() => runs.HasBegunAsync(3), static () => "it does not run again until time passes");
        await PassAsync(monitor, TimeSpan.FromSeconds(12));
        var from = _clock.GetUtcNow();
        runs.Open(3);

        await monitor.UntilLookedAtAsync("web", from);
        (await monitor.EventsAsync()).ShouldBe(["web: status pending -> ok"]);
    }

    [Fact]
    public async Task A_bound_with_a_time_does_not_count_time_in_which_nobody_looked()
    {
        var plan = Plan.Replace("critical: {time: {above: 2}}", "warning: {time: {above: 2, for: 2m}}", StringComparison.Ordinal);
        await using var monitor = RunningMonitor.Start(plan, _time, _clock);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", static map => map["bounds"] is RemList { Count: 1 });

        _clock.Pause(TimeSpan.FromMinutes(10));
        var from = _clock.GetUtcNow();
        await monitor.UntilLookedAtAsync("web", from);

        (await monitor.EventsAsync()).ShouldBe(["web: status pending -> ok"]);
        await monitor.UntilAsync("web", "warning");
    }

    [Fact]
    public async Task A_check_that_gives_nothing_is_without_data_though_the_node_stands_still_time_and_again()
    {
        await using var monitor = RunningMonitor.Start(Plan.Replace("after: 5m", "after: 1m", StringComparison.Ordinal).Replace("- lua: return", "- shell: sleep 600\n      - lua: return", StringComparison.Ordinal), _time, _clock);
        for (var i = 0; i < 20; i++)
        {
            _clock.Pause(TimeSpan.FromSeconds(5));
            var next = _time.GetUtcNow() + Standstill.Pulse;
            await monitor.AdvanceUntilAsync(() => Task.FromResult(_time.GetUtcNow() > next), static () => "time stands still"); // it looks once in between
        }

        await monitor.UntilAsync("web", "no data");
    }

    private async Task PassAsync(RunningMonitor monitor, TimeSpan time)
    {
        var until = _time.GetUtcNow() + time;
        await monitor.AdvanceUntilAsync(() => Task.FromResult(_time.GetUtcNow() >= until), static () => "time stands still");
    }

    [Fact]
    public void What_is_looked_at_in_time_did_not_stand_still()
    {
        var standstill = new Standstill();
        standstill.Look(Start).ShouldBe(TimeSpan.Zero); // nobody expects anything yet
        standstill.Expect(Start);

        standstill.Look(Start.AddMilliseconds(90)).ShouldBe(TimeSpan.Zero);
        standstill.Expect(Start.AddHours(1));
        standstill.Look(Start.AddMinutes(59)).ShouldBe(TimeSpan.Zero); // it slept for so long
        standstill.InAll.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Time_in_which_nobody_looked_is_given_once()
    {
        var standstill = new Standstill();
        standstill.Expect(Start);

        standstill.Look(Start.AddMinutes(6)).ShouldBe(TimeSpan.FromMinutes(6));
        standstill.Look(Start.AddMinutes(6)).ShouldBe(TimeSpan.Zero);
        standstill.Look(Start.AddMinutes(6).AddSeconds(0.5)).ShouldBe(TimeSpan.FromSeconds(0.5));
        standstill.InAll.ShouldBe(TimeSpan.FromMinutes(6)); // of the long ones
    }
}
