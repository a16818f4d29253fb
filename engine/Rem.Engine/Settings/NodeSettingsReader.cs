using Rem.Binding;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Settings;

/// <summary>Reads `node:` of `rem.yaml`.</summary>
internal sealed class NodeSettingsReader(string folder, FindingList findings)
{
    private const int LongestName = 100;

    /// <summary>The node, or null where none is described.</summary>
    public NodeSettings? Read(PlanNode? node)
    {
        if (node is null)
        {
            return null;
        }

        // `node:` alone is a node with nothing to run: others reach its shared resources.
        if (node is ScalarNode { Value: null })
        {
            return Make(null);
        }

        return KnownKeys.Read(node, "'node'", SettingsTable.Names(SettingsTable.Node), SettingsErrors.Key, findings) is { } keys
            ? Make(keys) is var made && MayMisspellData(node) ? made with { IsFolderCertain = false } : made
            : null;
    }

    // `dta: /var/lib/rem`: the folder is then anything but the standard one.
    private static bool MayMisspellData(PlanNode node)
    {
        var names = SettingsTable.Names(SettingsTable.Node);
        foreach (var entry in node is MapNode map ? map.Entries : [])
        {
            if (entry.Key.Text != "data" && Suggestion.Nearest(entry.Key.Text, names) == "data")
            {
                return true;
            }
        }

        return false;
    }

    private NodeSettings Make(KnownKeys? keys)
    {
        var wrong = findings.Items.Count;
        var data = DataOf(keys);
        var isCertain = findings.Items.Count == wrong;
        return new NodeSettings
        {
            Folder = folder,
            DataFolder = data,
            IsFolderCertain = isCertain,
            Name = (keys is null ? null : NameOf(keys)) ?? Environment.MachineName,
            Plans = keys is null ? [] : ReadPlans(keys.List("plans")),
            Log = ReadLog(keys?.Find("log"), Path.Combine(data, "log", "rem.log")),
        };
    }

    private List<NodePlan> ReadPlans(IReadOnlyList<PlanNode> items)
    {
        var plans = new List<NodePlan>(items.Count);
        foreach (var item in items)
        {
            if (ReadPlan(item) is not { } plan)
            {
                continue;
            }

            if (plans.Find(other => other.Name == plan.Name) is { } other)
            {
                findings.Error(SettingsErrors.Key, plan.At, $"two plans of the node are called {ValueText.Show(plan.Name)}; the other one stands in line {other.At.Line}", "give one of them a name: {plan: PATH, name: NAME}");
                continue;
            }

            plans.Add(plan);
        }

        return plans;
    }

    private NodePlan? ReadPlan(PlanNode item)
    {
        if (item is ScalarNode { Value: not null } scalar)
        {
            return Plan(scalar.Text, null, scalar.Span);
        }

        if (item is not MapNode)
        {
            findings.Error(SettingsErrors.Key, item.Span, $"an item of 'plans' of the node must be a path or a map with 'plan', got {PlanShapes.Describe(item)}");
            return null;
        }

        if (KnownKeys.Read(item, "a plan of the node", SettingsTable.Names(SettingsTable.NodePlan), SettingsErrors.Key, findings) is not { } keys)
        {
            return null;
        }

        _ = keys.Require("plan");
        var with = WithOf(keys);
        var pause = keys.Time("pause") ?? NodePlan.StandardPause;
        var longest = keys.Time("longest pause") ?? NodePlan.StandardLongest;
        var restart = RestartOf(keys);
        return PathOf(keys, "plan") is not { } path ? null : Plan(path, NameOf(keys), keys.Find("plan")!.Span) is not { } plan ? null : plan with
        {
            With = with,
            WithAt = keys.Find("with")?.Span ?? plan.At,
            Restart = restart,
            Pause = pause,
            LongestPause = longest < pause ? pause : longest,
        };
    }

    // A folder is its plan.yaml, and gives it its name.
    private NodePlan? Plan(string path, string? name, SourceSpan at)
    {
        if (!SettingPaths.IsPath(path))
        {
            findings.Error(SettingsErrors.Key, at, $"a plan of the node must be a path, got {ValueText.Show(path)}");
            return null;
        }

        var full = FilePaths.Full(path, folder);
        full = Directory.Exists(full) ? Path.Combine(full, "plan.yaml") : full;
        var file = Path.GetFileNameWithoutExtension(full);
        name ??= file == "plan" ? Path.GetFileName(Path.GetDirectoryName(full)) ?? file : file;
        if (!IsName(name))
        {
            findings.Error(SettingsErrors.Key, at, $"{ValueText.Show(name)} cannot be the name of a plan", "give it one of letters, digits, dots, dashes and underscores: {plan: PATH, name: NAME}");
            return null;
        }

        return new NodePlan(name, full, at) { WithAt = at };
    }

