using System.Text;
using Rem.Errors;
using Rem.Filters;
using Rem.Tags;

namespace Rem.Cli.Commands;

/// <summary>Descriptions of tags and filters for people.</summary>
internal static class SpecText
{
    /// <summary>All tags by area and all filters, or only the `tags` or the `filters`, one line each.</summary>
    public static string List(string of)
    {
        var groups = new List<(string Title, List<(string, string)> Rows)>();
        if (of != "filters")
        {
            AddTags(groups);
        }

        if (of != "tags")
        {
            AddFilters(groups);
        }

        return Output.IsDataTerminal ? TerminalTable.Print(groups) : Plain(groups);
    }

    private static void AddTags(List<(string Title, List<(string, string)> Rows)> groups)
    {
        foreach (var row in Parts.Tags.Whole)
        {
            var spec = row.Tag.Spec;
            if (groups.Count == 0 || groups[^1].Title != spec.Area)
            {
                groups.Add((spec.Area, []));
            }

            groups[^1].Rows.Add((spec.Pattern, spec.Summary));
        }

        foreach (var package in Catalogue.Packages())
        {
            groups.Add(($"package {package.Name}, by `__use: [{package.Name}]`", []));
            foreach (var spec in package.Tags)
            {
                groups[^1].Rows.Add((spec.Pattern, spec.Summary));
            }
        }
    }

    private static void AddFilters(List<(string Title, List<(string, string)> Rows)> groups)
    {
        groups.Add(("filters", []));
        foreach (var filter in Parts.Filters.All)
        {
            groups[^1].Rows.Add((filter.Spec.Name, filter.Spec.Summary));
        }
    }

    /// <summary>A tag in full.</summary>
    public static string Of(TagSpec tag)
    {
        var text = new StringBuilder($"{tag.Pattern}    ({tag.Area})\n  {tag.Summary}\n\n");
        Line(text, "where", Where(tag.Role) + (tag.Area.StartsWith("package ", StringComparison.Ordinal) ? $", of a plan with `__use: [{tag.Area["package ".Length..]}]`" : ""));
        Line(text, "value", tag.Value);
        Line(text, "result", $"{ResultWord(tag.Result)}: {tag.Gives}");
        foreach (var setting in tag.Settings)
        {
            Line(text, "setting", Of(setting));
        }

        foreach (var part in tag.Parts)
        {
            text.Append("\n  ").Append(part.Name).Append(": ").Append(part.Summary).Append('\n');
            foreach (var setting in part.Settings)
            {
                Line(text, "setting", Of(setting));
            }
        }

        if (tag.Modifiers.Count > 0)
        {
            Line(text, "modifiers", string.Join(", ", tag.Modifiers) + ", and those of every step");
        }

        Errors(text, tag.Errors);
        foreach (var example in tag.Examples)
        {
            text.Append("\n  example\n");
            foreach (var line in example.Plan.TrimEnd().Split('\n'))
            {
                text.Append("    ").Append(line).Append('\n');
            }

            text.Append("    # ").Append(example.Gives).Append('\n');
        }

        return text.ToString();
    }

    private static string Of(TagSetting setting) =>
        $"{setting.Name} ({setting.Type}{(setting.Required ? ", required" : setting.Default is null ? "" : $", default {setting.Default}")}): {setting.Summary}";

    /// <summary>A filter in full.</summary>
    public static string Of(FilterSpec filter)
    {
        var call = filter.Name;
        foreach (var argument in filter.Arguments)
        {
            call += (call == filter.Name ? " " : ", ") + (argument.Optional ? $"[{argument.Name}]" : argument.Name);
        }

        var text = new StringBuilder($"value | {call}    (filter)\n  {filter.Summary}\n\n");
        Line(text, "input", filter.Input);
        foreach (var argument in filter.Arguments)
        {
            Line(text, "argument", $"{argument.Name} ({argument.Type}{(argument.Optional ? ", optional" : "")}): {argument.Summary}");
        }

        Line(text, "result", filter.Returns);
        Errors(text, filter.Errors);
        text.Append('\n');
        foreach (var example in filter.Examples)
        {
            Line(text, "example", $"{example.Expression}    # {example.Gives}");
        }

        return text.ToString();
    }

    private static string Plain(List<(string Title, List<(string Left, string Right)> Rows)> groups)
    {
        var text = new StringBuilder();
        foreach (var (title, rows) in groups)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(title).Append('\n');
            var width = 0;
            foreach (var (left, _) in rows)
            {
                width = Math.Max(width, left.Length);
            }

            foreach (var (left, right) in rows)
            {
                text.Append("  ").Append(left.PadRight(width + 2)).Append(right).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Errors(StringBuilder text, IReadOnlyList<ErrorCode> errors)
    {
        foreach (var error in errors)
        {
            Line(text, "error", $"{error.Id}: {error.Meaning}");
        }
    }

    private static void Line(StringBuilder text, string title, string words) => text.Append("  ").Append(title.PadRight(11)).Append(words).Append('\n');

    private static string Where(TagRole role) => role switch
    {
        TagRole.Action => "as a step of a run, and in tags",
        TagRole.Section => "at the root of a plan",
        TagRole.Handler => "in a tag that a plan defines",
        _ => "in any block",
    };

    private static string ResultWord(TagResult result) => result switch
    {
        TagResult.Kept => "kept under the key",
        TagResult.Dropped => "dropped",
        TagResult.MapMerged => "a map is merged, any other value kept",
        _ => "merged",
    };
}
