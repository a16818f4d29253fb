using Rem.Running;

namespace Rem.Plans;

/// <summary>What one plan has used of its limits, together with the files that it includes.</summary>
internal sealed class ReadBudget(RemLimits limits)
{
    private int _nodes;
    private long _expanded;

    /// <summary>The limits.</summary>
    public RemLimits Limits { get; } = limits;

    /// <summary>Counts a node that stands in a text; false when there are too many.</summary>
    public bool AddNode() => ++_nodes <= Limits.PlanNodes;

    /// <summary>Counts the nodes that an alias or a repeated include stands for; false when there are too many.</summary>
    public bool Expand(long nodes)
    {
        _expanded += nodes;
        return _expanded <= Limits.AliasNodes;
    }
}
