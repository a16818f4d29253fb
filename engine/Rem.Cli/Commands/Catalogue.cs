using Rem.Binding;
using Rem.Errors;
using Rem.Filters;
using Rem.Tags;

namespace Rem.Cli.Commands;

/// <summary>What there is to look up: tags, filters and error codes, all from the data that the engine uses.</summary>
internal static class Catalogue
{
    /// <summary>The tags whose pattern is, or begins with, some words: `for` finds three, `put in queue` one.</summary>
    public static List<TagSpec> Tags(string name)
    {
        var found = new List<TagSpec>();
        foreach (var row in Parts.Tags.Whole)
        {
            if (IsNamed(row.Tag.Spec, Literals(row.Pattern), name))
            {
                found.Add(row.Tag.Spec);
            }
        }

        foreach (var package in Packages())
        {
            foreach (var spec in package.Tags)
            {
                if (IsNamed(spec, Literals(spec), name))
                {
                    found.Add(spec);
                }
            }
        }

        return found;
    }

    /// <summary>The packages that `__use` may bring.</summary>
    public static IReadOnlyList<InstalledPackage> Packages() => InstalledPackages.Read(Parts.Options());

    private static bool IsNamed(TagSpec spec, string literals, string name) =>
        spec.Pattern == name || literals == name || literals.StartsWith(name + " ", StringComparison.Ordinal);

    private static string Literals(TagSpec spec) => TagPattern.Parse(spec.Pattern, out _) is { } pattern ? Literals(pattern) : spec.Pattern;

    /// <summary>The filter of a name, or null.</summary>
    public static FilterSpec? Filter(string name) => Parts.Filters.TryFind(name, out var filter) ? filter.Spec : null;

    /// <summary>All error codes, by id.</summary>
    public static IReadOnlyList<ErrorCode> Errors() => ErrorTable.Read(Parts.ErrorClasses);

    /// <summary>Tags without their captures, and filters.</summary>
    public static IEnumerable<string> Names()
    {
        foreach (var row in Parts.Tags.Whole)
        {
            yield return Literals(row.Pattern);
        }

        foreach (var package in Packages())
        {
            foreach (var spec in package.Tags)
            {
                yield return Literals(spec);
            }
        }

        foreach (var filter in Parts.Filters.All)
        {
            yield return filter.Spec.Name;
        }
    }

    /// <summary>Everything that `rem explain` knows.</summary>
    public static IEnumerable<string> Topics()
    {
        foreach (var name in Names())
        {
            yield return name;
        }

        foreach (var code in Errors())
        {
            yield return code.Id;
        }

        foreach (var topic in ExplainTexts.Topics)
        {
            yield return topic;
        }

        foreach (var key in SettingKeys.Names())
        {
            yield return key;
        }
    }

    /// <summary>A pattern's own words: `for in` for `for &lt;name&gt; in &lt;list...&gt;`.</summary>
    public static string Literals(TagPattern pattern)
    {
        var words = new List<string>();
        foreach (var word in pattern.Words)
        {
            if (word.Kind == PatternWordKind.Literal)
            {
                words.Add(word.Text);
            }
        }

        return string.Join(' ', words);
    }
}
