using Rem.Node.Local;
using Rem.Shared.Locks;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>What a node does with its locks for who asks over its socket: one line each.</summary>
internal static class LockMethods
{
    /// <summary>The lease of a hold over the socket that names none: whoever holds it may vanish without a word.</summary>
    public static readonly TimeSpan StandardLease = TimeSpan.FromSeconds(15);

    public static IEnumerable<LocalMethod> Of(ILocks locks, Action<string>? warn)
    {
        var released = new ReleasedTokens();
        return
        [
            new("lock.list", async (_, _, cancel) =>
            {
                var held = await locks.ListAsync(cancel);
                var list = new RemList(held.Count);
                foreach (var info in held)
                {
                    list.Add(LockForms.Of(info));
                }

                return list;
            }),
            new("lock.look", async (given, _, cancel) => LockForms.Of(await locks.Open(given.Name()).LookAsync(cancel))),
            new("lock.acquire", (given, _, cancel) => AcquireAsync(locks.Open(given.Name()), given, cancel)),
            new("lock.renew", async (given, _, cancel) => LockForms.Of(await locks.Open(given.Name()).RenewAsync(given.Integer("token"), given.Time("lease") ?? StandardLease, cancel))),
            new("lock.release", (given, _, cancel) => ReleaseAsync(locks.Open(given.Name()), given, released, warn, cancel)),
        ];
    }

    private static async ValueTask<object?> AcquireAsync(ILock item, RemMap given, CancellationToken cancel)
    {
        var request = new LockRequest(given.Text("owner"))
        {
            Wait = given.Time(Ask.Wait),
            Lease = given.Time("lease") ?? StandardLease,
            Operation = given.OptionalText("operation"),
            By = given.OptionalText("by"),
        };
        var grant = await item.AcquireAsync(request, cancel);
        if (grant is null || !cancel.IsCancellationRequested)
        {
            return LockForms.Of(grant);
        }

        // Nobody is there any more who would release it.
        await item.ReleaseAsync(grant.Token, CancellationToken.None);
        throw new OperationCanceledException(cancel);
    }

    private static async ValueTask<object?> ReleaseAsync(ILock item, RemMap given, ReleasedTokens released, Action<string>? warn, CancellationToken cancel)
    {
        var token = given.Integer("token");
        var holder = await item.LookAsync(cancel);
        var isReleased = await item.ReleaseAsync(token, cancel);
        if (isReleased)
        {
            released.Add(token);
            if (given.OptionalText("process") is { } process && holder?.Token == token && !LockOwner.IsWithin(process, holder.Owner))
            {
                warn?.Invoke($"lock '{item.Name}' (token {token}) of {holder.By} was released by {process}");
            }
        }

        return isReleased || (given.Flag("again") && released.Has(token));
    }
}
