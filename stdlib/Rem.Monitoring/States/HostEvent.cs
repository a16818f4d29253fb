namespace Rem.Monitoring.States;

/// <summary>A host has become what it was not.</summary>
/// <param name="At">When.</param>
/// <param name="Host">The host's name.</param>
/// <param name="From">The status before.</param>
/// <param name="To">The status since.</param>
internal sealed record HostEvent(DateTimeOffset At, string Host, HostStatus From, HostStatus To)
{
    /// <summary>Why nobody need be told: what holds the events of all checks that it is told from.</summary>
    public Held Held { get; init; }

    /// <summary>The root cause.</summary>
    public string Text { get; init; } = "";
}
