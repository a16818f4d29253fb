namespace Rem.Web.Access;

/// <summary>What a look through an audit log found. Frozen.</summary>
/// <param name="Lines">How many lines there are.</param>
/// <param name="First">The number of the first; 0 without one. Older ones went with the oldest files, or were moved away.</param>
/// <param name="Last">The number of the last; 0 without one.</param>
/// <param name="Damages">What is not as it was written, each a sentence with file and line.</param>
/// <param name="Notes">What the log says of itself: a line that was cut by a kill.</param>
public sealed record AuditReport(long Lines, long First, long Last, IReadOnlyList<string> Damages, IReadOnlyList<string> Notes)
{
    /// <summary>The SHA-256 of the last line: a copy of it elsewhere proves that the log was not made anew. Empty without one.</summary>
    public string Hash { get; init; } = "";

    /// <summary>True when it is what was written.</summary>
    public bool IsSound => Damages.Count == 0;
}
