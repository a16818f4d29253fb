namespace Rem.Cases;

/// <summary>How a case ended.</summary>
public enum CaseOutcome
{
    /// <summary>It came out as expected.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>It does not count yet.</summary>
    Skipped,
}

/// <summary>A case that was run.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Why">For one that failed: expected, got, and where they differ; several lines. For a skipped one why it is skipped.</param>
public sealed record CaseResult(PlanCase Case, CaseOutcome Outcome, string? Why);

/// <summary>How many cases ended how.</summary>
public readonly record struct CaseTotals(int Passed, int Failed, int Skipped);
