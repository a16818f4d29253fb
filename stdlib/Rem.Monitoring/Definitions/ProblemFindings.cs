using Rem.Binding;
using Rem.Errors;

namespace Rem.Monitoring.Definitions;

/// <summary>What is wrong with definitions, as findings of a plan.</summary>
internal static class ProblemFindings
{
    /// <summary>Tells each at its own place below a tag.</summary>
    public static void Tell(this Problems problems, TagSite site, ErrorCode code) => problems.Tell(site, _ => code);

    /// <summary>The same where the code depends on what is wrong.</summary>
    public static void Tell(this Problems problems, TagSite site, Func<Problem, ErrorCode> code)
    {
        foreach (var problem in problems.Found)
        {
            site.Error(code(problem), NodeAt.Find(site.Value, problem)?.Span ?? site.At, NodeAt.Said(site.Value, problem), problem.Hint);
        }
    }
}
