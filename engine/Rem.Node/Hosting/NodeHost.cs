using Rem.Errors;
using Rem.Node.Local;
using Rem.Node.Logs;
using Rem.Node.Resources;
using Rem.Node.Service;
using Rem.Plans;
using Rem.Processes;
using Rem.Running;
using Rem.Running.Versions;
using Rem.Settings;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>
/// A node: runs the plans that `rem.yaml` lists until it is told to stop, and answers on its local socket. First
/// <see cref="Prepare"/>, which runs nothing, then <see cref="RunAsync"/>, once.
/// </summary>
public sealed class NodeHost
{
    // Systemd and people wait 10 s; what lies below the plans has the rest of it.
    internal static readonly TimeSpan PlansTime = TimeSpan.FromSeconds(8.3);
    internal static readonly TimeSpan ServerTime = TimeSpan.FromSeconds(0.3);
    internal static readonly TimeSpan HurryTime = TimeSpan.FromSeconds(0.3);

    private readonly NodeParts _parts;
    private readonly NodeLoader _loader;
    private readonly ServiceManager _manager;
    private readonly RemSettings _settings;
    private readonly List<PlanVersion> _first;
    private readonly DateTimeOffset _since;
    private readonly RefusedVersions _refused = new();
    private readonly List<(string? Plan, FindingList Findings)> _found = [];
    private NodeResources? _resources;
    private IPlanService? _service;
    private volatile bool _isBroken;

    private NodeHost(NodeParts parts, FindingList findings)
    {
        _parts = parts;
        _since = parts.Clock.GetUtcNow();
        _manager = ServiceManager.FromEnvironment(parts.Clock);
        Log = new NodeLogger(parts.Clock);
        Plans = new PlanTable(parts, Log, ShowStatus, () => _service);
        _loader = new NodeLoader(parts, Log, () => _resources!.Shared, _refused);
        _settings = Found(null, _loader.ReadSettings, findings) ?? RemSettings.None;
        _first = LoadAll(_settings, findings);
    }

    /// <summary>Its log.</summary>
    public NodeLogger Log { get; }

    internal PlanTable Plans { get; }

    internal NodeSettings Settings => _settings.Node!;

    /// <summary>
    /// Reads `rem.yaml` and loads all its plans. Throws <see cref="InvalidPlanException"/> with everything that is wrong
    /// with any of them; nothing has then run, and no file was made.
    /// </summary>
    public static NodeHost Prepare(NodeParts parts)
    {
        var findings = new FindingList();
        var host = new NodeHost(parts, findings);
        if (!findings.HasErrors)
        {
            host.Log.Level = host.Settings.Log.Level;
            return host;
        }

        host._manager.Dispose();
        throw new InvalidPlanException(findings.Items);
    }

    /// <summary>
    /// Starts everything and stays until the signals say stop; gives true when all that ran has then ended in time and nothing was lost.
    /// Throws a <see cref="PlanException"/> when it cannot start: another node has the data folder, for one.
    /// </summary>
    public async Task<bool> RunAsync(NodeSignals signals)
    {
        using var manager = _manager;
        await using var log = Log;
        try
        {
            return await RunOpenAsync(signals);
        }
        finally
        {
            Log.Write(LogLevel.Info, $"node {Settings.Name} has stopped");
        }
    }

    /// <summary>What `rem ps` shows.</summary>
    internal RemMap Facts()
    {
        var plans = new RemList();
        foreach (var status in Plans.Status)
        {
            plans.Add(status.ToMap());
        }

        var refused = new RemList();
        foreach (var refusal in Plans.RefusalsWith(_refused.All))
        {
            refused.Add(refusal.ToMap());
        }

        var map = new RemMap(7);
        map.Set("node", Settings.Name);
        map.Set("process", (long)Environment.ProcessId);
        map.Set("since", PlanStatus.Time(_since));
        map.Set("rem", _parts.Version);
        map.Set("data", Settings.DataFolder);
        map.Set("plans", plans);
        map.Set("refused", refused);
        return map;
    }

