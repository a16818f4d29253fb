using Rem.Errors;
using Rem.Plans;

namespace Rem.Cases;

/// <summary>
/// Errors of a case's plan at their place in the file of cases, where their author looks: the plan is a text there, and its own
/// file is gone with the case. Pure.
/// </summary>
internal static class CasePlanText
{
    /// <summary>A finding as its author finds it: one of another file, or of a text that is not written line by line, stays as it is.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="made">The case.</param>
    /// <param name="plan">The path of the plan in the case's folder.</param>
    public static Finding Placed(Finding finding, PlanCase made, string plan) =>
        finding.At.File is { FullPath: { } path } && path == plan && In(made, finding.At) is { } at ? finding with { At = at } : finding;

    private static SourceSpan? In(PlanCase made, SourceSpan at)
    {
        if (made.PlanAt.File is not { } file || at.File is not { } own || at.Line < 1)
        {
            return null;
        }

        // The text of a block begins in the line behind its `|`, and each of its lines behind the same blanks.
        var (line, written) = (file.Line(made.PlanAt.Line + at.Line), own.Line(at.Line));
        var indent = line.Length - written.Length;
        return indent >= 0 && written.Length > 0 && line.EndsWith(written, StringComparison.Ordinal) && string.IsNullOrWhiteSpace(line[..indent])
            ? new SourceSpan(file, file.LineStart(made.PlanAt.Line + at.Line) + indent + at.Column - 1, at.Length)
            : null;
    }
}
