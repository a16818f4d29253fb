namespace Rem.Shared.Locks;

/// <summary>Who wants a lock, and how.</summary>
/// <param name="Owner">Who; a flow inside another has the outer one's name, a `/`, and its own.</param>
public sealed record LockRequest(string Owner)
{
    /// <summary>The longest wait; null waits without end, zero not at all.</summary>
    public TimeSpan? Wait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Time until the hold ends by itself, above 0; null for that of the lock (<see cref="ILock.StandardLease"/>).</summary>
    public TimeSpan? Lease { get; init; }

    /// <summary>Who that is for people, who look for it: plan, run, place and process; null for the owner's name.</summary>
    public string? By { get; init; }

    /// <summary>Operation id: asking again with it, while the grant holds, gives the same grant.</summary>
    public string? Operation { get; init; }
}

/// <summary>A lock that was granted.</summary>
/// <param name="Lock">Its name.</param>
/// <param name="Token">The fencing token.</param>
/// <param name="Until">When the lease ends, or null.</param>
public sealed record LockGrant(string Lock, long Token, DateTimeOffset? Until)
{
    /// <summary>What a write under the lock carries.</summary>
    public Fence Fence => new(Lock, Token);
}

/// <summary>A lock as others see it.</summary>
/// <param name="Lock">Its name.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When the lease ends, or null.</param>
/// <param name="Token">The fencing token.</param>
/// <param name="Waiting">How many wait for it.</param>
public sealed record LockInfo(string Lock, string Owner, DateTimeOffset Since, DateTimeOffset? Until, long Token, int Waiting)
{
    /// <summary>Who holds it for people: plan, run, place and process, where the holder said so, else the owner's name.</summary>
    public string By { get; init; } = Owner;
}
