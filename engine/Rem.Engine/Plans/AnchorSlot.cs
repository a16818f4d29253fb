namespace Rem.Plans;

/// <summary>What an anchor names. While the node is still open there is no node yet.</summary>
internal sealed class AnchorSlot
{
    /// <summary>The anchored node; null inside itself.</summary>
    public PlanNode? Node { get; private set; }

    /// <summary>Nodes in it, those of its own aliases included.</summary>
    public long Weight { get; private set; }

    /// <summary>Levels of lists and maps in it.</summary>
    public int Height { get; private set; }

    /// <summary>The node is whole.</summary>
    public void Close(PlanNode node, long weight, int height)
    {
        Node = node;
        Weight = weight;
        Height = height;
    }
}
