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
}
