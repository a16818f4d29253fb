using System.Diagnostics;
using System.Globalization;
using Rem.Cases;
using Rem.Cli;
using Rem.Errors;
using Rem.Running;
using Rem.Running.Versions;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.TimeSeries.Stores;
using Rem.Values;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>A plan's checks, run in this process by a clock of the test's. What a check gives is what the test has set in the state `feed`.</summary>
internal sealed class RunningMonitor : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string _folder;
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeClock _time;
    private readonly SteppedClock _clock;
    private readonly RemEngine _engine;
    private readonly LoadedPlan _plan;
    private readonly Task _run;

    private RunningMonitor(string plan, FakeClock time, TimeProvider clock, SharedResources resources, string name, string? folder, string? changed)
    {
        (_time, _clock, Resources) = (time, new SteppedClock(clock), resources);
        _folder = folder is null ? Directory.CreateTempSubdirectory("rem-monitor-").FullName : Directory.CreateDirectory(folder).FullName;
        var path = PlanPath = Path.Combine(_folder, name);
        File.WriteAllText(path, plan);
        var engine = _engine = new RemEngine(Parts.Options() with { Log = Log, Clock = _clock, Resources = _ => resources });
        var loaded = _plan = engine.Load(path, new FindingList());
        loaded.EnsureValid();
        if (changed is not null)
        {
            File.WriteAllText(path, changed);
        }

        _run = Task.Run(() => engine.RunAsync(loaded, new RunRequest { Folder = _folder, Opens = MonitorHost.ServeAsync, Stays = static _ => { } }, _stop.Token));
    }

    /// <summary>The folder of its plan.</summary>
    public string Folder => _folder;

    /// <summary>The path of its plan.</summary>
    public string PlanPath { get; }

    /// <summary>What its plan shares.</summary>
    public SharedResources Resources { get; }

    /// <summary>What it has not taken up.</summary>
    public IReadOnlyList<RefusedVersion> Refused => _engine.Options.Refused.All;

    /// <summary>Its plan's log.</summary>
    public MemoryLog Log { get; } = new();

    /// <summary>Starts one; what is <paramref name="changed"/> stands in its file when that has just been loaded.</summary>
    public static RunningMonitor Start(string plan, FakeClock time, TimeProvider? clock = null, SharedResources? resources = null, string name = "plan.yaml", string? folder = null, string? changed = null) =>
        new(plan, time, clock ?? time, resources ?? SharedResources.InMemory(time).With(() => TimeSeriesStore.InMemory(clock ?? time)), name, folder, changed);

    /// <summary>What a check gives from now on.</summary>
    public Task FeedAsync(string check, RemMap result) => FeedAsync(Resources, check, result);

    /// <summary>What a check gives, from its first run on.</summary>
    public static async Task FeedAsync(SharedResources resources, string check, RemMap result) => await resources.States.Open("feed").SetAsync(check, result, SetOptions.Default, default);

    /// <summary>Lets the clock go on until a check has a status.</summary>
    public Task UntilAsync(string check, string status) => UntilAsync(check, map => map.TryGetValue("status", out var word) && word is string text && text == status && map["certain"] is true);

    /// <summary>Lets the clock go on until a check is as it is wanted.</summary>
    public async Task<RemMap> UntilAsync(string check, Func<RemMap, bool> isWanted)
    {
        RemMap? last = null;
        await AdvanceUntilAsync(() => IsAsync(check, map => isWanted(last = map)), () => $"{check} is {ValueText.Of(last)}");
        return last!;
    }

    /// <summary>Lets the clock go on until a check shows a result of a time or later.</summary>
    public Task UntilLookedAtAsync(string check, DateTimeOffset from) =>
        UntilAsync(check, map => map["at"] is string at && DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) >= from);

    /// <summary>Waits for the machine until a check is as it is wanted, while the clock stands still.</summary>
    public async Task WaitUntilAsync(string check, Func<RemMap, bool> isWanted)
    {
        RemMap? last = null;
        await WaitUntilAsync(() => IsAsync(check, map => isWanted(last = map)), () => $"{check} is {ValueText.Of(last)}");
    }

    /// <summary>Waits for the machine until something is so, while the clock stands still.</summary>
    public async Task WaitUntilAsync(Func<Task<bool>> isSo, Func<string> instead)
    {
        for (var begun = Stopwatch.StartNew(); !await isSo();)
        {
            (begun.Elapsed < Patience && !_run.IsCompleted).ShouldBeTrue(instead());
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    /// <summary>Lets the clock go on by steps until something is so; a slow machine gets as long as it needs.</summary>
    public async Task AdvanceUntilAsync(Func<Task<bool>> isSo, Func<string> instead)
    {
        var begun = Stopwatch.StartNew();
        for (var i = 0; !await isSo(); i++)
        {
            ((i < 3000 || begun.Elapsed < Patience) && !_run.IsCompleted).ShouldBeTrue(instead());
            await _clock.StepAsync(() => _time.Advance(Step), StepPatience);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private async Task<bool> IsAsync(string check, Func<RemMap, bool> isWanted) =>
        await Resources.States.Open("monitor.checks").GetAsync(check, default) is { Value: RemMap map } && isWanted(map);

    /// <summary>All events of checks so far, as `check: from -> to`.</summary>
    public async Task<List<string>> EventsAsync() =>
        [.. (await ToldAsync()).Where(static told => told["check"] is not null).Select(static told => $"{told["check"]}: {told["event"]} {told["from"]} -> {told["to"]}{(told["certain"] is true ? "" : " (uncertain)")}")];

    /// <summary>All events of a host so far, as `from -> to: text`.</summary>
    public async Task<List<string>> HostEventsAsync(string host) =>
        [.. (await ToldAsync()).Where(told => told["check"] is null && told["host"] is string name && name == host).Select(static told => $"{told["from"]} -> {told["to"]}: {told["text"]}")];

    /// <summary>All events so far, as they stand in the queue.</summary>
    public async Task<List<RemMap>> ToldAsync()
    {
        var tail = await Resources.Queues.Open("monitor.changes").FollowAsync(0, 10_000, TimeSpan.Zero, default);
        return [.. tail.Messages.Select(static message => (RemMap)message.Value!)];
    }

    /// <summary>Ends with the run.</summary>
    public Task EndAsync() => _run.WaitAsync(Patience);

    /// <summary>Ends it, as an operator does.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(Patience);
    }

    /// <summary>Ends it, and nothing follows it.</summary>
    public async Task StopForGoodAsync()
    {
        await StopAsync();
        await MonitorHost.EndedAsync(_plan.Plan, _engine.Options, Resources, default);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
