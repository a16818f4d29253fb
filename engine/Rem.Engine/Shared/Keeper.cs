namespace Rem.Shared;

/// <summary>
/// Renews a lease in the background for as long as somebody works under it. Its timer is a watch-dog of the clock:
/// nothing is skipped for its sake. When a renewal is refused, or fails, it says so once and stops.
/// </summary>
internal sealed class Keeper : IDisposable
{
    private readonly Func<ValueTask<bool>> _renew;
    private readonly Action _lost;
    private readonly ITimer _timer;
    private int _isBusy;
    private volatile bool _isStopped;

    /// <summary>Renews three times in the time of a lease.</summary>
    public Keeper(TimeProvider clock, TimeSpan lease, Func<ValueTask<bool>> renew, Action lost)
    {
        _renew = renew;
        _lost = lost;
        _timer = clock.CreateTimer(static keeper => ((Keeper)keeper!).Renew(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var part = TimeSpan.FromTicks(Math.Clamp(lease.Ticks / 3, TimeSpan.TicksPerMillisecond, TimeSpan.FromDays(40).Ticks));
        _timer.Change(part, part);
    }

    /// <summary>Stops renewing.</summary>
    public void Dispose()
    {
        _isStopped = true;
        _timer.Dispose();
    }

    private void Renew()
    {
        if (!_isStopped && Interlocked.Exchange(ref _isBusy, 1) == 0)
        {
            _ = RenewAsync();
        }
    }

    private async Task RenewAsync()
    {
        var isKept = false;
        try
        {
            isKept = await _renew();
        }
        catch (Exception)
        {
            // Whatever keeps a lease from being renewed ends the work under it; the error of that work says so.
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }

        if (!isKept && !_isStopped)
        {
            Dispose();
            _lost();
        }
    }
}
