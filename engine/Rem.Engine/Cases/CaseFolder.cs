namespace Rem.Cases;

/// <summary>The fresh folder of one case: its files and the plan stand in it, its commands start in it. Gone with it.</summary>
internal sealed class CaseFolder : IDisposable
{
    public CaseFolder(PlanCase made)
    {
        Root = Directory.CreateTempSubdirectory("rem-case-").FullName;
        Plan = Path.Combine(Root, "plan.yaml");
        foreach (var (name, text) in made.Files)
        {
            var path = Path.Combine(Root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        File.WriteAllText(Plan, made.Plan);
    }

    public string Root { get; }

    public string Plan { get; }

    /// <summary>A text with the paths in it as the case names them.</summary>
    public string Shorten(string text) => text.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What a case's commands left open or unreadable is the system's to tidy up: it lies in the temporary folder.
        }
    }
}
