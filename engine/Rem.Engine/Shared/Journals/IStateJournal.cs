namespace Rem.Shared.Journals;

/// <summary>The journal of a bucket.</summary>
public interface IStateJournal : IJournal
{
    /// <summary>What it holds. When a write has failed, <paramref name="restore"/> is called with what reads it anew, to be called under the gate.</summary>
    KeptBucket Open(Action<Func<KeptBucket>> restore);

    /// <summary>An entry that was set, or deleted: a deleted one is kept for those who watch.</summary>
    void Set(KeptEntry entry);

    /// <summary>A deleted entry that is remembered no longer.</summary>
    void Remove(string key);
}

/// <summary>A bucket as a journal holds it.</summary>
/// <param name="Entries">Its entries, deleted ones included, in the order of their versions.</param>
/// <param name="Operations">Operation ids, oldest first.</param>
public sealed record KeptBucket(IReadOnlyList<KeptEntry> Entries, IReadOnlyList<KeptOperation> Operations);

/// <summary>An entry as a journal holds it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Version">The version.</param>
/// <param name="Stored">The value.</param>
/// <param name="GoneAt">When it is gone, or null.</param>
/// <param name="IsDeleted">True for one that is gone.</param>
public sealed record KeptEntry(string Key, long Version, StoredValue Stored, DateTimeOffset? GoneAt, bool IsDeleted);
