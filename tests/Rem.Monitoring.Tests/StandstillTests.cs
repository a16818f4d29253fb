using System.Globalization;
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

    [Fact]
    public async Task A_node_that_stood_still_takes_no_check_for_one_without_data_and_keeps_who_looks_after_it()
    {
        await using var monitor = RunningMonitor.Start(Plan, _time);
        await monitor.FeedAsync("web", new RemMap { ["time"] = 3.5 });
        await monitor.UntilAsync("web", "critical");
        await monitor.Resources.States.Open("monitor.acknowledgements").SetAsync("web", new RemMap { ["by"] = "ana" }, SetOptions.Default, default);
        await monitor.UntilAsync("web", static map => map["acknowledged"] is RemMap);
        var told = (await monitor.ToldAsync()).Count;

        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(10)); // in one go: nobody looks meanwhile
            var from = _time.GetUtcNow();
            await monitor.UntilAsync("web", map => map["at"] is string at && DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) > from);
        }

        (await monitor.ToldAsync()).Count.ShouldBe(told, string.Join('\n', await monitor.EventsAsync()));
        monitor.Log.Lines.ShouldContain(static line => line.Text.StartsWith("nothing was looked at for ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_that_gives_nothing_is_without_data_though_the_node_stands_still_time_and_again()
    {
        await using var monitor = RunningMonitor.Start(Plan.Replace("- lua: return", "- shell: sleep 600\n      - lua: return", StringComparison.Ordinal), _time);
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await monitor.UntilAsync("web", "no data");
    }

    [Fact]
    public void What_is_looked_at_in_time_did_not_stand_still()
    {
        var standstill = new Standstill();
        standstill.Look(Start).ShouldBe(TimeSpan.Zero); // nobody expects anything yet
        standstill.Expect(Start);

        standstill.Look(Start.AddSeconds(0.9)).ShouldBe(TimeSpan.Zero);
        standstill.Expect(Start.AddHours(1));
        standstill.Look(Start.AddMinutes(59)).ShouldBe(TimeSpan.Zero); // it slept for so long
        standstill.Expect(null);
        standstill.Look(DateTimeOffset.MaxValue).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Time_in_which_nobody_looked_is_given_once()
    {
        var standstill = new Standstill();
        standstill.Expect(Start);

        standstill.Look(Start.AddMinutes(6)).ShouldBe(TimeSpan.FromMinutes(6));
        standstill.Look(Start.AddMinutes(6)).ShouldBe(TimeSpan.Zero);
        standstill.Look(Start.AddMinutes(6).AddSeconds(2)).ShouldBe(TimeSpan.FromSeconds(2));
    }
}
