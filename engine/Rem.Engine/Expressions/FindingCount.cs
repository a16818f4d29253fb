using Rem.Errors;

namespace Rem.Expressions;

/// <summary>Whether errors were added to a list since this was made: one list serves the whole plan.</summary>
internal readonly struct FindingCount(FindingList findings)
{
    private readonly int _before = findings.Count;

    /// <summary>True when there are more now.</summary>
    public bool HasGrown => findings.Count > _before;
}
