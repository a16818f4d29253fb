namespace Rem.Shared.State;

/// <summary>What stands under a key.</summary>
/// <param name="Value">The value, frozen.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Until">When it is gone, or null.</param>
public sealed record StateEntry(object? Value, long Version, DateTimeOffset? Until);

/// <summary>How a key is set.</summary>
public sealed record SetOptions
{
    /// <summary>Whatever stands there, for ever.</summary>
    public static SetOptions Default { get; } = new();

    /// <summary>The version that the entry must have; 0: it must not exist; null: whatever.</summary>
    public long? Version { get; init; }

    /// <summary>Time after which it is gone, above 0; null for never.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Operation id and fences.</summary>
    public WriteOptions Write { get; init; } = WriteOptions.None;
}

/// <summary>One change of a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The new value, null for one that is gone.</param>
/// <param name="Version">The version of the change.</param>
/// <param name="IsDeleted">True when the key is gone, deleted or at the end of its time.</param>
public sealed record StateChange(string Key, object? Value, long Version, bool IsDeleted);

/// <summary>What changed.</summary>
/// <param name="Mark">The mark for the next call.</param>
/// <param name="Changes">The changes, in the order of their versions.</param>
public sealed record StateChanges(long Mark, IReadOnlyList<StateChange> Changes);
