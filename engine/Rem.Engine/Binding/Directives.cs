using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Settings;
using Rem.Values;

namespace Rem.Binding;

/// <summary>Keys that begin with `__`: read here, never part of a result.</summary>
internal sealed class Directives(PlanBinder binder)
{
    /// <summary>The priority that a value carries, or null.</summary>
    public static int? Priority(PlanNode value) =>
        value is MapNode map && map.Find("__priority") is ScalarNode { Value: long priority } ? (int)Math.Clamp(priority, int.MinValue, int.MaxValue) : null;

    /// <summary>Checks a directive where it stands.</summary>
    public void Check(MapEntry entry, bool isRoot)
    {
        var (key, value) = entry;
        switch (key.Text)
        {
            case "__priority" when value is not ScalarNode { Value: long }:
                binder.Findings.Error(BindErrors.Directive, value.Span, $"'__priority' must be an integer, got {PlanShapes.Describe(value)}");
                break;
            case "__return_tag" when value is not ScalarNode { Value: not null }:
                binder.Findings.Error(BindErrors.Directive, value.Span, $"'__return_tag' must be the name of a key, got {PlanShapes.Describe(value)}");
                break;
            case "__usage" when !isRoot:
            case "__use" when !isRoot:
                binder.Findings.Error(BindErrors.Directive, key.Span, $"'{key.Text}' stands at the root of a plan only");
                break;
            case "__priority" or "__return_tag" or "__usage" or "__include" or "__use":
                break;
            default:
                Unknown(key);
                break;
        }
    }

    /// <summary>The template of `__return_tag`, or null.</summary>
    public TextTemplate? ReturnTag(MapNode map, BindContext context) =>
        map.Find("__return_tag") is ScalarNode { Value: not null } scalar
            ? binder.Expressions.Template(scalar, 0, scalar.Text.Length, context)
            : null;

    private void Unknown(ScalarNode key)
    {
        var near = Suggestion.Nearest(key.Text, SettingsTable.Names(DirectiveTable.All));
        binder.Findings.Error(
            BindErrors.Directive,
            key.Span,
            $"there is no directive '{key.Text}'; keys that begin with '__' are directives",
            near is null ? $"write '\\{key.Text}' if it is data" : $"did you mean '{near}'? Write '\\{key.Text}' if it is data");
    }
}
