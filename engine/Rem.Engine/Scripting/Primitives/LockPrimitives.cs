using Rem.Shared.Locks;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.lock`.</summary>
internal static class LockPrimitives
{
    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.LockAcquire, 3, AcquireAsync),
        new(PrimitiveNames.LockRelease, 2, ReleaseAsync),
        new(PrimitiveNames.LockHeld, 2, HeldAsync),
    ];

    private static async ValueTask<object?> AcquireAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var request = new LockRequest(session.Services.LockOwner) { Lease = call.OptionalDuration(2, "lease"), By = session.Services.LockHolder };
        if (call.OptionalDuration(1, "wait") is { } wait)
        {
            request = request with { Wait = wait };
        }

        // A lease that the script names ends where it ends: the script asked for that.
        var held = await HeldLock.AcquireAsync(Open(session, call), request, session.Services.Clock, isRenewed: false, cancel, session.Services.LockLost);
        var result = new RemMap();
        result.Set("handle", await session.OpenAsync("lock", held));
        result.Set("token", held.Grant.Token);
        return result;
    }

    private static async ValueTask<object?> ReleaseAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        CheckLock(session, call);
        if (session.Take<HeldLock>(call.Text(1, "handle")) is not { } held)
        {
            throw call.Wrong("the holder was released before");
        }

        var isReleased = await held.ReleaseAsync();
        await held.DisposeAsync();
        return isReleased;
    }

    private static async ValueTask<object?> HeldAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var handle = call.OptionalText(1, "handle");
        if (handle is null)
        {
            return await Open(session, call).LookAsync(cancel) is not null;
        }

        return session.TryFind<HeldLock>(handle) is { } held && held.Grant.Lock == call.Text(0, "lock") && await held.IsHeldAsync(cancel);
    }

    private static ILock Open(ScriptSession session, PrimitiveArguments call) => session.Services.Shared.Locks.Open(call.Text(0, "lock"));

    private static void CheckLock(ScriptSession session, PrimitiveArguments call)
    {
        var held = session.Find<HeldLock>(call, 1, "holder");
        if (held.Grant.Lock != call.Text(0, "lock"))
        {
            throw call.Wrong($"the handle holds lock '{held.Grant.Lock}', not '{call.Text(0, "lock")}'");
        }
    }
}
