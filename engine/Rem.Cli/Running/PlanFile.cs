namespace Rem.Cli.Running;

/// <summary>Plans as the command line names them.</summary>
internal static class PlanFile
{
    /// <summary>The plan's file: a folder is its `plan.yaml`.</summary>
    public static string Find(string path) => Directory.Exists(path) ? Path.Combine(path, "plan.yaml") : path;
}
