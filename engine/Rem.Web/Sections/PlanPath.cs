using Rem.Plans;

namespace Rem.Web.Sections;

/// <summary>The path of a plan as something names it.</summary>
/// <param name="Full">The whole path of its file.</param>
/// <param name="At">Where it is named.</param>
internal sealed record PlanPath(string Full, SourceSpan At)
{
    /// <summary>The file of a plan that stands in another one, as it is named there, a folder's plan.yaml included; null for what is no fixed path.</summary>
    public static string? Of(PlanNode node) =>
        node is ScalarNode { Value: string { Length: > 0 } text } && !text.Contains("${{", StringComparison.Ordinal) ? FileOf(text) : null;

    /// <summary>A path from the folder of the file that names it; a folder is its plan.yaml.</summary>
    public static PlanPath From(string text, SourceSpan at) =>
        new PlanPath(Path.GetFullPath(FileOf(text), Path.GetFullPath(at.File?.Folder ?? ".")), at);

    private static string FileOf(string text) =>
        text.EndsWith(".yaml", StringComparison.Ordinal) || text.EndsWith(".yml", StringComparison.Ordinal) ? text : Path.Combine(text, "plan.yaml");
}

/// <summary>The fall-backs of a plan, in order.</summary>
internal sealed record FallBackSet(IReadOnlyList<PlanPath> Plans);
