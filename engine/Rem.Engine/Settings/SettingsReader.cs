using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Shared.Pools;

namespace Rem.Settings;

/// <summary>Reads the keys of `rem.yaml`.</summary>
internal sealed class SettingsReader(string folder, FindingList findings)
{
    public static RemSettings Read(PlanNode root, string folder, FindingList findings) =>
        KnownKeys.Read(root, "rem.yaml", SettingsTable.Names(SettingsTable.Root), SettingsErrors.Key, findings) is { } keys ? new SettingsReader(folder, findings).Read(keys) : RemSettings.None;

    private RemSettings Read(KnownKeys keys)
    {
        var node = new NodeSettingsReader(folder, findings).Read(keys.Find("node"));
        var data = node?.DataFolder ?? Path.Combine(folder, SettingsTable.DataFolder);
        return new RemSettings
        {
            Limits = ReadLimits(keys.Find("limits")),
            Secrets = new SecretReader(folder, data, findings).Read(keys.Map("secrets")),
            Pools = ReadPools(keys.Map("pools")),
            Queues = keys.Has("queues") ? new QueueReader(findings).Read(keys.Map("queues")) : [],
            Isolation = ReadIsolation(keys),
            Node = node,
        };
    }

    private RemLimits ReadLimits(PlanNode? node)
    {
        var limits = RemLimits.Default;
        var names = new List<string>(SettingsTable.Limits.Count);
        foreach (var setting in SettingsTable.Limits)
        {
            names.Add(setting.Name);
        }

        if (node is null || KnownKeys.Read(node, "'limits'", names, SettingsErrors.Key, findings) is not { } keys)
        {
            return limits;
        }

        foreach (var setting in SettingsTable.Limits)
        {
            var number = setting.Kind switch
            {
                LimitKind.Size => Bytes(keys, setting),
                LimitKind.Time => keys.Time(setting.Name)?.Ticks,
                _ => keys.Integer(setting.Name, setting.Least, setting.Most),
            };
            limits = number is { } given ? setting.Put(limits, given) : limits;
        }

        return limits;
    }

    // Bytes, or text such as `8 MiB`.
    private static long? Bytes(KnownKeys keys, LimitSetting setting)
    {
        var node = keys.Find(setting.Name);
        var bytes = node switch
        {
            ScalarNode { Value: long number } => number,
            ScalarNode { Value: string text } => SizeText.Read(text),
            _ => null,
        };
        if (node is not null && !(bytes >= setting.Least && bytes <= setting.Most))
        {
            keys.Wrong<string>(setting.Name, node, $"a {setting.Type}, in bytes or as in 8 MiB");
            return null;
        }

        return bytes;
    }

    private List<PoolOptions> ReadPools(IReadOnlyList<MapEntry> entries)
    {
        var pools = new List<PoolOptions>(entries.Count);
        var known = SettingsTable.Names(SettingsTable.Pool);
        foreach (var (name, node) in entries)
        {
            if (KnownKeys.Read(node, $"the pool '{name.Text}'", known, SettingsErrors.Key, findings) is not { } keys)
            {
                continue;
            }

            foreach (var setting in SettingsTable.Pool)
            {
                _ = setting.IsRequired ? keys.Require(setting.Name) : null;
            }

            pools.Add(ReadPool(name.Text, keys));
        }

        return pools;
    }

    private PoolOptions ReadPool(string name, KnownKeys keys)
    {
        var kind = keys.Text("kind") ?? "";
        var standard = new PoolOptions(name, kind, Connection(kind, keys.Text("connection") ?? ""));
        return standard with
        {
            Max = (int)(keys.Integer("max", 1, SettingsTable.MostConnections) ?? standard.Max),
            Wait = keys.Time("wait") ?? standard.Wait,
            Busy = keys.Time("busy") ?? standard.Busy,
        };
    }

    // A database's file stands beside rem.yaml, wherever the plan was started.
    private string Connection(string kind, string connection) =>
        kind != "sqlite" || connection.Length == 0 || connection.StartsWith(':') ? connection : FilePaths.Full(connection, folder);

    private static Isolation ReadIsolation(KnownKeys keys)
    {
        switch (keys.Text("isolate"))
        {
            case null or "inproc":
                return Isolation.InProcess;
            case "limited":
                return Isolation.Limited;
            case "process":
                return Isolation.Process;
            default:
                keys.Wrong<string>("isolate", keys.Find("isolate")!, "inproc, limited or process");
                return Isolation.InProcess;
        }
    }
}
