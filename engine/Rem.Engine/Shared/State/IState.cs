namespace Rem.Shared.State;

/// <summary>
/// A bucket of values by key. Every write gives its entry a version that is higher than any in the bucket before, so
/// that a version never comes back, not even when a key is deleted and set again. Values are frozen. All members may
/// be called from several threads.
/// </summary>
public interface IState
{
    /// <summary>The bucket's name.</summary>
    string Bucket { get; }

    /// <summary>The entry of a key, or null.</summary>
    ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancel);

    /// <summary>Sets a key and gives the new version. Throws <see cref="StateErrors.Moved"/> when another version was expected.</summary>
    ValueTask<long> SetAsync(string key, object? value, SetOptions options, CancellationToken cancel);

    /// <summary>Sets a key and gives the entry as it was before, or null.</summary>
    ValueTask<StateEntry?> SwapAsync(string key, object? value, SetOptions options, CancellationToken cancel);

    /// <summary>Takes a key out and says whether it was there. With a version: throws <see cref="StateErrors.Moved"/> when the entry has another.</summary>
    ValueTask<bool> DeleteAsync(string key, long? version, WriteOptions options, CancellationToken cancel);

    /// <summary>The keys that start with a prefix, in ordinal order.</summary>
    ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancel);

    /// <summary>
    /// What changed under a prefix since a mark, at most one change a key (its last), in the order of their
    /// versions. Without a mark: no changes, and the mark of now. With one above every version of the bucket, which a
    /// bucket that was lost or set back has given: all that is there, as with 0. Waits for a first change at most
    /// <paramref name="wait"/> (null: without end; zero: not at all).
    /// </summary>
    ValueTask<StateChanges> ChangesAsync(string prefix, long? after, TimeSpan? wait, CancellationToken cancel);
}

/// <summary>The buckets by name.</summary>
public interface IStates
{
    /// <summary>The bucket of a name. Throws <see cref="SharedErrors.Name"/>, and <see cref="SharedErrors.Own"/> for one of REM's own.</summary>
    IState Open(string bucket);

    /// <summary>A bucket of REM's own, whose name begins with <see cref="Names.OwnPrefix"/>; for parts of the program alone, never with a name that a plan gave.</summary>
    IState OpenOwn(string bucket);

    /// <summary>The names of the buckets that hold something, in ordinal order, without REM's own.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel);

    /// <summary>Removes a bucket that is damaged and can no longer be opened, with all that it holds; false when nothing is wrong with it. Its next use begins with version 1 again.</summary>
    ValueTask<bool> DiscardAsync(string name, CancellationToken cancel);
}
