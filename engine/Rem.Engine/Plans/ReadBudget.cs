using Rem.Errors;
using Rem.Running;

namespace Rem.Plans;

/// <summary>What one plan has used of its limits, together with the files that it includes.</summary>
internal sealed class ReadBudget(RemLimits limits)
{
    // Each costs YamlDotNet microseconds, and each finding memory; nobody writes or reads so many.
    private const int MaxTags = 100_000;
    private const int MaxFindings = 1000;

    private int _nodes;
    private int _tags;
    private long _expanded;

    /// <summary>The limits.</summary>
    public RemLimits Limits { get; } = limits;

    /// <summary>Counts a node or comment that stands in a text; false when there are too many.</summary>
    public bool AddNode() => ++_nodes <= Limits.PlanNodes;

    /// <summary>Counts comments; false when there are too many.</summary>
    public bool AddComments(int count) => (_nodes += count) <= Limits.PlanNodes;

    /// <summary>Counts an explicit tag; false when there are too many.</summary>
    public bool AddTag() => ++_tags <= MaxTags;

    /// <summary>True when so much is wrong that looking for more helps nobody.</summary>
    public static bool IsFull(FindingList findings) => findings.Count >= MaxFindings;

    /// <summary>Counts the nodes that an alias or a repeated include stands for; false when there are too many.</summary>
    public bool Expand(long nodes)
    {
        _expanded += nodes;
        return _expanded <= Limits.AliasNodes;
    }
}
