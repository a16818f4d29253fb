namespace Rem.Shared.Queues;

/// <summary>How a message is put.</summary>
public sealed record PutOptions
{
    /// <summary>At once, in the middle, for ever.</summary>
    public static PutOptions Default { get; } = new();

    /// <summary>The priority when none is given.</summary>
    public const int DefaultPriority = 500;

    /// <summary>Time before it can be taken.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Lower is taken earlier, 0 to 1,000.</summary>
    public int Priority { get; init; } = DefaultPriority;

    /// <summary>Time after which it is dropped when nobody has acknowledged it, or null.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Operation id and fences.</summary>
    public WriteOptions Write { get; init; } = WriteOptions.None;
}

/// <summary>How a message is given back.</summary>
public sealed record NackOptions
{
    /// <summary>At once, as a try.</summary>
    public static NackOptions Default { get; } = new();

    /// <summary>Time before it can be taken again.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Why, for a dead letter; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>False when the taking shall not count as a try: its taker was interrupted before it could work on it.</summary>
    public bool CountsAsTry { get; init; } = true;

    /// <summary>Operation id and fences.</summary>
    public WriteOptions Write { get; init; } = WriteOptions.None;
}
