using Rem.Cases;
using Rem.Monitoring.Hosting;
using Rem.Monitoring.Sections;
using Rem.Monitoring.States;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Tests;

/// <summary>What happens while a monitor begins, or while a check goes from one plan to another: nothing of it is lost, and nothing is told twice.</summary>
public sealed class TakeOverTests
{
    private static readonly string Db = WebCheck.Plan.Replace("web", "db", StringComparison.Ordinal);
    private readonly FakeClock _time = new();
    private readonly SharedResources _shared;
    private readonly InterruptedStates _states;

    public TakeOverTests()
    {
        var memory = SharedResources.InMemory(_time);
        _states = new InterruptedStates(memory.States);
        _shared = _states.Over(memory);
    }

    [Fact]
    public async Task A_downtime_of_checks_of_two_plans_holds_those_of_the_first_though_the_second_begins_later()
    {
        await SetAsync("monitor.downtimes", "d1", new RemMap { ["checks"] = RemList.Of("web", "db"), ["until"] = In(3600) });

        await using var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared, name: "first.yaml");
        await first.UntilAsync("web", "ok");
        await using var second = RunningMonitor.Start(Db, _time, resources: _shared, name: "second.yaml");

        await second.UntilAsync("db", static map => map["downtime"] is true);
        await first.UntilAsync("web", static map => map["downtime"] is true);
    }

    [Fact]
    public async Task An_acknowledgement_that_is_taken_back_while_the_plan_begins_anew_ends()
    {
        await RunningMonitor.FeedAsync(_shared, "web", new RemMap { ["time"] = 3.5 });
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared))
        {
            await first.UntilAsync("web", "critical");
            await SetAsync("monitor.acknowledgements", "web", new RemMap { ["by"] = "ana" });
            await first.UntilAsync("web", static map => map["acknowledged"] is RemMap);
        }

        await _shared.States.Open("monitor.acknowledgements").DeleteAsync("web", null, WriteOptions.None, default);
        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared);
        await second.UntilAsync("web", static map => map["acknowledged"] is null);
        await second.UntilLookedAtAsync("web", _time.GetUtcNow().AddSeconds(3));

        (await second.EventsAsync())[^1].ShouldBe("web: unacknowledged critical -> critical");
        ((RemList)(await second.ToldAsync())[^1]["held"]!).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_downtime_that_ends_while_the_plan_begins_anew_ends_once()
    {
        var clock = new PausingClock(_time);
        await SetAsync("monitor.downtimes", "d1", new RemMap { ["checks"] = "web", ["until"] = In(3600) });
        await SetAsync("monitor.silences", "s1", new RemMap { ["match"] = new RemMap { ["check"] = "other" }, ["until"] = In(36000), ["by"] = "ana" });
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, clock, _shared))
        {
            await first.UntilAsync("web", static map => map["downtime"] is true && map["status"] is "ok");
        }

        Once("monitor.silences", "changes", "0", () => clock.Pause(TimeSpan.FromHours(2)));
        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, clock, _shared);
        await second.UntilAsync("web", static map => map["downtime"] is false);
        await second.UntilLookedAtAsync("web", clock.GetUtcNow().AddSeconds(3));

        (await second.EventsAsync()).Count(static told => told.Contains("downtime ended", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_ends_while_the_plan_begins_anew_is_held_by_a_downtime_that_is_not_read_yet()
    {
        await RunningMonitor.FeedAsync(_shared, "web", new RemMap { ["time"] = 3.5 });
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared))
        {
            await first.UntilAsync("web", "critical");
            await SetAsync("monitor.downtimes", "d1", new RemMap { ["checks"] = "web", ["until"] = In(36000) });
            await SetAsync("monitor.acknowledgements", "web", new RemMap { ["by"] = "ana", ["until"] = In(60) });
            await first.UntilAsync("web", static map => map["downtime"] is true && map["acknowledged"] is RemMap);
        }

        _time.Advance(TimeSpan.FromMinutes(10));
        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared);
        await second.UntilAsync("web", static map => map["acknowledged"] is null);

        var told = (await second.ToldAsync()).Last(static each => each["event"] is "unacknowledged");
        told["held"].ShouldBe(RemList.Of("downtime"));
    }

    [Fact]
    public async Task Time_that_reading_what_was_kept_takes_makes_no_check_one_without_data()
    {
        var clock = new PausingClock(_time);
        var plan = WebCheck.Plan.Replace("timeout: 1h", "timeout: 1h\n    no data after: 5m", StringComparison.Ordinal);
        await using (var first = RunningMonitor.Start(plan, _time, clock, _shared))
        {
            await first.UntilAsync("web", "ok");
        }

        Once("monitor.silences", "changes", "0", () => clock.Pause(TimeSpan.FromHours(2)));
        await using var second = RunningMonitor.Start(plan, _time, clock, _shared);
        await second.UntilLookedAtAsync("web", clock.GetUtcNow().AddSeconds(3));

        (await second.EventsAsync()).ShouldBe(["web: status pending -> ok"]);
    }

    [Fact]
    public async Task Who_waited_for_a_problem_and_is_gone_when_it_is_looked_at_has_not_kept_it_from_being_told()
    {
        var clock = new PausingClock(_time);
        var plan = WebCheck.Plan.Replace("timeout: 1h", "timeout: 1h\n    no data after: 30s", StringComparison.Ordinal).Replace("- lua: return", "- shell: sleep 600\n      - lua: return", StringComparison.Ordinal);
        var end = clock.GetUtcNow().AddSeconds(30);
        await SetAsync("monitor.acknowledgements", "web", new RemMap { ["by"] = "ana", ["until"] = MomentText(end.AddMilliseconds(40)) });
        await using var monitor = RunningMonitor.Start(plan, _time, clock, _shared);
        await monitor.WaitUntilAsync("web", static map => map["status"] is "pending");
        await monitor.AdvanceUntilAsync(() => Task.FromResult(_time.GetUtcNow() >= end.AddMilliseconds(-100)), static () => "time stands still");

        clock.Pause(TimeSpan.FromMilliseconds(80)); // both are over when it looks next
        await monitor.UntilAsync("web", "no data");
        await monitor.AdvanceUntilAsync(async () => await _shared.States.Open("monitor.acknowledgements").GetAsync("web", default) is null, static () => "the wish is still there");

        var told = await monitor.ToldAsync();
        told.ShouldContain(static each => each["check"] != null && ((RemList)each["held"]!).Count == 0, string.Join('\n', told.Select(static each => ValueText.Show(each))));
    }

    [Fact]
    public async Task Checks_that_a_plan_had_before_are_not_given_back_for_who_has_them_now()
    {
        var claims = CheckClaims.Of(_shared);
        var (old, changed, taken) = (Watch("web"), Watch("web"), Watch("web"));
        await claims.TakeAsync("a.yaml", old, _time, default);
        claims.Exchange("a.yaml", old, changed);
        claims.Release(changed);
        await claims.TakeAsync("b.yaml", taken, _time, default);

        claims.Release(old);

        claims.Has("web").ShouldBeTrue();
        claims.Release(taken);
        claims.Has("web").ShouldBeFalse();
    }

    [Fact]
    public async Task A_check_that_another_plan_has_now_keeps_its_status_and_history_when_its_old_plan_forgets_it()
    {
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared, name: "first.yaml"))
        {
            await first.UntilAsync("web", "ok");
        }

        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _states.Before = (bucket, call, key) => Hold(bucket is "monitor.history" or "monitor.checks" && call == "delete" && key == "web", begun, gate);
        await using var changed = RunningMonitor.Start(Db, _time, resources: _shared, name: "first.yaml");
        await changed.WaitUntilAsync(() => Task.FromResult(begun.Task.IsCompleted), static () => "it forgets nothing");
        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared, name: "second.yaml");
        await second.UntilAsync("web", static map => map["plan"] is "second.yaml" && map["status"] is "ok");
        gate.SetResult();
        await changed.UntilAsync("db", "ok");

        (await _shared.States.Open("monitor.checks").GetAsync("web", default)).ShouldNotBeNull();
        (await _shared.States.Open("monitor.history").GetAsync("web", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_check_that_another_plan_has_claimed_is_not_forgotten_by_its_old_plan()
    {
        await using (var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared, name: "first.yaml"))
        {
            await first.UntilAsync("web", "ok");
        }

        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _states.Before = (bucket, call, key) => Hold(bucket == "monitor.checks" && call == "set" && key == "web", begun, gate);
        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared, name: "second.yaml");
        await second.WaitUntilAsync(() => Task.FromResult(begun.Task.IsCompleted), static () => "it shows nothing");
        await using var changed = RunningMonitor.Start(Db, _time, resources: _shared, name: "first.yaml");
        await changed.UntilAsync("db", "ok");

        (await _shared.States.Open("monitor.checks").GetAsync("web", default)).ShouldNotBeNull();
        (await _shared.States.Open("monitor.history").GetAsync("web", default)).ShouldNotBeNull();
        gate.SetResult();
    }

    [Fact]
    public async Task A_newer_wish_for_a_check_that_nobody_has_is_taken_away_in_its_own_time()
    {
        var wishes = _shared.States.Open("monitor.acknowledgements");
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared);
        await monitor.UntilAsync("web", "ok");
        await SetAsync("monitor.acknowledgements", "gone", new RemMap { ["by"] = "ana" });
        await monitor.WaitUntilAsync(() => Task.FromResult(Strays(monitor) == 1), static () => "it is not logged");
        var end = _time.GetUtcNow() + StrayWishes.Kept;
        var isNewer = false;
        _states.Before = async (bucket, call, key) =>
        {
            if ((bucket, call, key) == ("monitor.checks", "get", "gone") && _time.GetUtcNow() >= end && !isNewer)
            {
                isNewer = true;
                await SetAsync("monitor.acknowledgements", "gone", new RemMap { ["by"] = "ben" });
                await monitor.WaitUntilAsync(() => Task.FromResult(Strays(monitor) == 2), static () => "the newer one is not logged");
            }
        };

        for (var i = 0; i < 65; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await monitor.UntilAsync("web", "ok");
        }

        await monitor.AdvanceUntilAsync(() => Task.FromResult(isNewer), static () => "nobody looks at it");
        (await wishes.GetAsync("gone", default)).ShouldNotBeNull();
        for (var i = 0; i < 65; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await monitor.UntilAsync("web", "ok");
        }

        await monitor.AdvanceUntilAsync(async () => await wishes.GetAsync("gone", default) is null, static () => "it is still there");
    }

    [Fact]
    public async Task A_wish_for_a_check_of_a_plan_that_begins_later_is_not_told_to_be_for_none()
    {
        await SetAsync("monitor.acknowledgements", "db", new RemMap { ["by"] = "ana" });
        await SetAsync("monitor.downtimes", "d1", new RemMap { ["match"] = new RemMap { ["check"] = "d*" }, ["until"] = In(3600) });
        await RunningMonitor.FeedAsync(_shared, "db", new RemMap { ["time"] = 3.5 });

        await using var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: _shared, name: "first.yaml");
        await first.UntilAsync("web", "ok");
        await using var second = RunningMonitor.Start(Db, _time, resources: _shared, name: "second.yaml");
        await second.UntilAsync("db", static map => map["acknowledged"] is RemMap && map["downtime"] is true);

        first.Log.Lines.ShouldNotContain(static line => line.Text.StartsWith("a wish for", StringComparison.Ordinal));
    }

    private static int Strays(RunningMonitor monitor) => monitor.Log.Lines.Count(static line => line.Text.Contains("there is no such check", StringComparison.Ordinal));

    private static Task Hold(bool isIt, TaskCompletionSource begun, TaskCompletionSource gate)
    {
        if (!isIt)
        {
            return Task.CompletedTask;
        }

        begun.TrySetResult();
        return gate.Task;
    }

    private static string MomentText(DateTimeOffset time) => time.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static Watched Watch(string check) =>
        new([new DefinedCheck(new CheckRules(check), null!) { Every = TimeSpan.FromSeconds(1), RetryEvery = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(1) }], []);

    // Once, when a bucket is asked for the first time from now on.
    private void Once(string bucket, string call, string key, Action act)
    {
        _states.Before = (asked, how, what) =>
        {
            if ((asked, how, what) == (bucket, call, key))
            {
                _states.Before = static (_, _, _) => Task.CompletedTask;
                act();
            }

            return Task.CompletedTask;
        };
    }

    private long In(int seconds) => _time.GetUtcNow().ToUnixTimeSeconds() + seconds;

    private async Task SetAsync(string bucket, string key, RemMap value) => await _shared.States.Open(bucket).SetAsync(key, value, SetOptions.Default, default);
}
