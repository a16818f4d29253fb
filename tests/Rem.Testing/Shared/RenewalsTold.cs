using Rem.Shared.Locks;

namespace Rem.Testing.Shared;

/// <summary>A lock that counts the renewals of which its holder has heard: only then may a test's clock move on.</summary>
internal sealed class RenewalsTold(ILock inner) : ILock
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public string Name => inner.Name;

    public TimeSpan? StandardLease => inner.StandardLease;

    public ValueTask<LockGrant?> AcquireAsync(LockRequest request, CancellationToken cancel) => inner.AcquireAsync(request, cancel);

    public async ValueTask<LockGrant?> RenewAsync(long token, TimeSpan? lease, CancellationToken cancel)
    {
        var grant = await inner.RenewAsync(token, lease, cancel);
        Interlocked.Increment(ref _count);
        return grant;
    }

    public ValueTask<bool> ReleaseAsync(long token, CancellationToken cancel) => inner.ReleaseAsync(token, cancel);

    public ValueTask<LockInfo?> LookAsync(CancellationToken cancel) => inner.LookAsync(cancel);
}
