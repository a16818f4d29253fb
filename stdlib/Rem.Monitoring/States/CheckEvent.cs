namespace Rem.Monitoring.States;

/// <summary>What an event tells.</summary>
internal enum EventKind
{
    /// <summary>A status became another one, or became certain.</summary>
    Status,

    /// <summary>A check began to flap.</summary>
    FlappingStarted,

    /// <summary>A check no longer flaps.</summary>
    FlappingEnded,

    /// <summary>A downtime began.</summary>
    DowntimeStarted,

    /// <summary>A downtime ended.</summary>
    DowntimeEnded,

    /// <summary>A silence began.</summary>
    SilenceStarted,

    /// <summary>A silence ended.</summary>
    SilenceEnded,

    /// <summary>A mute window began while it had a problem.</summary>
    MuteStarted,

    /// <summary>A mute window ended while it had a problem.</summary>
    MuteEnded,

    /// <summary>Another problem began that makes it needless to tell of its own.</summary>
    InhibitionStarted,

    /// <summary>That other problem ended, and its own goes on.</summary>
    InhibitionEnded,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged,

    /// <summary>Nobody looks after it any more.</summary>
    Unacknowledged,
}

/// <summary>Why an event is recorded but nobody need be told.</summary>
[Flags]
internal enum Held
{
    /// <summary>Nothing holds it.</summary>
    No = 0,

    /// <summary>It is not certain yet.</summary>
    Soft = 1,

    /// <summary>The check flaps.</summary>
    Flapping = 2,

    /// <summary>The check is in a downtime.</summary>
    Downtime = 4,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged = 8,

    /// <summary>What it needs is down, and that is told.</summary>
    Unreachable = 16,

    /// <summary>Somebody has silenced it.</summary>
    Silenced = 32,

    /// <summary>It is in a mute window of its plan.</summary>
    Muted = 64,

    /// <summary>Another problem is told instead.</summary>
    Inhibited = 128,
}

/// <summary>One line of a check's history.</summary>
/// <param name="At">When.</param>
/// <param name="Check">The check's name.</param>
/// <param name="Kind">What it tells.</param>
internal sealed record CheckEvent(DateTimeOffset At, string Check, EventKind Kind)
{
    /// <summary>The status before.</summary>
    public CheckStatus From { get; init; }

    /// <summary>The status since.</summary>
    public CheckStatus To { get; init; }

    /// <summary>The try that it came with, from 1; 0 when it is certain.</summary>
    public int Try { get; init; }

    /// <summary>So many tries make it certain.</summary>
    public int Tries { get; init; }

    /// <summary>Why nobody need be told.</summary>
    public Held Held { get; init; }

    /// <summary>The check whose problem is told instead, where it is inhibited; null for none.</summary>
    public string? Source { get; init; }

    /// <summary>What there is to say.</summary>
    public string Text { get; init; } = "";
}
