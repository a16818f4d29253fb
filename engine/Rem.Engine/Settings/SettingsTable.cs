using System.Globalization;
using Rem.Shared.Pools;
using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Settings;

/// <summary>Every key of `rem.yaml`. The reader takes these and no others, and `rem explain rem.yaml` prints them.</summary>
public static class SettingsTable
{
    /// <summary>Most connections that a pool may have.</summary>
    internal const int MostConnections = 1000;

    /// <summary>Most takings that a queue may allow.</summary>
    internal const int MostTries = 1_000_000;

    /// <summary>Most dead letters that a queue may keep.</summary>
    internal const int MostDead = 1_000_000;

    /// <summary>The node's data folder where `rem.yaml` does not say.</summary>
    internal const string DataFolder = ".rem";

    /// <summary>Most files of a log that may be kept.</summary>
    internal const int MostLogFiles = 1000;

    /// <summary>The smallest size at which a log begins a new file.</summary>
    internal const long LeastLogFile = 64 * 1024;

    private const long Gibi = 1024L * 1024 * 1024;

    private static readonly PoolOptions StandardPool = new("", "", "");

    /// <summary>The keys at the top.</summary>
    public static IReadOnlyList<SettingSpec> Root { get; } =
    [
        new("limits", "map", null, "how much a plan may take; see below", "{script time: 10s}"),
        new("secrets", "map of names to sources", null, "what plans read as `secrets.NAME`; shown as *** wherever its text would be written", "{token: {env: API_TOKEN}}"),
        new("pools", "map of names to pools", null, "databases that `sql` reaches by name", "{main: {kind: sqlite, connection: data.db}}"),
        new("queues", "map of names to queues", null, "queues whose settings are not the usual ones", "{mail: {max tries: 3}}"),
        new("isolate", "inproc, limited or process", "inproc", "how far scripts are kept apart where a plan does not say; limited also holds their memory and depth as far as one process can, process runs them in workers without files, network or other programs", "process"),
        new("node", "map", null, "what `rem run` without a plan starts and keeps running; see below", "{plans: [watch.yaml]}"),
    ];

    /// <summary>The keys below `limits`.</summary>
    internal static IReadOnlyList<LimitSetting> Limits { get; } =
    [
        new("file", LimitKind.Size, 1024, Gibi, "size of one plan file", "8 MiB")
        {
            Get = static limits => limits.FileBytes, Put = static (limits, number) => limits with { FileBytes = (int)number },
        },
        new("alias", LimitKind.Count, 1, 100_000_000, "nodes that aliases and merges expand to", "200000")
        {
            Get = static limits => limits.AliasNodes, Put = static (limits, number) => limits with { AliasNodes = (int)number },
        },
        new("nodes", LimitKind.Count, 1, 100_000_000, "keys, values and comments of a plan with its includes", "500000")
        {
            Get = static limits => limits.PlanNodes, Put = static (limits, number) => limits with { PlanNodes = (int)number },
        },
        new("nesting", LimitKind.Count, 4, 256, "levels of lists and maps inside each other", "100")
        {
            Get = static limits => limits.Nesting, Put = static (limits, number) => limits with { Nesting = (int)number },
        },
        new("while", LimitKind.Count, 1, long.MaxValue, "rounds of one while", "5000000")
        {
            Get = static limits => limits.WhileRounds, Put = static (limits, number) => limits with { WhileRounds = number },
        },
        new("text", LimitKind.Size, 1024, Gibi, "text that a step gives as its result", "32 MiB")
        {
            Get = static limits => limits.TextResultBytes, Put = static (limits, number) => limits with { TextResultBytes = number },
        },
        new("script time", LimitKind.Time, 1, long.MaxValue, "time of one script", "2m")
        {
            Get = static limits => limits.ScriptTime.Ticks, Put = static (limits, number) => limits with { ScriptTime = TimeSpan.FromTicks(number) },
        },
        new("script memory", LimitKind.Size, 1024, long.MaxValue, "memory of one script", "256 MiB")
        {
            Get = static limits => limits.ScriptMemoryBytes, Put = static (limits, number) => limits with { ScriptMemoryBytes = number },
        },
        new("call depth", LimitKind.Count, 1, 1000, "tags, calls and plans inside each other", "300")
        {
            Get = static limits => limits.CallDepth, Put = static (limits, number) => limits with { CallDepth = (int)number },
        },
    ];

    /// <summary>The sources of a secret, of which it has one.</summary>
    public static IReadOnlyList<SettingSpec> Secret { get; } =
    [
        new("env", "text", null, "an environment variable", "API_TOKEN"),
        new("file", "path", null, "a file that only its owner can read; relative to rem.yaml", "/run/keys/token"),
        new("command", "list", null, "a program and its arguments; what it prints", "[pass, show, token]"),
        new("credential", "text", null, "a credential of the systemd service that runs REM", "token"),
        new("store", "text", null, "the name that `rem secret set` stored it by, encrypted in the data folder of the node, .rem where none is described", "token"),
    ];

