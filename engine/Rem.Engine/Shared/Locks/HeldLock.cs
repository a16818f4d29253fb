using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared.Locks;

/// <summary>
/// A lock in somebody's hands: renewed while it is held, released when it is disposed. <see cref="Lost"/> is cancelled
/// when it was lost, or may soon be: before its lease ends. What runs under the lock must then stop.
/// </summary>
public sealed class HeldLock : IAsyncDisposable
{
    private readonly ILock _lock;
    private readonly Keeper? _keeper;
    private readonly CancellationTokenSource _lost = new();
    private Action<LockGrant>? _onLoss;
    private int _isReleased;

    private HeldLock(ILock item, LockGrant grant, TimeSpan? lease, TimeProvider clock, Action<LockGrant>? onLoss)
    {
        _lock = item;
        _onLoss = onLoss;
        Grant = grant;
        _keeper = lease is { } time ? new Keeper(clock, time, () => RenewAsync(time), Lose) : null;
    }

    /// <summary>The grant, with its token.</summary>
    public LockGrant Grant { get; }

    /// <summary>Cancelled when the lock is lost before it is released.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>True when it was lost before it was released.</summary>
    public bool IsLost => _lost.IsCancellationRequested;

    /// <summary>
    /// Takes a lock. Throws <see cref="LockErrors.TimedOut"/>, naming the holder, when the wait passes. With
    /// <paramref name="isRenewed"/> false a lease that the request names ends where it ends; the lock's own is renewed. <paramref name="onLoss"/> is told, once and from any thread, when it is noticed
    /// that the lock was lost before it was released.
    /// </summary>
    public static async ValueTask<HeldLock> AcquireAsync(ILock item, LockRequest request, TimeProvider clock, bool isRenewed, CancellationToken cancel, Action<LockGrant>? onLoss = null)
    {
        var lease = request.Lease ?? item.StandardLease;
        var grant = await item.AcquireAsync(request with { Lease = lease }, cancel) ?? throw await TimedOutAsync(item, request);
        return new HeldLock(item, grant, isRenewed || request.Lease is null ? lease : null, clock, onLoss);
    }

    /// <summary>Lets go. False when it had been lost, or was released before. One that is lost is not waited for: its lease ends anyway.</summary>
    public async ValueTask<bool> ReleaseAsync()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) != 0)
        {
            return false;
        }

        _keeper?.Dispose();
        if (_lost.IsCancellationRequested)
        {
            _ = LetGoAsync();
            return false;
        }

        var isReleased = await _lock.ReleaseAsync(Grant.Token, CancellationToken.None);
        if (!isReleased)
        {
            TellLoss();
        }

        return isReleased;
    }

    /// <summary>Whether it is still held.</summary>
    public async ValueTask<bool> IsHeldAsync(CancellationToken cancel) =>
        Volatile.Read(ref _isReleased) == 0 && (await _lock.LookAsync(cancel))?.Token == Grant.Token;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        _lost.Dispose();
    }

    private void TellLoss() => Interlocked.Exchange(ref _onLoss, null)?.Invoke(Grant);

    private void Lose()
    {
        if (Volatile.Read(ref _isReleased) == 0)
        {
            TellLoss();
        }

        try
        {
            _lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Released in this very moment.
        }
    }

    // Others need not wait for the end of the lease, where the lock can be reached at all.
    private async Task LetGoAsync()
    {
        try
        {
            await _lock.ReleaseAsync(Grant.Token, CancellationToken.None);
        }
        catch (PlanException)
        {
            // The lease ends it.
        }
    }

    private async ValueTask<bool> RenewAsync(TimeSpan lease) =>
        await _lock.RenewAsync(Grant.Token, lease, CancellationToken.None) is not null;

    private static async ValueTask<PlanException> TimedOutAsync(ILock item, LockRequest request)
    {
        var holder = await item.LookAsync(CancellationToken.None);
        var by = holder is null ? "" : $": {holder.By} holds it since {holder.Since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
        return new PlanException(LockErrors.TimedOut, SourceSpan.None, $"lock '{item.Name}' was not free within {Duration.Show(request.Wait ?? TimeSpan.Zero)}{by}", LockErrors.TimedOut.Fix);
    }
}
