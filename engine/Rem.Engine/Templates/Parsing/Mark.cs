namespace Rem.Templates.Parsing;

/// <summary>One `{{…}}` of a template, and the text before it.</summary>
internal sealed class Mark(MarkKind kind, int start, int end)
{
    /// <summary>What it is.</summary>
    public MarkKind Kind => kind;

    /// <summary>The offset of its first brace.</summary>
    public int Start => start;

    /// <summary>The offset behind its last brace.</summary>
    public int End => end;

    /// <summary>Its length, braces included.</summary>
    public int Length => end - start;

    /// <summary>Where begins what stands in it, behind braces and sign.</summary>
    public int ContentStart { get; init; }

    /// <summary>Where ends what stands in it.</summary>
    public int ContentEnd { get; init; }

    /// <summary>True for `{{~`.</summary>
    public bool StripsBefore { get; init; }

    /// <summary>True for `~}}`.</summary>
    public bool StripsBehind { get; init; }

    /// <summary>The text between the mark before and this one; blanks that belong to marks are taken out of it.</summary>
    public string Before { get; set; } = "";

    /// <summary>The blanks before a part on a line of its own; else empty.</summary>
    public string Indent { get; set; } = "";

    /// <summary>True when a line that holds nothing else is the mark's own.</summary>
    public bool MayOwnLine => kind is not (MarkKind.Value or MarkKind.Unescaped);
}
