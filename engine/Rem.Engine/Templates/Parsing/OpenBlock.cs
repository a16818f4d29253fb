using Rem.Templates.Nodes;

namespace Rem.Templates.Parsing;

/// <summary>A block that is being read.</summary>
internal sealed class OpenBlock(BlockKind kind, Mark mark, string name)
{
    /// <summary>What it is.</summary>
    public BlockKind Kind => kind;

    /// <summary>The mark that opens it.</summary>
    public Mark Mark => mark;

    /// <summary>The name that has to close it.</summary>
    public string Name => name;

    /// <summary>True where `{{else if}}` opened it: it is closed with the block around.</summary>
    public bool IsChained { get; init; }

    /// <summary>True for `{{^name}}`: what stands first is written where the value is false.</summary>
    public bool IsInverse { get; init; }

    /// <summary>What stands in the mark; null for the whole text and for a broken one.</summary>
    public Call? Call { get; init; }

    /// <summary>The names that blocks give in what is read now.</summary>
    public required GivenNames Given { get; set; }

    /// <summary>What is read now.</summary>
    public BodyBuilder Body { get; private set; } = new();

    /// <summary>True behind `{{else}}`.</summary>
    public bool IsInElse { get; private set; }

    /// <summary>The condition of what is read now, in an `if`.</summary>
    public Condition? Condition { get; set; }

    /// <summary>The conditions of an `if` that are complete.</summary>
    public List<IfBranch> Branches { get; } = [];

    /// <summary>What stood before `{{else}}`, in a block that is no `if`.</summary>
    public TemplateBody? First { get; private set; }

    /// <summary>True where what is read now has a frame of its own.</summary>
    public bool HasFrame => kind is BlockKind.Part or BlockKind.Inline || (kind is BlockKind.Each or BlockKind.With or BlockKind.Section && IsInElse == IsInverse);

    /// <summary>Ends a condition of an `if`.</summary>
    public void EndBranch()
    {
        if (Condition is { } condition)
        {
            Branches.Add(new IfBranch(condition.Term, condition.IsUnless, condition.IncludeZero, Body.Build(hasFrame: false)));
        }

        Condition = null;
        Body = new BodyBuilder();
    }

    /// <summary>Begins with what it holds: names that it gives hold where that has a frame.</summary>
    public void EnterBody()
    {
        if (HasFrame)
        {
            Given = new GivenNames(Call?.Given ?? [], Given);
        }
    }

    /// <summary>Goes on with what stands behind `{{else}}`; names that it gave before are not in reach of that.</summary>
    public void BeginElse()
    {
        var given = HasFrame ? Given.Outer! : Given;
        if (kind == BlockKind.If)
        {
            EndBranch();
        }
        else
        {
            First = Body.Build(HasFrame);
            Body = new BodyBuilder();
        }

        IsInElse = true;
        Given = given;
        EnterBody();
    }
}
