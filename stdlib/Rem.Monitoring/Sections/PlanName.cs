using Rem.Plans;
using Rem.Running;
using Rem.Shared;

namespace Rem.Monitoring.Sections;

/// <summary>
/// What a plan is called in state and in labels, the same whichever folder it is started from: its path from the folder of its
/// node, which is one of a kind there; the file's own name where there is no node. As far as a key can hold it.
/// </summary>
internal static class PlanName
{
    /// <summary>The name of the plan of a file.</summary>
    public static string Of(SourceFile file, RemOptions options)
    {
        var name = file.FullPath is not { } path ? file.Path
            : options.NodeFolder is { } folder ? Path.GetRelativePath(folder, path)
            : Path.GetFileName(path);
        return name.Length > Names.Longest ? name[^Names.Longest..] : name;
    }
}
