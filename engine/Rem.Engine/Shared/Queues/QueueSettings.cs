namespace Rem.Shared.Queues;

/// <summary>What happens to a put into a full queue.</summary>
public enum FullPolicy
{
    /// <summary>The put fails with <see cref="QueueErrors.Full"/>; nothing is lost.</summary>
    Refuse,

    /// <summary>The oldest messages that nobody has taken are dropped to make room, and counted.</summary>
    DropOldest,
}

/// <summary>The settings of a queue.</summary>
public sealed record QueueSettings
{
    /// <summary>The defaults.</summary>
    public static QueueSettings Default { get; } = new();

    /// <summary>How long a taken message is hidden unless its taker extends it, 1 s to 1 day.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Takings without acknowledgement after which a message becomes a dead letter, 1 to 1,000,000.</summary>
    public int MaxTries { get; init; } = 10;

    /// <summary>Messages, taken ones included, dead letters not; at least 1.</summary>
    public long MaxMessages { get; init; } = 1_000_000;

    /// <summary>Bytes of all their values; at least 1.</summary>
    public long MaxBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Age at which a message that nobody acknowledged becomes a dead letter, or null for none.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Dead letters that are kept, the newest; 0 to 1,000,000.</summary>
    public int MaxDead { get; init; } = 10_000;

    /// <summary>How long dead letters are kept, above 0.</summary>
    public TimeSpan DeadAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What happens to a put into a full queue.</summary>
    public FullPolicy WhenFull { get; init; }
}
