using Rem.Errors;
using Rem.Plans;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>Plans as the command line names them.</summary>
internal static class PlanFile
{
    /// <summary>The plan's file: a folder is its `plan.yaml`. Throws for an empty name (an unset variable of a shell) and for settings.</summary>
    public static string Find(string path)
    {
        if (path.Length == 0)
        {
            throw new PlanException(CommandLineErrors.NoPlan, SourceSpan.None, "the name of the plan is empty", CommandLineErrors.NoPlan.Fix);
        }

        // It may hold secrets, which a run would print as its result.
        if (Path.GetFileName(path) == RemSettings.FileName)
        {
            throw new PlanException(CommandLineErrors.NoPlan, SourceSpan.None, $"{ValueText.Show(path)} holds the settings of its folder and is no plan", "`rem run` alone, in that folder, starts the node that it describes; `rem explain rem.yaml` shows its keys");
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
