using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Binding;

/// <summary>Binds the modifiers that the engine carries out itself; fixed ones are checked now, filled-in ones when the step runs.</summary>
internal sealed class ModifierBinder(PlanBinder binder)
{
    public static bool AnyForEngine(List<MapEntry> modifiers, bool takesWith)
    {
        foreach (var (key, _) in modifiers)
        {
            if (key.Text is "timeout" or "retry" or "as" or "on error" or "always" or "cache" or "detach" || (key.Text == "with" && !takesWith))
            {
                return true;
            }
        }

        return false;
    }

    public StepModifiers Bind(MapNode step, BindContext context, bool takesWith = false) => new()
    {
        With = takesWith ? null : Names(step.Find("with"), context),
        Timeout = Timeout(step.Find("timeout"), context),
        Retry = Retry(step.Find("retry"), context),
        As = step.Find("as") is { } path ? As(path, context) : null,
        OnError = step.Find("on error") is { } handler ? binder.Steps.BindList(handler, "on error", context.With(PlaceNames.Error)) : null,
        Always = step.Find("always") is { } last ? binder.Steps.BindList(last, "always", context.With(PlaceNames.Error)) : null,
    };

    private BoundValue? Names(PlanNode? node, BindContext context)
    {
        if (node is null)
        {
            return null;
        }

        if (node is ListNode or ScalarNode { Style: not ScalarStyle.Plain, Text: "" } || (node is ScalarNode scalar && !scalar.Text.Contains("${{", StringComparison.Ordinal)))
        {
            binder.Findings.Error(BindErrors.Modifier, node.Span, $"'with' takes a map of names, got {PlanShapes.Describe(node)}");
        }

        return binder.Data.Bind(node, context);
    }

    private BoundValue? Timeout(PlanNode? node, BindContext context)
    {
        var value = node is null ? null : binder.Data.Bind(node, context);
        if (value is ConstantValue constant && !(Duration.TryRead(constant.Value, out var duration) && duration > TimeSpan.Zero))
        {
            binder.Findings.Error(BindErrors.Modifier, value.At, $"'timeout' must be a duration above 0, got {ValueText.ShowWithKind(constant.Value)}", "write for example `5s`, `2m` or `1h30m`");
        }

        return value;
    }

    private BoundValue? Retry(PlanNode? node, BindContext context)
    {
        var value = node is null ? null : binder.Data.Bind(node, context);
        if (value is ConstantValue constant)
        {
            try
            {
                RetryPlan.Read(constant.Value, value.At);
            }
            catch (PlanException error)
            {
                binder.Findings.Error(BindErrors.Modifier, error.Finding.At, error.Finding.Message);
            }
        }

        return value;
    }

    private BoundPath? As(PlanNode node, BindContext context)
    {
        if (node is ScalarNode { Value: not null } scalar && scalar.Text.Length > 0)
        {
            return binder.Expressions.WritePath(scalar, 0, scalar.Text.Length, context);
        }

        binder.Findings.Error(BindErrors.Modifier, node.Span, $"'as' takes a name or path, got {PlanShapes.Describe(node)}");
        return null;
    }
}
