using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Binding;

/// <summary>Binds the modifiers that the engine carries out itself; fixed ones are checked now, filled-in ones when the step runs.</summary>
internal sealed class ModifierBinder(PlanBinder binder)
{
    public static bool AnyForEngine(List<KeyUse> modifiers, bool takesWith)
    {
        foreach (var use in modifiers)
        {
            var key = use.Entry.Key;
            if (key.Text is "timeout" or "retry" or "as" or "on error" or "always" or "cache" or "detach" or "timeseries collect" || (key.Text == "with" && !takesWith))
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

    /// <summary>The place of a cached step collects what its callers fill in.</summary>
    public static BindContext SlotsFor(MapNode step, BindContext context) =>
        step.Find("cache") is null ? context : context with { Slots = new CacheSlots() };

    /// <summary>A step with its modifiers, cached or detached where it says so.</summary>
    public Step Wrap(MapNode step, StepBody body, BindContext context, bool takesWith)
    {
        var modifiers = Bind(step, context, takesWith);
        if (step.Find("timeseries collect") is { } collect)
        {
            body = new CollectBinder(binder).Wrap(step, collect, body, context);
        }
        else if (modifiers.IsOnlyAs && !body.EndsWithStep && !context.InDefinition && step.Find("cache") is null && step.Find("detach") is null)
        {
            return new NamedStep(step.Span, body, modifiers.As!);
        }

        if (step.Find("cache") is { } cache)
        {
            body = Cached(step, cache, body, modifiers, context);
            modifiers = modifiers with { With = null, Timeout = null, Retry = null };
        }

        var modified = new ModifiedStep(step.Span, body, modifiers)
        {
            Name = context.StepsName is null ? null : $"{context.StepsName}[{context.StepIndex}]",
        };
        return step.Find("detach") is { } detach ? new DetachedStep(step.Span, Text(detach, "detach", context), modified) : modified;
    }

    private StepBody Cached(MapNode step, PlanNode cache, StepBody body, StepModifiers modifiers, BindContext context)
    {
        var outside = context with { Slots = null };
        var map = cache as MapNode;
        foreach (var (key, _) in map?.Entries ?? [])
        {
            if (key.Text is not ("name" or "interval" or "history" or "duration"))
            {
                binder.Findings.Error(BindErrors.Modifier, key.Span, $"'cache' has no '{key.Text}'; it takes name, interval, history and duration");
            }
        }

        var name = map is null ? cache : map.Find("name") ?? new ScalarNode(cache.Span, "", ScalarStyle.Plain, null);
        var settings = new CacheSettings(Text(name, "cache", outside), Setting(map, "interval", outside), Setting(map, "history", outside), Setting(map, "duration", outside));
        if (settings.Name.Fixed is { Length: > 0 } text)
        {
            binder.Library.Caches.Add(text, (ScalarNode)name, step, binder.Findings);
        }

        var tag = new CachedTag(step.Span, settings, body, modifiers, context.Slots!);
        return new StepBody(new TagEntry(new EntryKey("cache", null), $"cache {settings.Name.Fixed}", step.Span, tag, Tags.TagResult.Merged), isAction: true);
    }

    private BoundValue? Setting(MapNode? map, string name, BindContext context)
    {
        var value = map?.Find(name) is { } node ? binder.Data.Bind(node, context) : null;
        if (value is ConstantValue constant && !(name == "history" ? constant.Value is long and >= 1 and <= 10_000 : Duration.TryRead(constant.Value, out var read) && read > TimeSpan.Zero))
        {
            binder.Findings.Error(BindErrors.Modifier, value.At, $"'{name}' must be {(name == "history" ? "an integer from 1 to 10000" : "a duration above 0")}, got {ValueText.ShowWithKind(constant.Value)}");
        }

        return value;
    }

    private BoundText Text(PlanNode node, string modifier, BindContext context)
    {
        if (node is ScalarNode { Value: not null } scalar && scalar.Text.Length > 0)
        {
            return binder.Expressions.Text(scalar, 0, scalar.Text.Length, context);
        }

        binder.Findings.Error(BindErrors.Modifier, node.Span, $"'{modifier}' takes a name, got {PlanShapes.Describe(node)}");
        return new BoundText(node.Span, "");
    }

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
