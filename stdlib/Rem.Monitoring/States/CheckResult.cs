using Rem.Values;

namespace Rem.Monitoring.States;

/// <summary>What one run of a check gave.</summary>
/// <param name="At">When it came.</param>
/// <param name="Values">Its values; empty where it gave none.</param>
internal sealed record CheckResult(DateTimeOffset At, RemMap Values)
{
    /// <summary>The status that it gives itself; null leaves it to the bounds.</summary>
    public CheckStatus? Status { get; init; }

    /// <summary>What it says, one line or more.</summary>
    public string Text { get; init; } = "";

    /// <summary>The units of its values, by the paths to them; null where it names none.</summary>
    public RemMap? Units { get; init; }

    /// <summary>True when the run failed, or came to no result: nothing is known of what it looks at.</summary>
    public bool IsError { get; init; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Took { get; init; }
}
