using Rem.Plans;
using Rem.Shared;

namespace Rem.Monitoring.Sections;

/// <summary>What a plan is called in state and in labels: its path, as far as a key can hold it.</summary>
internal static class PlanName
{
    /// <summary>The name of the plan of a file.</summary>
    public static string Of(SourceFile file) => file.Path is { Length: > Names.Longest } path ? path[^Names.Longest..] : file.Path;
}
