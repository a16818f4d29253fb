using Rem.Plans;
using Rem.Running;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>
/// `on error` and `always` that stand beside a `run` in a block and belong to it. Other modifiers there are
/// errors, because they would look as if they did something.
/// </summary>
internal sealed class Handlers
{
    private static readonly Handlers None = new(null, null);
    private readonly KeyUse? _owner;

    private Handlers(KeyUse? owner, Entry? entry)
    {
        _owner = owner;
        Entry = entry!;
    }

    /// <summary>The owner with its handlers, bound.</summary>
    public Entry Entry { get; }

    /// <summary>True for a key that belongs to the owner.</summary>
    public bool Holds(ScalarNode key) => _owner is not null && Modifiers.IsHandler(key.Text);

    /// <summary>True for the tag that the handlers belong to.</summary>
    public bool Owns(KeyUse use) => ReferenceEquals(_owner, use);

    /// <summary>Looks for a tag that takes handlers, and for what stands beside it.</summary>
    public static Handlers Take(PlanBinder binder, MapNode map, List<KeyUse> uses, BindContext context)
    {
        KeyUse? owner = null;
        var hasHandlers = false;
        foreach (var use in uses)
        {
            // Of several, the one that the first handler follows.
            if (use.Kind == KeyKind.Tag && use.Match.Row.Tag.Spec.TakesHandlers && (owner is null || !hasHandlers))
            {
                owner = use;
            }

            hasHandlers |= use.Kind == KeyKind.Data && Modifiers.IsHandler(use.Entry.Key.Text);
        }

        if (owner is null)
        {
            return None;
        }

        foreach (var use in uses)
        {
            if (owner.Entry.Key.Text == "run" && use.Kind == KeyKind.Data && Modifiers.IsModifier(use.Entry.Key.Text) && !Modifiers.IsHandler(use.Entry.Key.Text))
            {
                var name = use.Entry.Key.Text;
                binder.Findings.Error(BindErrors.Modifier, use.Entry.Key.Span, $"the modifier '{name}' cannot stand beside a '{owner.Entry.Key.Text}' in a block; only 'on error' and 'always' can", $"make the '{owner.Entry.Key.Text}' a step and put '{name}' there, or write '\\{name}' if it is data");
            }
        }

        if (!hasHandlers)
        {
            return None;
        }

        var body = new StepBody(binder.Blocks.BindTag(owner, context, null), isAction: false);
        var step = binder.Steps.Modify(body, map, context, owner.Entry.Key.Span);
        return new Handlers(owner, new StepEntry(step));
    }
}
