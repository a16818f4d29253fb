using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// The packages that a plan names under `__use`: folders whose `tags.yaml` holds tags, as `rem new package` makes them. Their
/// tags are bound in their own file, whose scripts lie beside it, and are the plan's to use.
/// </summary>
internal sealed class Packages(RemOptions options, PlanLibrary library, FindingList findings)
{
    private const string File = "tags.yaml";
    private static readonly string[] Known = ["about", TagDefinitions.Key];

    /// <summary>The tags of the packages of a list, in its order; what is wrong is reported.</summary>
    public List<TagRow> Use(PlanNode value)
    {
        var rows = new List<TagRow>();
        if (value is not ListNode list)
        {
            findings.Error(BindErrors.Directive, value.Span, $"'__use' must be a list of packages, got {PlanShapes.Describe(value)}");
            return rows;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is ScalarNode { Value: string name } && IsName(name) && Find(name) is { } path)
            {
                if (seen.Add(name))
                {
                    Bind(path, rows);
                }
            }
            else
            {
                var near = item is ScalarNode { Value: string given } ? Suggestion.Nearest(given, Names()) : null;
                findings.Error(BindErrors.Package, item.Span, $"the package {PlanShapes.Describe(item)} is not installed", near is null ? null : $"did you mean '{near}'?");
            }
        }

        return rows;
    }

    private void Bind(string path, List<TagRow> rows)
    {
        var document = new PlanLoader(options.Files, options.Limits).Load(path, findings);
        if (document.Root is not MapNode map)
        {
            return;
        }

        foreach (var entry in map.Entries)
        {
            if (Array.IndexOf(Known, entry.Key.Text) < 0)
            {
                findings.Error(BindErrors.Package, entry.Key.Span, $"a package has {string.Join(" and ", Known)}, got {ValueText.Show(entry.Key.Text)}");
            }
        }

        if (map.Find(TagDefinitions.Key) is { } definitions)
        {
            rows.AddRange(PlanBinder.BindPackage(document, definitions, options, library, findings));
        }
    }

    private string? Folder => options.ProgramFolder is { } program ? Path.Combine(program, "packages") : null;

    private string? Find(string name)
    {
        var path = Folder is null ? null : Path.Combine(Folder, name, File);
        return System.IO.File.Exists(path) ? path : null;
    }

    /// <summary>What a package is, for people.</summary>
    public InstalledPackage Describe(string name)
    {
        var document = Find(name) is { } path ? new PlanLoader(options.Files, options.Limits).Load(path, findings) : null;
        var (about, specs) = ("", new List<TagSpec>());
        if (document?.Root is MapNode map)
        {
            about = map.Find("about") is ScalarNode text ? text.Text : "";
            foreach (var row in map.Find(TagDefinitions.Key) is { } definitions ? PlanBinder.ReadPackage(document, definitions, options, library, findings) : [])
            {
                specs.Add(row.Tag.Spec with { Area = "package " + name });
            }
        }

        return new InstalledPackage(name, about, specs);
    }

    /// <summary>The names of all.</summary>
    public List<string> Names()
    {
        var names = new List<string>();
        foreach (var each in Directory.Exists(Folder) ? Directory.GetDirectories(Folder) : [])
        {
            names.Add(Path.GetFileName(each));
        }

        return names;
    }

    // A name is no way into another folder.
    private static bool IsName(string name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