    private static RemMap WithOf(KnownKeys keys)
    {
        var entries = keys.Map("with");
        var map = new RemMap(entries.Count);
        foreach (var (key, value) in entries)
        {
            map.Set(key.Text, DataBinder.Verbatim(value));
        }

        map.IsShared = true;
        return map;
    }

    private static Restart RestartOf(KnownKeys keys)
    {
        switch (keys.Text("restart"))
        {
            case null or "on failure":
                return Restart.OnFailure;
            case "always":
                return Restart.Always;
            case "never":
                return Restart.Never;
            default:
                if (keys.Find("restart") is ScalarNode node)
                {
                    keys.Wrong<string>("restart", node, "on failure, always or never");
                }

                return Restart.OnFailure;
        }
    }

    private NodeLog ReadLog(PlanNode? node, string file)
    {
        var standard = new NodeLog { File = file };
        if (node is null or ScalarNode { Value: null } || KnownKeys.Read(node, "'log' of the node", SettingsTable.Names(SettingsTable.NodeLog), SettingsErrors.Key, findings) is not { } keys)
        {
            return standard;
        }

        return new NodeLog
        {
            Level = LevelOf(keys),
            File = LogFileOf(keys, file),
            MaxSize = SizeOf(keys, "max size") ?? standard.MaxSize,
            Keep = (int)(keys.Integer("keep", 1, SettingsTable.MostLogFiles) ?? standard.Keep),
            Otlp = UriOf(keys, "otlp"),
        };
    }

    private string? LogFileOf(KnownKeys keys, string standard)
    {
        var given = PathOf(keys, "file");
        if (given is null or "none")
        {
            return given is null ? standard : null;
        }

        var full = FilePaths.Full(given, folder);
        if (SettingPaths.LogProblem(given, full) is { } why)
        {
            findings.Error(SettingsErrors.Key, keys.Find("file")!.Span, $"'file' of 'log' of the node must be a file to write to, got {ValueText.Show(given)}: {why}", "name a file such as log/rem.log, which is made where it is not there; none is no file");
        }

        return full;
    }

    private string DataOf(KnownKeys? keys)
    {
        var full = FilePaths.Full(PathOf(keys, "data") ?? SettingsTable.DataFolder, folder);
        if (Path.GetPathRoot(full) == full)
        {
            findings.Error(SettingsErrors.Key, keys!.Find("data")!.Span, $"'data' of 'node' must be a folder of the node's own, got {ValueText.Show(full)}", "name one such as .rem or /var/lib/rem");
        }

        return full;
    }

    private static LogLevel LevelOf(KnownKeys keys)
    {
        switch (keys.Text("level"))
        {
            case null or "info":
                return LogLevel.Info;
            case "debug":
                return LogLevel.Debug;
            case "warn":
                return LogLevel.Warn;
            case "error":
                return LogLevel.Error;
            default:
                keys.Wrong<string>("level", keys.Find("level")!, "debug, info, warn or error");
                return LogLevel.Info;
        }
    }

    private static long? SizeOf(KnownKeys keys, string key)
    {
        var node = keys.Find(key);
        var bytes = node switch
        {
            ScalarNode { Value: long number } => number,
            ScalarNode { Value: string text } => SizeText.Read(text),
            _ => null,
        };
        if (node is null || bytes >= SettingsTable.LeastLogFile)
        {
            return bytes;
        }

        keys.Wrong<string>(key, node, "a size from 64 KiB, in bytes or as in 8 MiB");
        return null;
    }

    private Uri? UriOf(KnownKeys keys, string key)
    {
        if (keys.Text(key) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            keys.Wrong<string>(key, keys.Find(key)!, "an address such as http://127.0.0.1:4318");
            return null;
        }

        if (uri.UserInfo.Length == 0)
        {
            return uri;
        }

        // Not shown again, and never sent: whoever wrote it would think that it is.
        findings.Error(SettingsErrors.Key, keys.Find(key)!.Span, $"'{key}' of 'log' of the node must be an address without a user and a password, such as http://127.0.0.1:4318");
        return null;
    }

    private static string? PathOf(KnownKeys? keys, string key)
    {
        if (keys?.Text(key) is not { } path)
        {
            return null;
        }

        if (SettingPaths.IsPath(path))
        {
            return path;
        }

        keys.Wrong<string>(key, keys.Find(key)!, "a path");
        return null;
    }

    private static string? NameOf(KnownKeys keys)
    {
        if (keys.Text("name") is not { } name || IsName(name))
        {
            return keys.Text("name");
        }

        keys.Wrong<string>("name", keys.Find("name")!, $"a name of 1 to {LongestName} letters, digits, dots, dashes and underscores");
        return null;
    }

    private static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= LongestName && name[0] is not ('.' or '-');
    }
}
