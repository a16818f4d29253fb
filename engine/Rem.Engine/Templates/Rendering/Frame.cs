namespace Rem.Templates.Rendering;

/// <summary>
/// A context and what goes with it. One is made for a loop, a `with`, a section and a part; a loop moves its own from
/// round to round. Belongs to one filling.
/// </summary>
internal sealed class Frame
{
    /// <summary>The outermost one.</summary>
    public Frame(RootNames root, int partDepth)
    {
        Root = root;
        Context = root;
        PartsLeft = partDepth;
    }

    /// <summary>One that is reached from another.</summary>
    public Frame(Frame from, object? context)
    {
        Root = from.Root;
        Context = context;
        Loop = from.Loop;
        Parts = from.Parts;
        Block = from.Block;
        PartsLeft = from.PartsLeft;
    }

    /// <summary>The names that the whole template is filled with.</summary>
    public RootNames Root { get; }

    /// <summary>`this`.</summary>
    public object? Context { get; set; }

    /// <summary>The frame around in the text, whose names of blocks are seen; null in a part from a file.</summary>
    public Frame? Outer { get; init; }

    /// <summary>The frame whose context `../` is, where this one's context is another; null in a part from a file.</summary>
    public Frame? Up { get; init; }

    /// <summary>True where the context of <see cref="Up"/> was handed on: `../` steps over it.</summary>
    public bool IsSame { get; init; }

    /// <summary>The round of the loop at hand, or null.</summary>
    public LoopState? Loop { get; set; }

    /// <summary>The parts in reach that the template defines, or null.</summary>
    public PartScope? Parts { get; set; }

    /// <summary>The block that the part at hand was called with, or null.</summary>
    public PartBlock? Block { get; set; }

    /// <summary>How many levels of parts there may still be below.</summary>
    public int PartsLeft { get; init; }

    /// <summary>The first name that the block gives.</summary>
    public object? First { get; set; }

    /// <summary>The second name that the block gives.</summary>
    public object? Second { get; set; }

    /// <summary>The frame of `../`, or null.</summary>
    public Frame? Around
    {
        get
        {
            var frame = this;
            while (frame.IsSame && frame.Up is not null)
            {
                frame = frame.Up;
            }

            return frame.Up;
        }
    }
}
