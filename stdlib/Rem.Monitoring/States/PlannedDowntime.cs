namespace Rem.Monitoring.States;

/// <summary>A downtime that a plan declares. Frozen.</summary>
/// <param name="Checks">The checks that it names.</param>
/// <param name="Match">The checks that it matches; null for none.</param>
/// <param name="When">When.</param>
internal sealed record PlannedDowntime(IReadOnlyList<string> Checks, Matcher? Match, Occurrence When)
{
    /// <summary>Who says so.</summary>
    public string By { get; init; } = "the plan";

    /// <summary>Why.</summary>
    public string Comment { get; init; } = "";

    /// <summary>For a flexible one: how long it lasts from the first problem on.</summary>
    public TimeSpan? Flexible { get; init; }
}
