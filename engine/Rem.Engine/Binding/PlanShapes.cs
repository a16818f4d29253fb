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
            nothing ? "indent what belongs below it by two more blanks; in a step, below the key and not beside it" : $"write '\\{entry.Key.Text}' if it is data");
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
