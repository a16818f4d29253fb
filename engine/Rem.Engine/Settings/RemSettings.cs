using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Shared.Pools;
using Rem.Values;

namespace Rem.Settings;

/// <summary>What an operator set in `rem.yaml`. Frozen.</summary>
public sealed record RemSettings
{
    /// <summary>The file's name.</summary>
    public const string FileName = "rem.yaml";

    /// <summary>Where there is no file.</summary>
    public static RemSettings None { get; } = new();

    /// <summary>The limits.</summary>
    public RemLimits Limits { get; init; } = RemLimits.Default;

    /// <summary>The secrets, read.</summary>
    public Secrets Secrets { get; init; } = Secrets.None;

    /// <summary>The connection pools.</summary>
    public IReadOnlyList<PoolOptions> Pools { get; init; } = [];

    /// <summary>The queues that have settings of their own; see <see cref="QueueConfiguration"/>.</summary>
    public IReadOnlyList<NamedQueue> Queues { get; init; } = [];

    /// <summary>How far scripts are kept apart where a plan does not say.</summary>
    public Isolation Isolation { get; init; } = Isolation.InProcess;

    /// <summary>The node that it describes, or null.</summary>
    public NodeSettings? Node { get; init; }

    /// <summary>
    /// Reads the first `rem.yaml` of some folders. What is wrong with it is reported; secrets are read from where it
    /// says, and a file of secrets that others can read is refused.
    /// </summary>
    public static RemSettings Read(string[] folders, FindingList findings)
    {
        foreach (var folder in folders)
        {
            var path = folder.Length == 0 ? FileName : Path.Combine(folder, FileName);
            if (File.Exists(path))
            {
                return ReadFile(path, findings);
            }
        }

        return None;
    }

    /// <summary>
    /// Reads only what `node:` says in the `rem.yaml` of a folder; null without it. No secret is read and no command run,
    /// and what is wrong elsewhere in the file is not looked at.
    /// </summary>
    public static NodeSettings? ReadNode(string folder, FindingList findings)
    {
        var path = folder.Length == 0 ? FileName : Path.Combine(folder, FileName);
        if (!File.Exists(path) || Load(path, findings).Root is not MapNode root)
        {
            return null;
        }

        var isWhole = !findings.HasErrors;
        var node = new NodeSettingsReader(Path.GetDirectoryName(Path.GetFullPath(path))!, findings).Read(root.Find("node"));
        return isWhole ? node : node is null ? null : node with { IsFolderCertain = false };
    }

    /// <summary>
    /// Reads only what `queues:` says in the `rem.yaml` of a folder, as <see cref="ReadNode"/> does its part; empty without it.
    /// </summary>
    public static IReadOnlyList<NamedQueue> ReadQueues(string folder, FindingList findings)
    {
        var path = folder.Length == 0 ? FileName : Path.Combine(folder, FileName);
        return File.Exists(path) && Load(path, findings).Root is MapNode root
            ? new QueueReader(findings).Read(KnownKeys.Read(root, "rem.yaml", SettingsTable.Names(SettingsTable.Root), SettingsErrors.Key, findings)?.Map("queues") ?? [])
            : [];
    }

    /// <summary>The data folder that the `rem.yaml` of a folder gives its node, from the root; `.rem` beside it where it says nothing.</summary>
    public static string ReadDataFolder(string folder, FindingList findings) =>
        ReadNode(folder, findings)?.DataFolder ?? Path.Combine(Path.GetFullPath(folder.Length == 0 ? "." : folder), SettingsTable.DataFolder);

    // Opening a pipe would wait for somebody to write into it.
    private static PlanDocument Load(string path, FindingList findings)
    {
        if (!FileKind.IsSpecial(path))
        {
            return new PlanLoader(RemLimits.Default).Load(path, findings);
        }

        var file = new SourceFile(path, "", Path.GetFullPath(path));
        findings.Error(PlanErrors.File, new SourceSpan(file, 0, 0), $"{ValueText.Show(path)} cannot be read: it is a device, pipe or socket, and rem.yaml is a plain file");
        return new PlanDocument(file, null, []);
    }

    private static RemSettings ReadFile(string path, FindingList findings)
    {
        var document = Load(path, findings);
        return document.Root is null ? None : SettingsReader.Read(document.Root, Path.GetDirectoryName(Path.GetFullPath(path))!, findings);
    }
}
