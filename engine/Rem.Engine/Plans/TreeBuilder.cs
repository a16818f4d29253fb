using Rem.Errors;
using Rem.Values;

namespace Rem.Plans;

/// <summary>
/// Builds the bounded tree of one text from what a reader of YAML finds in it, without recursion. Its calls are
/// false when reading ends here: a limit was hit, and reported.
/// </summary>
internal sealed class TreeBuilder(SourceFile file, ReadBudget budget, IIncludes? includes, FindingList findings)
{
    /// <summary>Stands for a key that was reported and has no text.</summary>
    public static readonly ScalarNode BadKey = new(default, "", ScalarStyle.Plain, null);

    private readonly string _text = file.Text;
    private readonly TextCache _texts = new();
    private TreeFrame[] _frames = new TreeFrame[16];
    private PlanNode[] _nodes = new PlanNode[64];
    private Dictionary<string, AnchorSlot>? _anchors;
    private int _depth;
    private int _count;

    /// <summary>The root, or null.</summary>
    public PlanNode? Root { get; private set; }

    /// <summary>Nodes in the root, with its aliases.</summary>
    public long Weight { get; private set; }

    /// <summary>Levels of lists and maps in the root.</summary>
    public int Height { get; private set; }

    /// <summary>True while no list or map is open.</summary>
    public bool IsAtRoot => _depth == 0;

    /// <summary>The offset behind the last node that was read.</summary>
    public int LastEnd { get; private set; }

    /// <summary>The comments that were passed so far.</summary>
    public CommentScan Comments { get; } = new(file, budget.Limits.PlanNodes);

    /// <summary>False when reading ends here because there are too many errors. Asked before each part of the text.</summary>
    public bool GoesOn()
    {
        if (!ReadBudget.IsFull(findings))
        {
            return true;
        }

        findings.Error(PlanErrors.TooMany, Span(LastEnd, 0), "reading ends here: there are too many errors above", PlanErrors.TooMany.Fix);
        return false;
    }

    /// <summary>A stretch of the text, cut at its end.</summary>
    public SourceSpan Span(int start, int length) => new(file, start, Math.Max(0, Math.Min(length, _text.Length - start)));

    /// <summary>Adds a scalar: its place without its mark, and its text after quoting and folding.</summary>
    public bool AddScalar(int start, int end, string text, ScalarStyle style, NodeMark? mark)
    {
        if (style >= ScalarStyle.Literal)
        {
            end = BlockScalarEnd(start, end);
            Comments.Header(start, end);
        }

        Comments.Pass(LastEnd, start);
        LastEnd = end;
        var span = new SourceSpan(file, start, end - start);
        var isKey = ExpectsKey();
        text = isKey ? _texts.Key(text) : _texts.Value(text);
        if (style == ScalarStyle.Plain && text.Length > 0 && text[0] is '@' or '`' or '%' or '|' or '>')
        {
            // Inside brackets YamlDotNet lets them pass.
            findings.Error(PlanErrors.Start, span, $"a value without quotes cannot start with '{text[0]}'", "put the value in quotes");
        }

        var node = new ScalarNode(span, text, style, Value(text, style, isKey, span, mark));
        if (mark?.Anchor is { } name)
        {
            NewAnchor(name).Close(node, 1, 0);
        }

        if (isKey)
        {
            CheckKey(node, mark is null);
        }

        return CountNode(span, mark?.Tag is not null) && Add(node, 1, 0);
    }

    private object? Value(string text, ScalarStyle style, bool isKey, SourceSpan span, NodeMark? mark)
    {
        if (mark?.Tag is { } tag)
        {
            return CoreTags.Resolve(tag, text, span, TagSpan(mark, span.Start), findings);
        }

        // A key is its text as written, so a long number is a fine key; with an anchor it is a value elsewhere.
        if (style != ScalarStyle.Plain || (isKey && mark is null))
        {
            return text;
        }

        var value = CoreSchema.Resolve(text);
        return ReferenceEquals(value, CoreSchema.OutOfRange) ? CoreTags.OutOfRange(text, span, findings) : value;
    }

