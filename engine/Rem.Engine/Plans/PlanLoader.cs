using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Plans;

/// <summary>
/// Loads plans: reads the file, and puts the keys of the files that `__include` names where it stands. Holds
/// nothing between two loads; may be shared by threads when its files may.
/// </summary>
public sealed class PlanLoader(IPlanFiles files, RemLimits limits)
{
    /// <summary>A loader from the disk.</summary>
    public PlanLoader(RemLimits limits)
        : this(DiskPlanFiles.Instance, limits)
    {
    }

    /// <summary>
    /// Loads a plan's file. The path stands in errors as it is given. What is wrong is reported, a missing file
    /// too; the root is then null or whole but for what was reported.
    /// </summary>
    public PlanDocument Load(string path, FindingList findings)
    {
        var none = new SourceFile(path, "", PlanPaths.Full(path));
        byte[]? bytes;
        try
        {
            bytes = files.Read(path, limits.FileBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            findings.Error(PlanErrors.File, new SourceSpan(none, 0, 0), $"the plan {ValueText.Show(path)} cannot be read: {PlanPaths.Reason(error)}");
            return new PlanDocument(none, null, []);
        }

        if (bytes is null)
        {
            findings.Error(PlanErrors.File, new SourceSpan(none, 0, 0), $"there is no file {ValueText.Show(path)}");
            return new PlanDocument(none, null, []);
        }

        var file = PlanText.Decode(bytes, path, none.FullPath, limits, findings);
        return file is null ? new PlanDocument(none, null, []) : Load(file, findings);
    }

    /// <summary>
    /// Loads a plan from a text. <paramref name="name"/> stands in errors; includes start from its folder
    /// (`plans/web.yaml`: `plans`), from the current folder when it has none.
    /// </summary>
    public PlanDocument Load(string text, string name, FindingList findings) =>
        Load(new SourceFile(name, text, null), findings);

    private PlanDocument Load(SourceFile file, FindingList findings)
    {
        var run = new IncludeRun(files, new ReadBudget(limits), findings);
        return run.Load(file);
    }
}
