using Rem.Errors;
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

    /// <summary>How far scripts are kept apart where a plan does not say.</summary>
    public Isolation Isolation { get; init; } = Isolation.InProcess;

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

    private static RemSettings ReadFile(string path, FindingList findings)
    {
        var document = new PlanLoader(RemLimits.Default).Load(path, findings);
        return document.Root is null ? None : SettingsReader.Read(document.Root, Path.GetDirectoryName(Path.GetFullPath(path))!, findings);
    }
}