    private void CheckKey(ScalarNode key, bool plain)
    {
        var text = key.Text;
        if ((key.Style == ScalarStyle.Plain && plain && text == "<<") || text == "__include")
        {
            _frames[_depth - 1].HasSpecialKey = true;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ')
            {
                KeyFindings.ControlCharacter(key, i, findings);
                return;
            }
        }
    }

    private SourceSpan TagSpan(NodeMark mark, int end)
    {
        var (start, length) = NodeProperties.FindTag(_text, mark.Start, end);
        return Span(start, length);
    }

    /// <summary>Opens a map or a list whose text starts at an offset.</summary>
    public bool Open(int at, bool isMap, bool isFlow, NodeMark? mark)
    {
        if (mark is null && isMap && isFlow && _depth > 0 && at <= _frames[_depth - 1].Start)
        {
            at = PairStart(at);
        }

        if (_depth >= budget.Limits.Nesting)
        {
            findings.Error(LimitErrors.Nesting, Span(at, 1), $"the plan is nested deeper than the limit of {budget.Limits.Nesting} levels (limit nesting)", LimitErrors.Nesting.Fix);
            return false;
        }

        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        if (mark?.Tag is { } tag)
        {
            CoreTags.CheckCollection(tag, isMap, Span(at, 1), TagSpan(mark, at), findings);
        }

        _frames[_depth++] = new TreeFrame
        {
            IsMap = isMap,
            IsFlow = isFlow,
            Start = at,
            First = _count,
            Weight = 1,
            Anchor = mark?.Anchor is { } name ? NewAnchor(name) : null,
        };
        return CountNode(Span(at, 1), mark?.Tag is not null);
    }

    // `[a: b]`: the event of a pair without braces has no place.
    private int PairStart(int at)
    {
        var from = Math.Max(LastEnd, _frames[_depth - 1].Start + 1);
        while (true)
        {
            from = NodeProperties.SkipBlank(_text, from, _text.Length);
            if (from >= _text.Length)
            {
                return at;
            }

            if (_text[from] != ',')
            {
                return from;
            }

            from++;
        }
    }

    /// <summary>Closes the list that is open; <paramref name="end"/> is the offset of its `]` when it stands in brackets.</summary>
    public bool CloseList(int end)
    {
        ref var frame = ref _frames[_depth - 1];
        var items = new PlanNode[_count - frame.First];
        Array.Copy(_nodes, frame.First, items, 0, items.Length);
        Close(new ListNode(CloseSpan(end, ref frame, '[', ']'), items), ref frame);
        return true;
    }

    /// <summary>Closes the map that is open; <paramref name="end"/> is the offset of its `}` when it stands in brackets.</summary>
    public bool CloseMap(int end)
    {
        ref var frame = ref _frames[_depth - 1];
        var pairs = new ReadOnlySpan<PlanNode>(_nodes, frame.First, _count - frame.First);
        var entries = frame.HasSpecialKey
            ? new MapMerger(includes, findings).Build(pairs, ref frame.Weight, ref frame.Height)
            : MapEntries.Build(pairs, findings);
        if (_depth + frame.Height > budget.Limits.Nesting)
        {
            findings.Error(LimitErrors.Nesting, Span(frame.Start, 1), $"with its includes this map is nested deeper than the limit of {budget.Limits.Nesting} levels (limit nesting)", LimitErrors.Nesting.Fix);
            return false;
        }

        Close(new MapNode(CloseSpan(end, ref frame, '{', '}'), entries), ref frame);
        return true;
    }

    private SourceSpan CloseSpan(int end, ref TreeFrame frame, char open, char close)
    {
        if (frame.IsFlow && _text[frame.Start] == open)
        {
            if (end < _text.Length && _text[end] == close)
            {
                Comments.Pass(LastEnd, end);
                LastEnd = end + 1;
            }
        }

        return Span(frame.Start, Math.Max(0, LastEnd - frame.Start));
    }

    private void Close(PlanNode node, ref TreeFrame frame)
    {
        _count = frame.First;
        _depth--;
        frame.Anchor?.Close(node, frame.Weight, frame.Height + 1);
        if (ExpectsKey())
        {
            KeyFindings.Complex(node, findings);
            node = BadKey;
        }

        Add(node, frame.Weight, frame.Height + 1);
    }

