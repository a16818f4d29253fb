using Rem.Errors;
using Rem.Plans;

namespace Rem.Cli.Running;

/// <summary>Plans as the command line names them.</summary>
internal static class PlanFile
{
    /// <summary>The plan's file: a folder is its `plan.yaml`. Throws for an empty name (an unset variable of a shell).</summary>
    public static string Find(string path)
    {
        if (path.Length == 0)
        {
            throw new PlanException(CommandLineErrors.NoPlan, SourceSpan.None, "the name of the plan is empty", CommandLineErrors.NoPlan.Fix);
        }

        return Directory.Exists(path) ? Path.Combine(path, "plan.yaml") : path;
    }

    /// <summary>Loads a plan; `-` is standard input, whose relative paths start from the current folder.</summary>
    public static LoadedPlan Load(RemEngine engine, string file, FindingList findings)
    {
        if (file != "-")
        {
            return engine.Load(file, findings);
        }

        using var input = new StreamReader(new MemoryStream(StandardFiles.ReadAll(engine.Options.Limits.FileBytes)));
        return engine.LoadText(input.ReadToEnd(), "-", findings);
    }
}
