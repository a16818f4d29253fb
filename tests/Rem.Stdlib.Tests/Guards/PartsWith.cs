using Rem.Cases;
using Rem.Cli;
using Rem.Errors;
using Rem.Filters;
using Rem.Running;
using Rem.Settings;
using Rem.Tags;

namespace Rem.Stdlib.Tests.Guards;

/// <summary>All parts of the program with one of them replaced.</summary>
internal static class PartsWith
{
    /// <summary>Runs cases with a tag in the place of the one that has its pattern.</summary>
    public static CaseRunner Tag(ITag replacement)
    {
        var rows = new List<TagRow>();
        foreach (var row in StdlibTags.Table.All)
        {
            rows.Add(row.Pattern.Text == replacement.Spec.Pattern ? Row(replacement) : row);
        }

        var table = new TagTable(rows);
        return new CaseRunner(folder => Options(folder) with { Tags = table });
    }

    /// <summary>Runs cases with a filter in the place of the one that has its name.</summary>
    public static CaseRunner Filter(IFilter replacement)
    {
        var rows = new List<FilterRow>();
        foreach (var filter in StdlibFilters.Table.All)
        {
            rows.Add(new FilterRow(filter.Spec.Name, () => filter.Spec.Name == replacement.Spec.Name ? replacement : filter));
        }

        var table = new FilterTable([.. rows]);
        return new CaseRunner(folder => Options(folder) with { Filters = table });
    }

    private static TagRow Row(ITag tag) => tag.Spec.Role switch
    {
        TagRole.Action => TagRow.Action(tag.Spec.Pattern, () => tag),
        TagRole.Handler => TagRow.Handler(tag.Spec.Pattern, () => tag),
        _ => TagRow.Block(tag.Spec.Pattern, () => tag),
    };

    private static RemOptions Options(string folder)
    {
        var findings = new FindingList();
        var settings = RemSettings.Read([folder], findings);
        return findings.HasErrors ? throw new InvalidPlanException(findings.Items) : Parts.Options(settings);
    }
}