    /// <summary>Adds what an alias names.</summary>
    public bool AddAlias(int start, string name)
    {
        var span = Span(start, name.Length + 1);
        Comments.Pass(LastEnd, start);
        LastEnd = span.End;
        var isKey = ExpectsKey();
        var slot = FindAnchor(name, span);
        if (slot?.Node is not { } node)
        {
            return CountNode(span) && Add(isKey ? BadKey : new ScalarNode(span, "", ScalarStyle.Plain, null), 1, 0);
        }

        if (_depth + slot.Height > budget.Limits.Nesting)
        {
            findings.Error(LimitErrors.Nesting, span, $"with what '{name}' names the plan is nested deeper than the limit of {budget.Limits.Nesting} levels (limit nesting)", LimitErrors.Nesting.Fix);
            return false;
        }

        if (!budget.Expand(slot.Weight))
        {
            findings.Error(LimitErrors.Alias, span, $"the aliases up to here stand for more nodes than the limit of {budget.Limits.AliasNodes} (limit alias expansion)", LimitErrors.Alias.Fix);
            return false;
        }

        return Add(isKey ? AliasKey(node, span) : node, slot.Weight, slot.Height);
    }

    private ScalarNode AliasKey(PlanNode node, SourceSpan at)
    {
        if (node is ScalarNode scalar)
        {
            // Never a merge key: `*x` is not a plain `<<`.
            return new ScalarNode(scalar.Span, _texts.Key(scalar.Text), scalar.Style, scalar.Value);
        }

        KeyFindings.Complex(node, findings, at);
        return BadKey;
    }

    private AnchorSlot? FindAnchor(string name, SourceSpan at)
    {
        if (_anchors is null || !_anchors.TryGetValue(name, out var slot))
        {
            var near = _anchors is null || _anchors.Count > 1000 ? null : Suggestion.Nearest(name, _anchors.Keys);
            findings.Error(
                PlanErrors.Alias,
                at,
                $"no anchor '{ShortText.Cut(name)}' stands above this alias" + (near is null ? "" : $"; did you mean '*{near}'?"),
                "quote a text that starts with '*'");
            return null;
        }

        if (slot.Node is null)
        {
            findings.Error(PlanErrors.Cycle, at, $"the alias '*{ShortText.Cut(name)}' stands inside the value that it names", PlanErrors.Cycle.Fix);
        }

        return slot;
    }

    private AnchorSlot NewAnchor(string name)
    {
        _anchors ??= new Dictionary<string, AnchorSlot>(StringComparer.Ordinal);
        return _anchors[name] = new AnchorSlot();
    }

    /// <summary>Takes the end of the text. False when a limit was hit, and reported.</summary>
    public bool End()
    {
        Comments.Pass(LastEnd, _text.Length);
        return budget.AddComments(Comments.TakeCount()) || TooManyNodes(Span(_text.Length, 0));
    }

    private bool TooManyNodes(SourceSpan at)
    {
        findings.Error(PlanErrors.Nodes, at, $"the plan holds more keys, values and comments than the limit of {budget.Limits.PlanNodes} (limit plan nodes)", PlanErrors.Nodes.Fix);
        return false;
    }

    private bool CountNode(SourceSpan at, bool isTagged = false)
    {
        if (isTagged && !budget.AddTag())
        {
            findings.Error(PlanErrors.Nodes, at, "the plan holds more YAML tags than anybody writes", "leave the tags out");
            return false;
        }

        return (budget.AddNode() && budget.AddComments(Comments.TakeCount())) || TooManyNodes(at);
    }

    private bool ExpectsKey() => _depth > 0 && _frames[_depth - 1].IsMap && ((_count - _frames[_depth - 1].First) & 1) == 0;

    private bool Add(PlanNode node, long weight, int height)
    {
        if (_depth == 0)
        {
            Root = node;
            Weight = weight;
            Height = height;
            return true;
        }

        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }

        _nodes[_count++] = node;
        ref var frame = ref _frames[_depth - 1];
        frame.Weight += weight;
        frame.Height = Math.Max(frame.Height, height);
        return true;
    }

    // The event ends behind the blank lines that follow; the node ends with its last line that is not blank.
    private int BlockScalarEnd(int start, int end)
    {
        while (end > start + 1 && _text[end - 1] is '\n' or '\r' or ' ' or '\t')
        {
            end--;
        }

        return end;
    }
}
