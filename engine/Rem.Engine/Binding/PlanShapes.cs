using Rem.Errors;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;

namespace Rem.Binding;

/// <summary>Checks the shape of what stands below a tag.</summary>
internal static class PlanShapes
{
    public static ValueShapes Of(PlanNode node) => node switch
    {
        MapNode => ValueShapes.Map,
        ListNode => ValueShapes.List,
        ScalarNode { Value: null } => ValueShapes.Nothing,
        _ => ValueShapes.Scalar,
    };

    public static string Describe(PlanNode node) => node switch
    {
        MapNode => "a map",
        ListNode => "a list",
        ScalarNode scalar when scalar.Value is null => "nothing",
        ScalarNode scalar => ValueText.ShowWithKind(scalar.Value),
        _ => "nothing",
    };

    public static bool Fits(TagSpec spec, PlanNode value) => (spec.Shapes & Of(value)) != 0;

    /// <summary>What to do with a root that is no map: a list of maps is a playbook, or steps without their `run`.</summary>
    public static string RootHint(PlanNode root) => root is ListNode { Items: [MapNode, ..] }
        ? "steps stand below a `run:` at the top level"
        : "write `name: value` lines at the top level";

    public static void Check(TagSpec spec, MapEntry entry, FindingList findings)
    {
        if (Fits(spec, entry.Value))
        {
            return;
        }

        var nothing = entry.Value is ScalarNode { Value: null };
        findings.Error(
            BindErrors.Shape,
            nothing ? entry.Key.Span : entry.Value.Span,
            $"'{entry.Key.Text}' takes {Names(spec.Shapes)}, got {Describe(entry.Value)}",
            Hint(spec, entry));
    }

    private static string Hint(TagSpec spec, MapEntry entry) => entry.Value switch
    {
        ScalarNode { Value: null } => "indent what belongs below it by two more blanks; in a step, below the key and not beside it",
        ListNode { Items: [MapNode, ..] } when (spec.Shapes & ValueShapes.Map) != 0 && spec.Role == TagRole.Block =>
            $"steps stand in a `run:` of their own below it; write '\\{entry.Key.Text}' if it is data",
        ScalarNode { Value: string text } when spec.TakesHandlers => $"a command is a step: write `- shell: {(text.Length > 60 || text.Contains('\n', StringComparison.Ordinal) ? "…" : text)}` below it; or '\\{entry.Key.Text}' if it is data",
        ScalarNode { Value: string } when spec.Role == TagRole.Action && spec.Settings.Count > 0 => $"write `{entry.Key.Text}: {{{Needed(spec)}}}`",
        _ => $"write '\\{entry.Key.Text}' if it is data",
    };

    // What it cannot do without; where any of several will do, the first.
    private static string Needed(TagSpec spec)
    {
        var names = new List<string>();
        foreach (var setting in spec.Settings)
        {
            if (setting.Required)
            {
                names.Add(setting.Name + ": …");
            }
        }

        return names.Count > 0 ? string.Join(", ", names) : spec.Settings[0].Name + ": …";
    }

    private static string Names(ValueShapes shapes)
    {
        var names = new List<string>();
        foreach (var (shape, name) in new[] { (ValueShapes.Map, "a block"), (ValueShapes.List, "a list"), (ValueShapes.Scalar, "a value"), (ValueShapes.Nothing, "nothing") })
        {
            if ((shapes & shape) != 0)
            {
                names.Add(name);
            }
        }

        return string.Join(" or ", names);
    }
}
