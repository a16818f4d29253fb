using System.Globalization;
using Rem.Running;
using Rem.Templates.Nodes;
using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>
/// Reads one template's text. Blocks are kept on a stack, so that no text is too deep for it; every mark that is wrong is
/// reported, and those behind it are read as well.
/// </summary>
internal sealed class TemplateReader
{
    private readonly TemplateSource _source;
    private readonly TemplateReport _report;
    private readonly QuoteEnds _quotes;
    private readonly bool _isHtml;
    private readonly RemLimits _limits;
    private readonly MarkContent _content;
    private readonly Stack<OpenBlock> _open = new();
    private readonly BlockEnds _ends;
    private bool _isTooDeep;

    public TemplateReader(TemplateSource source, bool isHtml, RemLimits limits, TemplateReport report)
    {
        _source = source;
        _report = report;
        _isHtml = isHtml;
        _limits = limits;
        _quotes = new QuoteEnds(source.Text);
        _content = new MarkContent(source, _quotes, limits.Nesting);
        _ends = new BlockEnds(_open, report);
    }

    /// <summary>The parts that are called by name.</summary>
    public List<NamedPart> Calls { get; } = [];

    /// <summary>The names of the parts that are defined, wherever.</summary>
    public HashSet<string> Defined { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads all of it.</summary>
    public TemplateBody Read()
    {
        var scanner = new MarkScanner(_source.Text, _quotes, _report);
        var marks = scanner.Marks;
        var tail = OwnLines.Take(marks, scanner.Tail);
        var root = new OpenBlock(BlockKind.Root, new Mark(MarkKind.Nothing, 0, 0), "") { Given = new GivenNames([], null) };
        _open.Push(root);
        if (!HasTooMany(marks) && TakeAll(marks))
        {
            Now.Body.Add(tail);
            _ends.ReportOpen();
        }

        return root.Body.Build(hasFrame: false);
    }

    private bool HasTooMany(List<Mark> marks)
    {
        var most = _limits.PlanNodes;
        if (marks.Count > most)
        {
            _report.Error(marks[most], string.Create(CultureInfo.InvariantCulture, $"a template holds at most {most} marks, got {marks.Count}"), "data stands in the plan, and a template goes through it by `{{#each}}`");
        }

        return marks.Count > most;
    }

    // False where what follows would only be said of what is wrong already.
    private bool TakeAll(List<Mark> marks)
    {
        foreach (var mark in marks)
        {
            Now.Body.Add(mark.Before);
            Take(mark);
            if (_report.IsFull || _isTooDeep)
            {
                return false;
            }
        }

        return true;
    }

    private OpenBlock Now => _open.Peek();

    private void Take(Mark mark)
    {
        try
        {
            TakeMark(mark);
        }
        catch (MarkSyntaxException wrong)
        {
            _report.Error(wrong.Start, wrong.Length, wrong.Message, wrong.Hint);
            if (mark.Kind is MarkKind.Open or MarkKind.OpenInverse or MarkKind.PartBlock or MarkKind.Inline)
            {
                Open(new OpenBlock(BlockKind.Broken, mark, _content.FirstWord(mark)) { Given = Now.Given });
            }
        }
    }

    private void TakeMark(Mark mark)
    {
        switch (mark.Kind)
        {
            case MarkKind.Value or MarkKind.Unescaped:
                Now.Body.Add(ReadValue(mark));
                break;
            case MarkKind.Open or MarkKind.OpenInverse:
                Open(ReadBlock(mark, isChained: false));
                break;
            case MarkKind.Else:
                TakeElse(mark);
                break;
            case MarkKind.Close:
                _ends.Close(mark, _content.NameOf(mark, Now.Given), Finish);
                break;
            case MarkKind.Part:
                TakePart(mark);
                break;
            case MarkKind.PartBlock:
                Open(ReadPartBlock(mark));
                break;
            case MarkKind.Inline:
                Open(ReadInline(mark));
                break;
        }
    }

    private void Open(OpenBlock block)
    {
        var nesting = _limits.Nesting;
        if (_open.Count == nesting + 1)
        {
            _isTooDeep = true;
            _report.Error(block.Mark, $"blocks of a template stand more than {nesting} deep inside each other (limit: nesting {nesting})");
        }

        _open.Push(block);
    }

    private ValueNode ReadValue(Mark mark)
    {
        var call = _content.ReadCall(mark, Now.Given);
        var place = _content.PlaceOf(mark);
        var isEscaped = _isHtml && mark.Kind == MarkKind.Value;
        if (call.Word == "lookup" && call.Named.Count == 0 && call.Given.Length == 0)
        {
            return new ValueNode(TermReader.Lookup(place, call.Arguments, mark.Start, mark.Length), isEscaped, place);
        }

        BlockRules.CheckValue(call, mark);
        return new ValueNode(call.Head, isEscaped, place);
    }

    private OpenBlock ReadBlock(Mark mark, bool isChained)
    {
        var call = _content.ReadCall(mark, Now.Given);
        var kind = BlockRules.Check(call, mark);
        var isInverse = mark.Kind == MarkKind.OpenInverse;
        var block = new OpenBlock(kind, mark, _content.NameOf(mark, Now.Given))
        {
            Call = call,
            IsChained = isChained,
            IsInverse = isInverse,
            Given = Now.Given,
            Condition = kind == BlockKind.If ? BlockRules.Condition(call, isInverse) : null,
        };
        block.EnterBody();
        return block;
    }

    private void TakeElse(Mark mark)
    {
        var block = Now;
        BlockRules.CheckElse(block, mark);
        if (block.Kind == BlockKind.Broken)
        {
            return;
        }

        if (_content.IsBlank(mark))
        {
            block.BeginElse();
            return;
        }

        if (block.IsInverse && block.Kind != BlockKind.If)
        {
            throw new MarkSyntaxException(mark.Start, mark.Length, "in `{{^name}}` stands `{{else}}` alone", "write `{{#name}}…{{else}}…{{/name}}`");
        }

        TakeChained(block, mark);
    }

    // `{{else if x}}`: a further condition of an `if`; in another block, and for another word, a block in its `{{else}}`.
    private void TakeChained(OpenBlock block, Mark mark)
    {
        if (block.Kind != BlockKind.If)
        {
            block.BeginElse(); // names that the block gives are not in reach of what follows
        }

        var next = ReadBlock(mark, isChained: true);
        if (block.Kind == BlockKind.If && next.Kind == BlockKind.If)
        {
            block.EndBranch();
            block.Condition = next.Condition;
            return;
        }

        if (block.Kind == BlockKind.If)
        {
            block.BeginElse();
        }

        Open(next);
    }

    private void TakePart(Mark mark)
    {
        var (name, call) = _content.ReadPart(mark, Now.Given);
        if (name.Text == PartName.Block)
        {
            Now.Body.Add(new BlockPartNode(BlockMaker.MakeCall(call, _content.PlaceOf(mark), mark.Indent), null));
            return;
        }

        AddPart(Now, name, call, mark, null);
    }

    private void AddPart(OpenBlock into, PartName name, Call call, Mark mark, TemplateBody? block)
    {
        var node = new PartNode(BlockMaker.MakeCall(call, _content.PlaceOf(mark), mark.Indent), name.Text, name.Term, block);
        Calls.Add(new NamedPart(node, name.Text, mark, IsNeeded: block is null));
        into.Body.Add(node);
    }

    private OpenBlock ReadPartBlock(Mark mark)
    {
        var (name, call) = _content.ReadPart(mark, Now.Given);
        return new OpenBlock(BlockKind.Part, mark, name.Text ?? throw new MarkSyntaxException(mark.Start, mark.Length, "a part that is called with a block has a name as it is", "`{{> (lookup …)}}` works out a name, without a block"))
        {
            Call = call,
            Given = new GivenNames([], Now.Given),
        };
    }

    private OpenBlock ReadInline(Mark mark)
    {
        var call = _content.ReadCall(mark, Now.Given);
        return new OpenBlock(BlockKind.Inline, mark, "inline")
        {
            Call = new Call { Head = new LiteralTerm(_content.PlaceOf(mark), BlockRules.InlineName(call, mark)) },
            Given = new GivenNames([], Now.Given),
        };
    }

    // Puts a closed block into the one around.
    private void Finish(OpenBlock block)
    {
        switch (block.Kind)
        {
            case BlockKind.Broken:
                break;
            case BlockKind.Inline:
                var name = (string)((LiteralTerm)block.Call!.Head).Value!;
                Defined.Add(name);
                Now.Body.Add(new InlinePart(name, block.Body.Build(hasFrame: true)));
                break;
            case BlockKind.Part when block.Name == PartName.Block:
                Now.Body.Add(new BlockPartNode(BlockMaker.MakeCall(block.Call!, _content.PlaceOf(block.Mark), ""), block.Body.Build(hasFrame: true)));
                break;
            case BlockKind.Part:
                AddPart(Now, new PartName(block.Name, null), block.Call!, block.Mark, block.Body.Build(hasFrame: true));
                break;
            default:
                Now.Body.Add(BlockMaker.Make(block));
                break;
        }
    }
}
