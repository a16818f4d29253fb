using Rem.Plans;

namespace Rem.Web.Sections;

/// <summary>The path of a plan as something names it.</summary>
/// <param name="Full">The whole path of its file.</param>
/// <param name="At">Where it is named.</param>
internal sealed record PlanPath(string Full, SourceSpan At)
{
    /// <summary>A path from the folder of the file that names it; a folder is its plan.yaml.</summary>
    public static PlanPath From(string text, SourceSpan at)
    {
        var full = Path.GetFullPath(text, Path.GetFullPath(at.File?.Folder ?? "."));
        var isPlan = full.EndsWith(".yaml", StringComparison.Ordinal) || full.EndsWith(".yml", StringComparison.Ordinal);
        return new PlanPath(isPlan ? full : Path.Combine(full, "plan.yaml"), at);
    }
}

/// <summary>The fall-backs of a plan, in order.</summary>
internal sealed record FallBackSet(IReadOnlyList<PlanPath> Plans);
