using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// Binds steps. A step is one action or block tag with modifiers and nothing else, or a block of its own.
/// </summary>
public sealed class StepBinder
{
    private readonly PlanBinder _binder;
    private LoneKeys? _loneKeys;

    internal StepBinder(PlanBinder binder) => _binder = binder;

    /// <summary>Binds a list of steps.</summary>
    public StepList BindList(PlanNode node, string name, BindContext context)
    {
        if (node is not ListNode list)
        {
            if (!_binder.Findings.Has(BindErrors.Shape, node.Span))
            {
                _binder.Findings.Error(BindErrors.Shape, node.Span, $"'{name}' takes a list of steps, got {PlanShapes.Describe(node)}", "begin each step with '- '");
            }

            return new StepList(name, []);
        }

        var steps = new Step[list.Items.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = Bind(list.Items[i], context with { Depth = context.Depth + 1, StepsName = name, StepIndex = i });
        }

        return new StepList(name, steps);
    }

    /// <summary>The body of a tag definition: one action or `run`, with its modifiers.</summary>
    internal Step BindDefinition(MapNode map, List<MapEntry> entries, BindContext context) => BindStep(map, entries.ToArray(), context);

    internal ModifiedStep Modify(StepBody body, MapNode map, BindContext context, SourceSpan at) =>
        new(at, body, _binder.Modifiers.Bind(map, context));

    private Step Bind(PlanNode node, BindContext context)
    {
        if (node is MapNode map)
        {
            return BindStep(map, map.AllEntries, context);
        }

        _binder.Findings.Error(BindErrors.Step, node.Span, $"a step is a map, got {PlanShapes.Describe(node)}", Hint(node));
        return new BlockStep(node.Span, new Block(node.Span, [], null, null));
    }

    private string? Hint(PlanNode node) =>
        node is not ScalarNode { Value: string text } scalar ? null
        : CommentTraps.Behind(scalar, _binder.Document) is { } comment && comment.File!.Text.AsSpan(comment.Start, comment.Length).Contains(':') ? "a key that holds ' #' is quoted whole: YAML ends it there"
        : text.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0 && IsAction(text[..blank]) ? $"write `{text[..blank]}: {text[(blank + 1)..]}`"
        : $"write `shell: {text}` to run a command";

    private bool IsAction(string word) => _binder.Table.Beginning(word).Exists(static row => row.Role == TagRole.Action && row.Pattern.Words.Length == 1);

    private Step BindStep(MapNode map, MapEntry[] entries, BindContext context)
    {
        var parts = Sort(entries, context);
        if (parts.Actions.Count > 0)
        {
            return BindAction(map, parts, context);
        }

        if (parts.Modifiers.Count == 0 || parts.OnlyHandlersBesideRun)
        {
            return BindBlock(map, parts, context);
        }

        return BindTagStep(map, parts, context);
    }

    private StepParts Sort(MapEntry[] entries, BindContext context)
    {
        var parts = new StepParts();
        foreach (var entry in entries)
        {
            var use = _binder.Blocks.Classify(entry, inStep: true, context.InHandler);
            if (Binding.Modifiers.IsModifier(entry.Key.Text))
            {
                parts.Modifiers.Add(use);
            }
            else if (use.Kind != KeyKind.Tag)
            {
                parts.Others.Add(use);
            }
            else if (use.IsAction)
            {
                parts.Actions.Add(use);
            }
            else
            {
                parts.Tags.Add(use);
            }
        }

        return parts;
    }

    private Step BindAction(MapNode map, StepParts parts, BindContext context)
    {
        var action = parts.Actions[0];
        var spec = action.Match.Row.Tag.Spec;
        foreach (var other in parts.Actions)
        {
            if (!ReferenceEquals(other.Entry.Key, action.Entry.Key))
            {
                _binder.Findings.Error(BindErrors.Step, other.Entry.Key.Span, $"a step has one action; this one has '{action.Entry.Key.Text}' and '{other.Entry.Key.Text}'", "make it a step of its own: begin it with '- '");
            }
        }

        foreach (var tag in parts.Tags)
        {
            _binder.Findings.Error(BindErrors.Step, tag.Entry.Key.Span, $"'{tag.Entry.Key.Text}' stands beside the action '{action.Entry.Key.Text}' in one step", "make it a step of its own: begin it with '- '");
        }

        foreach (var other in parts.Others)
        {
            UnknownModifier(other.Entry.Key, action.Entry.Key.Text, context);
        }

        CheckModifiers(parts.Modifiers, action.Entry.Key.Text, spec);
        context = ModifierBinder.SlotsFor(map, context);
        var bound = _binder.Blocks.BindTag(action, context, map);
        var body = new StepBody(bound, isAction: true);
        return Finish(map, parts, body, context, takesWith: Takes(spec, "with"));
    }

