using Rem.Errors;

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
    private readonly ScalarMaker _scalars = new(file, findings);
    private TreeFrame[] _frames = new TreeFrame[16];
    private PlanNode[] _nodes = new PlanNode[64];
    private Anchors? _anchors;
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
            end = ScalarMaker.EndOfBlock(_text, start, end);
            Comments.Header(start, end);
        }

        Comments.Pass(LastEnd, start);
        LastEnd = end;
        var span = new SourceSpan(file, start, end - start);
        var isKey = ExpectsKey();
        var node = _scalars.Make(span, text, style, isKey, mark);
        if (mark?.Anchor is { } name)
        {
            NewAnchor(name).Close(node, 1, 0);
        }

        if (isKey && ScalarMaker.IsSpecial(node, mark is not null))
        {
            _frames[_depth - 1].HasSpecialKey = true;
        }

        return CountNode(span, mark?.Tag is not null) && Add(node, 1, 0);
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
            CoreTags.CheckCollection(tag, isMap, Span(at, 1), NodeProperties.TagSpan(file, mark, at), findings);
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
        var slot = (_anchors ??= new Anchors(findings)).Find(name, span);
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
            return _scalars.MakeKey(scalar);
        }

        KeyFindings.Complex(node, findings, at);
        return BadKey;
    }

    private AnchorSlot NewAnchor(string name) => (_anchors ??= new Anchors(findings)).Add(name);

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
}
