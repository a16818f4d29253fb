using Rem.Cases;
using Rem.Monitoring.Hosting;
using Rem.Monitoring.Tests.Kit;
using Rem.Shared;
using Rem.Values;

namespace Rem.Monitoring.Tests;

/// <summary>Statuses of a monitor that cannot write them down.</summary>
public sealed class HeartbeatTests
{
    private readonly FakeClock _time = new();
    private readonly SharedResources _shared;
    private readonly FullStates _states;
    private readonly FullQueues _queues;

    public HeartbeatTests()
    {
        _shared = SharedResources.InMemory(_time);
        (_states, _queues) = (new FullStates(_shared.States), new FullQueues(_shared.Queues));
        MakeRoom();
    }

    [Fact]
    public async Task While_nothing_can_be_written_no_status_is_known()
    {
        await using var monitor = await FillAsync();

        MakeRoom();

        await monitor.AdvanceUntilAsync(async () => await KnownAsync() == "critical", static () => "it is not known again");
    }

    [Fact]
    public async Task A_start_does_not_make_true_what_could_not_be_written_before()
    {
        var first = await FillAsync();
        var folder = Directory.CreateTempSubdirectory("rem-heartbeat-").FullName;
        await first.DisposeAsync();

        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: Resources, folder: folder);
        var until = _time.GetUtcNow().AddMinutes(2);
        await second.AdvanceUntilAsync(async () => await KnownAsync() != "no data" || _time.GetUtcNow() >= until, static () => "time stands still");
        (await KnownAsync()).ShouldBe("no data");
        MakeRoom();

        await second.AdvanceUntilAsync(async () => await KnownAsync() == "critical", static () => "it is not known again");
    }

    [Fact]
    public async Task Behind_a_start_statuses_are_known_as_soon_as_they_are_written()
    {
        var folder = Directory.CreateTempSubdirectory("rem-heartbeat-").FullName;
        var first = RunningMonitor.Start(WebCheck.Plan, _time, resources: Resources);
        await first.UntilAsync("web", "ok");
        await first.DisposeAsync();
        _time.Advance(TimeSpan.FromHours(1));
        (await KnownAsync()).ShouldBe("no data");

        var gate = new TaskCompletionSource();
        _states.Gate = gate.Task; // a disk that takes its time
        await using var second = RunningMonitor.Start(WebCheck.Plan, _time, resources: Resources, folder: folder);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System); // enough for a health that would not wait for it
        (await KnownAsync()).ShouldBe("no data");
        gate.SetResult();

        // The clock stands still: the health of the tenth second is not waited for.
        for (var tries = 0; await KnownAsync() != "ok"; tries++)
        {
            tries.ShouldBeLessThan(3000, "it is not known");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    [Fact]
    public async Task Nothing_counts_as_written_while_a_first_start_cannot_write()
    {
        var begun = _time.GetUtcNow();
        var gate = new TaskCompletionSource();
        _queues.Configuring = gate.Task;
        await using var monitor = RunningMonitor.Start(WebCheck.Plan, _time, resources: Resources);
        await monitor.AdvanceUntilAsync(async () => (await _shared.States.Open("monitor.health").KeysAsync("", default)).Count > 0, static () => "there is no health");
        await monitor.AdvanceUntilAsync(() => Task.FromResult(_time.GetUtcNow() >= begun.AddMinutes(1)), static () => "time stands still");

        var written = (await Heartbeats.ReadAsync(_shared.States, _time.GetUtcNow(), default)).Of("plan.yaml");
        gate.SetResult();

        written.ShouldNotBeNull().ShouldBeLessThan(begun.AddSeconds(5));
    }

    [Theory]
    [InlineData(-59, "ok")]
    [InlineData(-61, "no data")]
    [InlineData(59, "ok")]
    [InlineData(61, "no data")] // a clock that ran ahead
    public void A_status_is_known_for_a_minute(int seconds, string status)
    {
        var now = _time.GetUtcNow();
        var beats = new Heartbeats(new Dictionary<string, DateTimeOffset> { ["plan.yaml"] = now.AddSeconds(seconds) }, now);

        beats.Known(new RemMap { ["status"] = "ok", ["certain"] = true, ["plan"] = "plan.yaml" })["status"].ShouldBe(status);
    }

    [Fact]
    public void Counts_that_nobody_could_count_hurt_nobody()
    {
        var beats = new Heartbeats(new Dictionary<string, DateTimeOffset> { ["plan.yaml"] = default }, _time.GetUtcNow());
        var counts = new RemMap { ["critical"] = long.MaxValue, ["unknown"] = long.MaxValue, ["ok"] = "many" };

        beats.Known(new RemMap { ["status"] = "up", ["plan"] = "plan.yaml", ["checks"] = counts })["status"].ShouldBe("pending");
    }

    private SharedResources Resources => _states.Over(_queues.Over(_shared));

    private void MakeRoom()
    {
        _states.IsFull = false;
        _queues.MakeRoom();
    }

    // A monitor whose check was ok when the disk became full, and is critical since.
    private async Task<RunningMonitor> FillAsync()
    {
        var monitor = RunningMonitor.Start(WebCheck.Plan, _time, resources: Resources);
        await monitor.UntilAsync("web", "ok");
        (await KnownAsync()).ShouldBe("ok");
        _states.IsFull = true;
        _queues.Fill();
        await RunningMonitor.FeedAsync(_shared, "web", new RemMap { ["time"] = 5L });
        await monitor.AdvanceUntilAsync(async () => await KnownAsync() == "no data", static () => "the last ok still stands");
        return monitor;
    }

    private async Task<string?> KnownAsync()
    {
        var status = (await _shared.States.Open("monitor.checks").GetAsync("web", default))?.Value as RemMap;
        return (await Heartbeats.ReadAsync(_shared.States, _time.GetUtcNow(), default)).Known(status!)["status"] as string;
    }
}