    // Resources first, then the socket, then the plans; closed in the opposite order.
    private async Task<bool> RunOpenAsync(NodeSignals signals)
    {
        await using var resources = _resources = await _parts.Resources(_settings, _parts.Clock, error => Break(error, signals), text => Log.Write(LogLevel.Warn, text));
        var damaged = await QueueConfiguration.ConfigureQueuesAsync(_settings, resources.Shared, CancellationToken.None);
        await using var service = _service = _parts.Service?.Invoke(new NodeFacts(Settings, resources.Shared, Log, _refused, Facts));
        var server = LocalServer.Start(Settings.DataFolder, [.. NodeMethods.Of(this), .. ResourceMethods.Of(resources.Shared, text => Log.Write(LogLevel.Warn, text)), .. resources.Methods, .. service?.Methods ?? []], Log, _parts.Clock);
        try
        {
            OpenLog();
            Log.Write(LogLevel.Info, $"node {Settings.Name} starts: REM {_parts.Version}, data in {Settings.DataFolder}");
            _found.ForEach(found => Log.Write(_parts.Clock, found.Findings, found.Plan));
            foreach (var damage in damaged)
            {
                Log.Write(LogLevel.Error, damage.Message);
            }

            if (_first.Count == 0)
            {
                Log.Write(LogLevel.Info, $"no plans: rem.yaml lists none; queues, locks, state and counters are served at {server.Path}");
            }

            await ServeAsync(signals);
            return await EndAsync(signals.Hurry) && !_isBroken;
        }
        finally
        {
            await Task.WhenAny(server.DisposeAsync().AsTask(), Task.Delay(ServerTime, TimeProvider.System));
        }
    }

    private async Task ServeAsync(NodeSignals signals)
    {
        await Plans.BecomeAsync(_first);
        _manager.Ready();
        try
        {
            while (true)
            {
                await signals.ReloadAskedAsync(signals.Stop);
                _manager.Reloading();
                await new NodeReload(_parts, _loader, Plans, Log, _settings, _resources!.Shared).RunAsync().WaitAsync(signals.Stop);
                _manager.Ready();
                ShowStatus();
            }
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }

    // Without a disk nothing that plans do is kept: who started the node starts it again, or calls for help.
    private void Break(PlanException error, NodeSignals signals)
    {
        _isBroken = true;
        Log.Write(LogLevel.Error, $"{error.Finding.Code.Id}: {error.Message}; the node ends");
        signals.End();
    }

    private async Task<bool> EndAsync(CancellationToken hurry)
    {
        _manager.Stopping();
        _service?.End();
        Log.Write(LogLevel.Info, $"node {Settings.Name} stops");
        var left = await Plans.EndAsync(LateAsync(hurry));
        foreach (var status in left)
        {
            Log.Write(LogLevel.Error, $"{NodeErrors.Late.Id}: did not end in time{(status.Step is null ? "" : ", in " + status.Step)}", status.Name, status.Runs);
        }

        return left.Count == 0;
    }

    // Whoever hurries waits for nothing more than that children die.
    private static async Task LateAsync(CancellationToken hurry)
    {
        try
        {
            await Task.Delay(PlansTime, TimeProvider.System, hurry);
        }
        catch (OperationCanceledException)
        {
            ProcessRunner.KillAll();
            await Task.Delay(HurryTime, TimeProvider.System, CancellationToken.None);
        }
    }

    private List<PlanVersion> LoadAll(RemSettings settings, FindingList findings)
    {
        var versions = new List<PlanVersion>();
        foreach (var entry in settings.Node?.Plans ?? [])
        {
            if (Found(entry.Name, own => _loader.Load(settings, entry, own), findings) is { } version)
            {
                versions.Add(version);
            }
        }

        return versions;
    }

    // Errors end the start; warnings are told when there is a log.
    private T Found<T>(string? plan, Func<FindingList, T> load, FindingList all)
    {
        var own = new FindingList();
        var loaded = load(own);
        _found.Add((plan, own));
        foreach (var finding in own.Items)
        {
            all.Add(finding);
        }

        return loaded;
    }

    private void OpenLog()
    {
        Log.Add(_parts.Console);
        var settings = Settings.Log;
        if (settings.File is { } file)
        {
            Log.Add(new FileSink(file, settings.MaxSize, settings.Keep, Report));
        }

        if (settings.Otlp is { } otlp)
        {
            Log.Add(new OtlpSink(otlp, Settings.Name, _parts.Version, _parts.Clock, Report));
        }
    }

    private void Report(LogLevel level, string text) => Log.Write(level, text);

    private void ShowStatus() => _manager.Status(Plans.Summary);
}
