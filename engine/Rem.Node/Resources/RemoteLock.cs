using Rem.Shared.Locks;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>A lock of a node.</summary>
internal sealed class RemoteLock(string name, NodeLink link, string process) : ILock
{
    public string Name => name;

    public TimeSpan? StandardLease => LockMethods.StandardLease;

    /// <summary>A holder as its own process names it.</summary>
    public static LockInfo Own(LockInfo info, string process) =>
        info.Owner.Length > process.Length && LockOwner.IsWithin(process, info.Owner) ? info with { Owner = info.Owner[(process.Length + 1)..] } : info;

    public async ValueTask<LockGrant?> AcquireAsync(LockRequest request, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.Owner);
        var argument = Ask.About(name)
            .With("owner", LockOwner.Inside(process, request.Owner))
            .With("by", request.By)
            .With("lease", request.Lease)
            .With("operation", request.Operation ?? link.NewOperation());
        return LockForms.Grant(name, await link.WaitAsync("lock.acquire", argument, request.Wait, cancel));
    }

    public async ValueTask<LockGrant?> RenewAsync(long token, TimeSpan? lease, CancellationToken cancel) =>
        LockForms.Grant(name, await link.CallAsync("lock.renew", Ask.About(name).With("token", token).With("lease", lease), cancel));

    // Never refused by a cancelled token: who was cancelled must still be able to let go.
    public async ValueTask<bool> ReleaseAsync(long token, CancellationToken cancel) =>
        Given.Flag(await link.CallAsync("lock.release", Ask.About(name).With("token", token).With("process", process), static map => map.With("again", true), CancellationToken.None));

    public async ValueTask<LockInfo?> LookAsync(CancellationToken cancel) =>
        LockForms.Info(await link.CallAsync("lock.look", Ask.About(name), cancel)) is { } info ? Own(info, process) : null;
}
