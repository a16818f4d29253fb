namespace Rem.Monitoring.States;

/// <summary>A time in which nobody need be told of a check.</summary>
/// <param name="Checks">The names of the checks, those that need them included.</param>
/// <param name="Start">When it begins, or may begin.</param>
/// <param name="End">When it ends, or may no longer begin.</param>
/// <param name="By">Who says so.</param>
/// <param name="Comment">Why.</param>
internal sealed record Downtime(IReadOnlyList<string> Checks, DateTimeOffset Start, DateTimeOffset End, string By, string Comment)
{
    /// <summary>What it is known by, to end it early; null for one that nobody ends.</summary>
    public string? Key { get; init; }

    /// <summary>For a flexible one: how long it lasts from the first problem on; null for one that is fixed.</summary>
    public TimeSpan? Flexible { get; init; }

    /// <summary>When it comes back, on the clock of the board; null for once.</summary>
    public Func<DateTimeOffset, (DateTimeOffset Start, DateTimeOffset End)>? Next { get; init; }
}
