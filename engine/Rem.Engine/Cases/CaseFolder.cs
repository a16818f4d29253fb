using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Cases;

/// <summary>The fresh folder of one case: its files and the plan stand in it, its commands start in it. Gone with it.</summary>
internal sealed class CaseFolder : IDisposable
{
    public CaseFolder(PlanCase made)
    {
        Root = MakeRoot();
        Plan = Path.Combine(Root, "plan.yaml");
        foreach (var (name, text) in made.Files)
        {
            var path = Path.Combine(Root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        File.WriteAllText(Plan, made.Plan);
    }

    /// <summary>Makes and takes away a folder, so that a machine without a place for them says so once and not in every case.</summary>
    public static void Try() => Directory.Delete(MakeRoot());

    public string Root { get; }

    public string Plan { get; }

    /// <summary>A text with the paths in it as the case names them.</summary>
    public string Shorten(string text) => text.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>A value with the paths in its texts as the case names them: `error.at` says `plan.yaml:3:9`.</summary>
    public object? Shorten(object? value)
    {
        switch (value)
        {
            case string text:
                return Shorten(text);
            case RemList list:
                var items = new RemList(list.Count);
                foreach (var item in list)
                {
                    items.Add(Shorten(item));
                }

                return items;
            case RemMap map:
                var entries = new RemMap(map.Count);
                for (var i = 0; i < map.Count; i++)
                {
                    entries.Set(map.KeyAt(i), Shorten(map.ValueAt(i)));
                }

                return entries;
            default:
                return value;
        }
    }

    private static string MakeRoot()
    {
        try
        {
            return Directory.CreateTempSubdirectory("rem-case-").FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var place = Path.GetTempPath();
            var why = !Directory.Exists(place) ? "it is not there" : error is UnauthorizedAccessException ? "permission denied" : error.Message;
            throw new PlanException(CaseErrors.Folder, SourceSpan.None, $"no folder for a case can be made in {ValueText.Show(place)}: {why}", CaseErrors.Folder.Fix);
        }
    }

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