    /// <summary>The keys of a pool.</summary>
    public static IReadOnlyList<SettingSpec> Pool { get; } =
    [
        new("kind", "text", null, "sqlite", "sqlite") { IsRequired = true },
        new("connection", "text", null, "the database; for sqlite a file relative to rem.yaml, or :memory:", "data.db") { IsRequired = true },
        new("max", $"integer from 1 to {MostConnections}", StandardPool.Max.ToString(CultureInfo.InvariantCulture), "connections at the same time", "4"),
        new("wait", "duration above 0", Duration.Show(StandardPool.Wait), "how long a step waits for a free connection", "10s"),
        new("busy", "duration above 0", Duration.Show(StandardPool.Busy), "how long a statement waits for another's write", "2s"),
    ];

    /// <summary>The keys of a queue.</summary>
    public static IReadOnlyList<SettingSpec> Queue { get; } =
    [
        new("visibility", "duration from 1s to 1d", Duration.Show(QueueSettings.Default.Visibility), "how long a taken message is hidden when its taker vanishes", "5m"),
        new("max tries", $"integer from 1 to {MostTries}", Number(QueueSettings.Default.MaxTries), "takings without acknowledgement; the message is then a dead letter", "3"),
        new("max messages", "integer from 1", Number(QueueSettings.Default.MaxMessages), "messages that it holds, taken ones included", "10000"),
        new("max bytes", "size from 1 byte", "1 GiB", "size of all their values", "100 MiB"),
        new("max age", "duration above 0", null, "an older message that nobody acknowledged is a dead letter", "7d"),
        new("max dead", $"integer from 0 to {MostDead}", Number(QueueSettings.Default.MaxDead), "dead letters that are kept, the newest", "1000"),
        new("dead age", "duration above 0", Duration.Show(QueueSettings.Default.DeadAge), "how long dead letters are kept", "7d"),
        new("when full", "refuse or drop oldest", "refuse", "what happens to a put beyond the limits: it fails, or the oldest that nobody has taken go", "drop oldest"),
    ];

    /// <summary>The keys of the node.</summary>
    public static IReadOnlyList<SettingSpec> Node { get; } =
    [
        new("data", "path", DataFolder, "its folder for data, log and socket, for the owner alone; relative to rem.yaml", "/var/lib/rem"),
        new("name", "text", "the host's name", "what it is called in logs", "web1"),
        new("plans", "list of paths or maps", null, "the plans that it runs; relative to rem.yaml", "[watch.yaml, {plan: sync.yaml, restart: always}]"),
        new("log", "map", null, "where its log goes; see below", "{level: warn}"),
    ];

    /// <summary>The keys of a plan of the node.</summary>
    public static IReadOnlyList<SettingSpec> NodePlan { get; } =
    [
        new("plan", "path", null, "the plan, or a folder with a plan.yaml", "watch.yaml") { IsRequired = true },
        new("name", "text", "that of its file", "what `rem ps`, `rem stop` and `rem logs` call it", "watch"),
        new("with", "map", null, "its `input`", "{host: web1}"),
        new("restart", "on failure, always or never", "on failure", "when it is started again after its end", "always"),
        new("pause", "duration above 0", Duration.Show(Settings.NodePlan.StandardPause), "before it is started again; twice as long after each failure, a little of it by chance", "5s"),
        new("longest pause", "duration above 0", Duration.Show(Settings.NodePlan.StandardLongest), "what the pause grows to; a run that held so long begins anew with the first", "10m"),
    ];

    /// <summary>The keys of the node's log.</summary>
    public static IReadOnlyList<SettingSpec> NodeLog { get; } =
    [
        new("level", "debug, info, warn or error", "info", "what weighs less is left out", "warn"),
        new("file", "path or none", "log/rem.log in the data folder", "JSON lines, for the owner alone", "/var/log/rem/rem.log"),
        new("max size", "size from 64 KiB", $"{Settings.NodeLog.StandardSize / (1024 * 1024)} MiB", "at which the next file is begun", "100 MiB"),
        new("keep", $"integer from 1 to {MostLogFiles}", Settings.NodeLog.StandardKeep.ToString(CultureInfo.InvariantCulture), "files that are kept, with the current one", "10"),
        new("otlp", "address", null, "an OpenTelemetry collector that is sent the log (OTLP over HTTP)", "http://127.0.0.1:4318"),
    ];

    /// <summary>All keys by the map that they stand in, as a person would write it: `limits`, `secrets: NAME`.</summary>
    public static IReadOnlyList<(string In, IReadOnlyList<SettingSpec> Keys)> All { get; } =
        [("rem.yaml", Root), ("limits", LimitSpecs()), ("secrets: NAME", Secret), ("pools: NAME", Pool), ("queues: NAME", Queue), ("node", Node), ("node: plans", NodePlan), ("node: log", NodeLog)];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static List<string> Names(IReadOnlyList<SettingSpec> specs)
    {
        var names = new List<string>(specs.Count);
        foreach (var spec in specs)
        {
            names.Add(spec.Name);
        }

        return names;
    }

    private static List<SettingSpec> LimitSpecs()
    {
        var specs = new List<SettingSpec>(Limits.Count);
        foreach (var limit in Limits)
        {
            specs.Add(limit.Spec);
        }

        return specs;
    }
}
