namespace Rem.Plans;

/// <summary>A list or map that is being read.</summary>
internal struct TreeFrame
{
    /// <summary>True for a map: its children are keys and values in turn.</summary>
    public bool IsMap;

    /// <summary>True when it stands in brackets.</summary>
    public bool IsFlow;

    /// <summary>True when a plain `&lt;&lt;` or an `__include` is among its keys.</summary>
    public bool HasSpecialKey;

    /// <summary>The offset of its text.</summary>
    public int Start;

    /// <summary>Where its children start among the nodes that wait for their parent.</summary>
    public int First;

    /// <summary>Nodes in it so far, itself included.</summary>
    public long Weight;

    /// <summary>Levels below it so far.</summary>
    public int Height;

    /// <summary>What its anchor names, or null.</summary>
    public AnchorSlot? Anchor;
}
