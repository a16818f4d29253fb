using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Shared.Pools;

namespace Rem.Settings;

/// <summary>Reads the keys of `rem.yaml`.</summary>
internal sealed class SettingsReader(string folder, FindingList findings)
{
    private static readonly string[] Keys = ["limits", "secrets", "pools", "isolate"];
    private static readonly string[] LimitKeys = ["file", "alias", "nodes", "nesting", "while", "text", "script time", "script memory", "call depth"];
    private static readonly string[] PoolKeys = ["kind", "connection", "max", "wait", "busy"];

    public static RemSettings Read(PlanNode root, string folder, FindingList findings) =>
        KnownKeys.Read(root, "rem.yaml", Keys, SettingsErrors.Key, findings) is { } keys ? new SettingsReader(folder, findings).Read(keys) : RemSettings.None;

    private RemSettings Read(KnownKeys keys) => new()
    {
        Limits = ReadLimits(keys.Find("limits")),
        Secrets = new SecretReader(folder, findings).Read(keys.Map("secrets")),
        Pools = ReadPools(keys.Map("pools")),
        Isolation = ReadIsolation(keys),
    };

    private RemLimits ReadLimits(PlanNode? node)
    {
        var standard = RemLimits.Default;
        if (node is null || KnownKeys.Read(node, "'limits'", LimitKeys, SettingsErrors.Key, findings) is not { } keys)
        {
            return standard;
        }

        return standard with
        {
            FileBytes = (int)(Bytes(keys, "file", 1024 * 1024 * 1024) ?? standard.FileBytes),
            AliasNodes = (int)(keys.Integer("alias", 1, 100_000_000) ?? standard.AliasNodes),
            PlanNodes = (int)(keys.Integer("nodes", 1, 100_000_000) ?? standard.PlanNodes),
            Nesting = (int)(keys.Integer("nesting", 4, 256) ?? standard.Nesting),
            WhileRounds = keys.Integer("while", 1, long.MaxValue) ?? standard.WhileRounds,
            TextResultBytes = Bytes(keys, "text", 1024 * 1024 * 1024) ?? standard.TextResultBytes,
            ScriptTime = keys.Time("script time") ?? standard.ScriptTime,
            ScriptMemoryBytes = Bytes(keys, "script memory", long.MaxValue) ?? standard.ScriptMemoryBytes,
            CallDepth = (int)(keys.Integer("call depth", 1, 1000) ?? standard.CallDepth),
        };
    }

    // Bytes, or text such as `8 MiB`.
    private static long? Bytes(KnownKeys keys, string key, long most)
    {
        switch (keys.Find(key))
        {
            case null:
                return null;
            case ScalarNode { Value: long bytes } when bytes >= 1024 && bytes <= most:
                return bytes;
            case ScalarNode { Value: string text } when ReadSize(text) is { } size && size >= 1024 && size <= most:
                return size;
            case var node:
                keys.Wrong<string>(key, node, "bytes from 1024 on, or a size such as 8 MiB");
                return null;
        }
    }

    private static long? ReadSize(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        long? unit = text[end..].Trim() switch
        {
            "KiB" => 1024,
            "MiB" => 1024 * 1024,
            "GiB" => 1024 * 1024 * 1024,
            "kB" => 1000,
            "MB" => 1_000_000,
            "GB" => 1_000_000_000,
            _ => null,
        };
        return unit is not null && long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= long.MaxValue / unit
            ? number * unit
            : null;
    }

    private List<PoolOptions> ReadPools(IReadOnlyList<MapEntry> entries)
    {
        var pools = new List<PoolOptions>(entries.Count);
        foreach (var (name, node) in entries)
        {
            if (KnownKeys.Read(node, $"the pool '{name.Text}'", PoolKeys, SettingsErrors.Key, findings) is not { } keys)
            {
                continue;
            }

            keys.Require("kind");
            keys.Require("connection");
            var kind = keys.Text("kind") ?? "";
            pools.Add(new PoolOptions(name.Text, kind, Connection(kind, keys.Text("connection") ?? ""))
            {
                Max = (int)(keys.Integer("max", 1, 1000) ?? 8),
                Wait = keys.Time("wait") ?? TimeSpan.FromSeconds(30),
                Busy = keys.Time("busy") ?? TimeSpan.FromSeconds(5),
            });
        }

        return pools;
    }

    // A database's file stands beside rem.yaml, wherever the plan was started.
    private string Connection(string kind, string connection) =>
        kind != "sqlite" || connection.Length == 0 || connection.StartsWith(':') ? connection : Path.GetFullPath(connection, folder);

    private static Isolation ReadIsolation(KnownKeys keys)
    {
        switch (keys.Text("isolate"))
        {
            case null or "inproc":
                return Isolation.InProcess;
            case "limited":
                return Isolation.Limited;
            default:
                keys.Wrong<string>("isolate", keys.Find("isolate")!, "inproc or limited (this REM has no worker process yet)");
                return Isolation.InProcess;
        }
    }
}
