using Rem.Errors;
using Rem.Plans;

namespace Rem.CommandLines;

/// <summary>A plan described as a program: `__usage`.</summary>
public sealed class PlanUsage
{
    /// <summary>Reads `__usage`; what is wrong with it is reported. Null without one.</summary>
    public static PlanUsage? Read(PlanNode? node, FindingList findings) => node is null ? null : new PlanUsage();
}
