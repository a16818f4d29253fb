using System.Globalization;
using Rem.Shared.Pools;
using Rem.Values;

namespace Rem.Settings;

/// <summary>Every key of `rem.yaml`. The reader takes these and no others, and `rem explain rem.yaml` prints them.</summary>
public static class SettingsTable
{
    /// <summary>Most connections that a pool may have.</summary>
    internal const int MostConnections = 1000;

    private const long Gibi = 1024L * 1024 * 1024;

    private static readonly PoolOptions StandardPool = new("", "", "");

    /// <summary>The keys at the top.</summary>
    public static IReadOnlyList<SettingSpec> Root { get; } =
    [
        new("limits", "map", null, "how much a plan may take; see below", "{script time: 10s}"),
        new("secrets", "map of names to sources", null, "what plans read as `secrets.NAME`; shown as *** wherever its text would be written", "{token: {env: API_TOKEN}}"),
        new("pools", "map of names to pools", null, "databases that `sql` reaches by name", "{main: {kind: sqlite, connection: data.db}}"),
        new("isolate", "inproc or limited", "inproc", "how far scripts are kept apart where a plan does not say; limited also holds their memory and depth as far as one process can", "limited"),
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

    /// <summary>All keys by the map that they stand in, as a person would write it: `limits`, `secrets: NAME`.</summary>
    public static IReadOnlyList<(string In, IReadOnlyList<SettingSpec> Keys)> All { get; } =
        [("rem.yaml", Root), ("limits", LimitSpecs()), ("secrets: NAME", Secret), ("pools: NAME", Pool)];

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