    private Step BindTagStep(MapNode map, StepParts parts, BindContext context)
    {
        foreach (var other in parts.Others)
        {
            if (parts.Tags.Count > 0)
            {
                UnknownModifier(other.Entry.Key, parts.Tags[0].Entry.Key.Text, context);
            }
        }

        if (parts.Tags.Count == 0)
        {
            var modifier = parts.Modifiers[0].Entry.Key;
            _binder.Findings.Error(BindErrors.Step, modifier.Span, $"the modifier '{modifier.Text}' stands in a step without an action or block tag", $"add what the step does, or write '\\{modifier.Text}' if it is data");
            return BindBlock(map, parts, context);
        }

        var spec = parts.Tags[0].Match.Row.Tag.Spec;
        context = ModifierBinder.SlotsFor(map, context);
        var index = 0;
        var entry = _binder.Blocks.BindTagOrChain(parts.Tags, ref index, context);
        for (index++; index < parts.Tags.Count; index++)
        {
            var key = parts.Tags[index].Entry.Key;
            _binder.Findings.Error(BindErrors.Step, key.Span, $"a step with modifiers has one tag; this one has '{parts.Tags[0].Entry.Key.Text}' and '{key.Text}'", "make it a step of its own: begin it with '- '");
        }

        CheckModifiers(parts.Modifiers, parts.Tags[0].Entry.Key.Text, spec);
        return Finish(map, parts, new StepBody(entry, isAction: false), context, takesWith: false);
    }

    private Step Finish(MapNode map, StepParts parts, StepBody body, BindContext context, bool takesWith)
    {
        return ModifierBinder.AnyForEngine(parts.Modifiers, takesWith)
            ? _binder.Modifiers.Wrap(map, body, context, takesWith)
            : new PlainStep(map.Span, body);
    }

    private BlockStep BindBlock(MapNode map, StepParts parts, BindContext context)
    {
        foreach (var other in parts.Others)
        {
            if (other.Kind == KeyKind.Data && !WarnsNearModifier(other.Entry.Key, parts))
            {
                _binder.NearMisses.LookAt(other.Entry, context, withActions: true);
            }
        }

        if (parts.Tags.Count + parts.Actions.Count == 0 && parts.Others is [{ Kind: KeyKind.Data } lone])
        {
            (_loneKeys ??= new LoneKeys(_binder)).LookAt(lone.Entry);
        }

        _binder.Habits.LookAtStep(parts.Others, parts.Tags.Count > 0);
        return new BlockStep(map.Span, _binder.Blocks.BindEntries(map, context, null, isRoot: false, inStep: parts.Actions.Count == 0));
    }

    // Beside a single tag, a key one letter away from a modifier is more likely that modifier than data.
    private bool WarnsNearModifier(ScalarNode key, StepParts parts)
    {
        if (parts.Tags.Count == 0 || Suggestion.Nearest(key.Text, Binding.Modifiers.All) is not { } near || Suggestion.Distance(key.Text, near) != 1)
        {
            return false;
        }

        _binder.Findings.Warning(BindErrors.Modifier, key.Span, $"'{key.Text}' is data here", $"did you mean '{near}'?");
        return true;
    }

    private void CheckModifiers(List<KeyUse> modifiers, string key, TagSpec spec)
    {
        foreach (var use in modifiers)
        {
            var name = use.Entry.Key;
            var known = Array.IndexOf(Binding.Modifiers.OfEveryStep, name.Text) >= 0
                || Takes(spec, name.Text);
            if (!known)
            {
                _binder.Findings.Error(BindErrors.Modifier, name.Span, $"'{key}' takes no '{name.Text}'", name.Text == "detach" ? "`detach` is a modifier of a `run` step" : null);
            }
        }
    }

    private void UnknownModifier(ScalarNode key, string action, BindContext context)
    {
        var near = Suggestion.Nearest(key.Text, context.InDefinition ? [.. PlanTag.Keys, .. Binding.Modifiers.All] : Binding.Modifiers.All);
        _binder.Findings.Error(
            BindErrors.Modifier,
            key.Span,
            $"'{key.Text}' is no modifier, and a step with '{action}' has nothing but modifiers beside it",
            near is not null ? $"did you mean '{near}'?" : Habits.HintFor(key.Text) ?? "make data a step of its own: begin it with '- '");
    }

    private static bool Takes(TagSpec spec, string modifier)
    {
        foreach (var name in spec.Modifiers)
        {
            if (name == modifier)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The keys of a step, sorted.</summary>
internal sealed class StepParts
{
    public readonly List<KeyUse> Actions = [];

    public readonly List<KeyUse> Tags = [];

    public readonly List<KeyUse> Others = [];

    public readonly List<KeyUse> Modifiers = [];

    /// <summary>`on error` and `always` beside a `run` and other keys: a block of its own.</summary>
    public bool OnlyHandlersBesideRun
    {
        get
        {
            if (Others.Count + Tags.Count < 2 || !HasRun)
            {
                return false;
            }

            foreach (var use in Modifiers)
            {
                if (!Binding.Modifiers.IsHandler(use.Entry.Key.Text))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private bool HasRun
    {
        get
        {
            foreach (var tag in Tags)
            {
                if (tag.Match.Row.Tag.Spec.TakesHandlers)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
