using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>A tag that a plan defines, in data or in code; both look the same from outside.</summary>
public sealed class PlanTag : ITag
{
    /// <summary>The keys of a definition beside an action and its modifiers.</summary>
    internal static readonly string[] Keys = ["about", "takes", "gives", "result", "value", "evaluate"];
    private readonly MapNode _definition;
    private readonly bool _usesSuper;
    private readonly TagTakes? _takes;

    private PlanTag(MapEntry entry, TagPattern pattern, MapNode definition, TagResult result, bool isLater, TagTakes? takes)
    {
        _takes = takes;
        _definition = definition;
        Pattern = pattern;
        At = entry.Key.Span;
        IsLater = isLater;
        _usesSuper = UsesKey(definition, "super");
        Spec = new TagSpec(pattern.Text)
        {
            Area = "plan",
            Summary = definition.Find("about") is ScalarNode about ? about.Text : "A tag of this plan.",
            Value = takes?.Value ?? (isLater ? "what `evaluate value:` runs" : "any data; the handler sees it as `value`"),
            Gives = definition.Find("gives") is ScalarNode gives ? gives.Text : "what the handler gives",
            Settings = takes?.Settings ?? [],
            Result = result,
            Examples = [],
        };
    }

    /// <inheritdoc/>
    public TagSpec Spec { get; }

    /// <summary>Its pattern.</summary>
    public TagPattern Pattern { get; }

    /// <summary>Where it is defined.</summary>
    public SourceSpan At { get; }

    /// <summary>True when what stands under the key is left to `evaluate value:`.</summary>
    public bool IsLater { get; }

    /// <summary>What its handler sees of what it was given. Throws <see cref="PlanException"/> (REM1404) for what it does not take.</summary>
    internal object? Taken(object? given, SourceSpan at) => _takes is null ? given : _takes.Whole(given, at);

    /// <summary>What the handler does; set once the whole plan's tags are known.</summary>
    internal HandlerBody Body { get; private set; } = null!;

    /// <summary>Reads a definition; what is wrong with it is reported, and null comes back when nothing can be made of it.</summary>
    internal static PlanTag? Read(PlanBinder binder, MapEntry entry)
    {
        var pattern = TagPattern.Parse(entry.Key.Text, out var problem);
        if (pattern is null)
        {
            binder.Findings.Error(BindErrors.Definition, entry.Key.Span, $"'{entry.Key.Text}' is no pattern: {problem}");
            return null;
        }

        CheckWords(binder, entry, pattern);
        if (entry.Value is not MapNode definition)
        {
            binder.Findings.Error(BindErrors.Definition, entry.Value.Span, $"the definition of '{pattern}' must be a map, got {PlanShapes.Describe(entry.Value)}");
            return null;
        }

        return new PlanTag(entry, pattern, definition, ReadResult(binder, definition), ReadLater(binder, definition), ReadTakes(binder, definition));
    }

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var captures = new (string, BoundText)[CaptureCount()];
        var at = 0;
        foreach (var word in Pattern.Words)
        {
            if (word.Kind != PatternWordKind.Literal)
            {
                captures[at++] = (string.Intern(word.Text), site.Text(word.Text));
            }
        }

