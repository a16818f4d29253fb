using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.CommandLines;

/// <summary>A plan described as a program: `__usage`.</summary>
public sealed class PlanUsage
{
    /// <summary>Reads `__usage`; what is wrong with it is reported. Null without one.</summary>
    public static PlanUsage? Read(PlanNode? node, FindingList findings) => node is null ? null : new PlanUsage();

    /// <summary>The folder in which the plan runs.</summary>
    public string Folder(string planFolder, string current) => current;

    /// <summary>`input` of a plan for the words behind it.</summary>
    public static RemMap InputOf(BoundPlan plan, IReadOnlyList<string> words) => words.Count == 0
        ? new RemMap(0)
        : throw new PlanException(UsageErrors.NoUsage, SourceSpan.None, $"the plan {ValueText.Show(plan.File.Path)} takes no words, got {ValueText.Show(words[0])}", "describe them under `__usage` in the plan");
}
