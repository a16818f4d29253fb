namespace Rem.Plans;

/// <summary>The anchor and the tag that stand before a node, and the offset of the first of them.</summary>
internal sealed class NodeMark(string? anchor, string? tag, int start)
{
    /// <summary>The anchor's name, or null.</summary>
    public string? Anchor { get; } = anchor;

    /// <summary>The tag, or null.</summary>
    public string? Tag { get; } = tag;

    /// <summary>Where they start.</summary>
    public int Start { get; } = start;
}
