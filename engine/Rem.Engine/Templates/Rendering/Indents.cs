namespace Rem.Templates.Rendering;

/// <summary>The blanks that stand before a part on a line of its own: they are put before each of its lines.</summary>
internal sealed class Indents(byte[] blanks, Indents? outer)
{
    /// <summary>The blanks.</summary>
    public byte[] Blanks => blanks;

    /// <summary>Those of the part around, which come first.</summary>
    public Indents? Outer => outer;

    /// <summary>True at the beginning of a line: the blanks are written when something follows on it.</summary>
    public bool IsDue { get; set; } = true;

    /// <summary>Notes that a line has ended.</summary>
    public void BeginLine()
    {
        IsDue = true;
        outer?.BeginLine();
    }
}
