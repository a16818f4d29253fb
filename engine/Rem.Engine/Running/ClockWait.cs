namespace Rem.Running;

/// <summary>
/// One wait of one flow: it ends by <see cref="TrySignal"/>, by time or by cancellation, exactly once, and whoever
/// signals learns whether the waiter is still there. All waits of the engine are made of it, so that a clock knows
/// when everything waits; the count is taken back inside the signal, before the waiter itself runs again.
/// </summary>
public sealed class ClockWait<T>
{
    // The machine's timers take at most 49 days at once; plans may say 10,000.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly TaskCompletionSource<WaitEnd<T>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IIdleClock? _idle;
    private readonly ITimer? _timer;
    private readonly CancellationToken _cancel;
    private readonly CancellationTokenRegistration _registration;
    private TimeSpan _left;
    private int _ended;

    internal ClockWait(TimeProvider clock, TimeSpan? limit, CancellationToken cancel)
    {
        _idle = clock as IIdleClock;
        _cancel = cancel;
        if (limit is { } time)
        {
            _left = time;
            _timer = clock.CreateTimer(static wait => ((ClockWait<T>)wait!).TimeIsUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            ArmTimer();
        }

        _registration = cancel.UnsafeRegister(static wait => ((ClockWait<T>)wait!).Cancelled(), this);
        if (Volatile.Read(ref _ended) != 0)
        {
            _registration.Unregister();
        }

        // Last, since no clock may skip time for a wait that has not heard yet that it is cancelled.
        _idle?.WaitStarted();
    }

    /// <summary>Ends with the wait; cancelled when the wait was.</summary>
    public Task<WaitEnd<T>> Task => _done.Task;

    /// <summary>True when the wait is over.</summary>
    public bool IsOver => Volatile.Read(ref _ended) != 0;

    /// <summary>Ends the wait with what it waited for. False when it was over already: the value is then still the caller's.</summary>
    public bool TrySignal(T value)
    {
        if (!TryEnd())
        {
            return false;
        }

        _done.SetResult(new WaitEnd<T>(true, value));
        return true;
    }

    /// <summary>Ends the wait with an error. False when it was over already.</summary>
    public bool TryFail(Exception error)
    {
        if (!TryEnd())
        {
            return false;
        }

        _done.SetException(error);
        return true;
    }

    private void TimeIsUp()
    {
        if (_left > TimeSpan.Zero)
        {
            ArmTimer();
        }
        else if (TryEnd())
        {
            _done.SetResult(default);
        }
    }

    private void ArmTimer()
    {
        var part = _left < LongestTimer ? _left : LongestTimer;
        _left -= part;
        _timer!.Change(part, Timeout.InfiniteTimeSpan);
    }

    private void Cancelled()
    {
        if (TryEnd())
        {
            _done.SetCanceled(_cancel);
        }
    }

    private bool TryEnd()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return false;
        }

        _registration.Unregister();
        _timer?.Dispose();
        _idle?.WaitEnded();
        return true;
    }
}
