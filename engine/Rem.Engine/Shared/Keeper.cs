namespace Rem.Shared;

/// <summary>
/// Renews a lease in the background for as long as somebody works under it: at a third of its time, and where that
/// failed again soon after. When a renewal is refused, or none has succeeded for 80 % of the lease, however silently, it
/// says once that the lease is lost, and stops. It counts by the clock's running time, which nobody sets.
/// </summary>
internal sealed class Keeper : IDisposable
{
    // What timers take.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly Lock _gate = new();
    private readonly RunningTime _time;
    private readonly Func<ValueTask<bool>> _renew;
    private readonly Action _lost;
    private readonly ITimer _timer;
    private readonly long _pause;
    private readonly long _retry;
    private readonly long _most;
    private long _kept;
    private long _next;
    private bool _isBusy;
    private bool _isStopped;

    /// <summary>Keeps a lease that begins now.</summary>
    /// <param name="clock">The time.</param>
    /// <param name="lease">The lease's length.</param>
    /// <param name="renew">Renews it: false when it is lost already. May throw, or never end.</param>
    /// <param name="lost">Called when it is lost, at the latest at 80 % of the lease after the last success began.</param>
    public Keeper(TimeProvider clock, TimeSpan lease, Func<ValueTask<bool>> renew, Action lost)
    {
        _renew = renew;
        _lost = lost;
        _time = new RunningTime(clock);
        var ticks = Math.Clamp(lease.Ticks, TimeSpan.TicksPerMillisecond * 5, Longest.Ticks);
        _pause = ticks / 3;
        _retry = ticks / 15;
        _most = ticks / 5 * 4;
        _next = _pause;
        _timer = clock.CreateTimer(static keeper => ((Keeper)keeper!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm(0);
    }

    /// <summary>Stops renewing.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopped = true;
            _timer.Dispose();
        }
    }

    private void Look()
    {
        long now;
        bool isLate, isDue;
        lock (_gate)
        {
            now = _time.Now;
            isLate = now >= _kept + _most;
            isDue = !isLate && !_isBusy && !_isStopped && now >= _next;
            _isBusy |= isDue;
            Arm(now);
        }

        if (isLate)
        {
            Lose();
        }
        else if (isDue)
        {
            _ = KeepAsync(now);
        }
    }

    // A renewal that took longer than the pause is followed by the next at once: the time that was lost waits for no timer.
    private async Task KeepAsync(long begun)
    {
        long? next = begun;
        while (next is { } now)
        {
            if (await RenewAsync() is not { } isKept)
            {
                Lose();
                return;
            }

            next = Goes(now, isKept);
        }
    }

    // Whether it succeeded; null when it was refused.
    private async ValueTask<bool?> RenewAsync()
    {
        try
        {
            return await _renew() ? true : null;
        }
        catch (Exception)
        {
            return false; // Whatever it was may have passed when it is tried again.
        }
    }

    // Notes a renewal's end; the time when the next is due already, otherwise null.
    private long? Goes(long begun, bool isKept)
    {
        lock (_gate)
        {
            var now = _time.Now;
            _kept = isKept ? begun : _kept;
            _next = isKept ? begun + _pause : now + _retry;
            _isBusy = !_isStopped && now >= _next && now < _kept + _most;
            Arm(now);
            return _isBusy ? now : null;
        }
    }

    private void Lose()
    {
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            _isStopped = true;
            _timer.Dispose();
        }

        _lost();
    }

    // Called under the gate. A renewal that is under way is only watched.
    private void Arm(long now)
    {
        if (!_isStopped)
        {
            var end = _kept + _most;
            var moment = _isBusy ? end : Math.Min(_next, end);
            _timer.Change(TimeSpan.FromTicks(Math.Max(moment - now, TimeSpan.TicksPerMillisecond)), Timeout.InfiniteTimeSpan);
        }
    }
}