        var (hidden, supplied) = _usesSuper ? BindHidden(site) : default;
        var data = site.Data();
        return new PlanTagUse(this, site.At, captures, _takes?.Check(site, data) ?? data, hidden, supplied);
    }

    internal void BindBody(PlanBinder binder)
    {
        var context = BindContext.Root.With(PlaceNames.Value) with { InHandler = true, IsLater = IsLater, Captures = CaptureNames() };
        var rest = new List<MapEntry>();
        foreach (var entry in _definition.Entries)
        {
            if (Array.IndexOf(Keys, entry.Key.Text) < 0)
            {
                rest.Add(entry);
            }
        }

        if (_definition.Find("evaluate") is { } evaluate)
        {
            if (_definition.Find("isolate") is { } isolate)
            {
                rest.RemoveAll(static entry => entry.Key.Text == "isolate");
                context = context with { Isolation = IsolationNames.Read(binder, isolate) };
            }

            Refuse(binder, rest);
            Body = HandlerBody.OfBlock(binder.Blocks.Bind(evaluate, context, null));
        }
        else if (rest.Count == 0)
        {
            binder.Findings.Error(BindErrors.Definition, At, $"'{Pattern}' does nothing: it has no 'evaluate' and no action");
            Body = HandlerBody.OfBlock(new Block(At, [], null, null));
        }
        else if (!Acts(binder, rest))
        {
            Refuse(binder, rest);
            Body = HandlerBody.OfBlock(new Block(At, [], null, null));
        }
        else
        {
            Body = HandlerBody.OfStep(binder.Steps.BindDefinition(_definition, rest, context with { InDefinition = true }));
        }
    }

    // One of its keys is an action or a block tag; the others are that one's modifiers.
    private static bool Acts(PlanBinder binder, List<MapEntry> rest) =>
        rest.Exists(entry => binder.Blocks.Classify(entry, inStep: true, inHandler: true).Kind == KeyKind.Tag);

    private static void CheckWords(PlanBinder binder, MapEntry entry, TagPattern pattern)
    {
        if (pattern.Words.Length == 1 && Modifiers.IsModifier(pattern.Text) || pattern.Words.Length == 2 && Modifiers.IsModifier(pattern.Text))
        {
            binder.Findings.Error(BindErrors.Definition, entry.Key.Span, $"'{pattern}' is a modifier and cannot be overloaded");
        }

        if (pattern.Words[0].Text.StartsWith("__", StringComparison.Ordinal))
        {
            binder.Findings.Error(BindErrors.Definition, entry.Key.Span, $"'{pattern}' is a directive and cannot be overloaded");
        }

        foreach (var word in pattern.Words)
        {
            if (word.Kind != PatternWordKind.Literal && (NameRules.IsReserved(word.Text) || !NameRules.IsName(word.Text)))
            {
                binder.Findings.Error(BindErrors.Definition, entry.Key.Span, $"a capture cannot be called '{word.Text}'", "it is a fixed name or a word of the expression language, or does not begin with a letter");
            }
        }
    }

    private static TagResult ReadResult(PlanBinder binder, MapNode definition)
    {
        switch (definition.Find("result"))
        {
            case null:
                return TagResult.MapMerged;
            case ScalarNode { Text: "kept" }:
                return TagResult.Kept;
            case ScalarNode { Text: "merged" }:
                return TagResult.Merged;
            case ScalarNode { Text: "dropped" }:
                return TagResult.Dropped;
            case var other:
                binder.Findings.Error(BindErrors.Definition, other.Span, $"'result' is kept, merged or dropped, got {PlanShapes.Describe(other)}");
                return TagResult.MapMerged;
        }
    }

    private static bool ReadLater(PlanBinder binder, MapNode definition)
    {
        if (definition.Find("value") is { } node && node is not ScalarNode { Text: "later" })
        {
            binder.Findings.Error(BindErrors.Definition, node.Span, $"'value' is later or left out, got {PlanShapes.Describe(node)}");
        }

        return definition.Find("value") is not null;
    }

    private static TagTakes? ReadTakes(PlanBinder binder, MapNode definition)
    {
        if (definition.Find("takes") is not { } node)
        {
            return null;
        }

        if (definition.Find("value") is not null)
        {
            binder.Findings.Error(BindErrors.Definition, node.Span, "'takes' says what a value has to be, and `value: later` leaves it unevaluated", "take out one of the two");
        }

        return new TakesReader(binder.Findings).Read(node);
    }

    private void Refuse(PlanBinder binder, List<MapEntry> rest)
    {
        var beside = _definition.Find("evaluate") is null ? "is no key of" : "stands beside 'evaluate' in";
        foreach (var (key, _) in rest)
        {
            var near = Suggestion.Nearest(key.Text, [.. Keys, "isolate"]);
            binder.Findings.Error(
                BindErrors.Definition,
                key.Span,
                $"'{key.Text}' {beside} the definition of '{Pattern}'",
                near is null ? "a definition has `evaluate` or one action with its modifiers, and may have about, takes, gives, result, value and isolate" : $"did you mean '{near}'?");
        }
    }

    private (BoundTag? Hidden, BoundTag? Supplied) BindHidden(TagSite site)
    {
        if (site.Hidden is not { } match)
        {
            return default;
        }

        var spec = match.Row.Tag.Spec;
        var hidden = PlanShapes.Fits(spec, site.Value) ? match.Row.Tag.Bind(site.Of(match, site.Value)) : null;
        var supplied = (spec.Shapes & ValueShapes.Scalar) != 0 ? match.Row.Tag.Bind(site.Of(match, new SuppliedNode(site.Value.Span))) : null;
        return (hidden, supplied);
    }

    private int CaptureCount()
    {
        var count = 0;
        foreach (var word in Pattern.Words)
        {
            count += word.Kind == PatternWordKind.Literal ? 0 : 1;
        }

        return count;
    }

    private string[] CaptureNames()
    {
        var names = new List<string>();
        foreach (var word in Pattern.Words)
        {
            if (word.Kind != PatternWordKind.Literal)
            {
                names.Add(word.Text);
            }
        }

        return names.ToArray();
    }

    private static bool UsesKey(PlanNode node, string key)
    {
        switch (node)
        {
            case ListNode list:
                foreach (var item in list.Items)
                {
                    if (UsesKey(item, key))
                    {
                        return true;
                    }
                }

                return false;
            case MapNode map:
                foreach (var entry in map.Entries)
                {
                    if (entry.Key.Text == key || UsesKey(entry.Value, key))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
