namespace Rem.Shared.Locks;

/// <summary>
/// A lock that one owner holds at a time. Those who wait get it in the order in which they came. Every grant has a
/// fencing token that is higher than any before. A lease that runs out ends the hold; until then it can be renewed.
/// All members may be called from several threads. A cancelled call leaves no trace.
/// </summary>
public interface ILock
{
    /// <summary>The lock's name.</summary>
    string Name { get; }

    /// <summary>The lease of a hold whose request names none; null where such a hold lasts until its release. Whoever holds it has to renew it.</summary>
    TimeSpan? StandardLease { get; }

    /// <summary>
    /// Takes the lock. Waits at most <see cref="LockRequest.Wait"/> and then gives null. Throws
    /// <see cref="LockErrors.Nested"/> when the holder is the requester itself or a flow around it: waiting would
    /// never end.
    /// </summary>
    ValueTask<LockGrant?> AcquireAsync(LockRequest request, CancellationToken cancel);

    /// <summary>Starts the lease anew, or with null makes the hold last until release. Null when the hold was lost before.</summary>
    ValueTask<LockGrant?> RenewAsync(long token, TimeSpan? lease, CancellationToken cancel);

    /// <summary>Ends a hold. False when it was lost or released before.</summary>
    ValueTask<bool> ReleaseAsync(long token, CancellationToken cancel);

    /// <summary>Who holds it, or null.</summary>
    ValueTask<LockInfo?> LookAsync(CancellationToken cancel);
}

/// <summary>The locks by name.</summary>
public interface ILocks
{
    /// <summary>The lock of a name. Throws <see cref="SharedErrors.Name"/>.</summary>
    ILock Open(string name);

    /// <summary>Every lock that is held now, in ordinal order of the names.</summary>
    ValueTask<IReadOnlyList<LockInfo>> ListAsync(CancellationToken cancel);
}
