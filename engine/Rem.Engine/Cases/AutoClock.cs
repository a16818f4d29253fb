using Rem.Running;

namespace Rem.Cases;

/// <summary>
/// The clock of a case with `now:`: it starts there and stands still while work is done; when every flow of the run
/// waits, it jumps to the earliest timer and fires it, so that sleeps, delays and waits pass at once, in the order
/// of their times.
/// </summary>
/// <remarks>
/// <para>A jump needs all flows in a <see cref="ClockWait{T}"/>: a branch that computes, or waits for a process, holds the
/// time, so that a `timeout` around real work does not fire just because another branch sleeps.</para>
/// <para>Behind every timer stands one of the machine: where no jump comes (a process that hangs under `timeout: 1s`)
/// it fires when that much real time has passed, and the clock then shows its time. A case can thus take as long
/// as without `now:`, never longer.</para>
/// <para>Dispose it when the case is over: then nothing fires any more. Safe to use from several threads.</para>
/// </remarks>
public sealed class AutoClock : TimeProvider, IIdleClock, IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan LongestReal = TimeSpan.FromDays(40);

    private readonly DateTimeOffset _start;
    private readonly VirtualTimers _timers;
    private readonly Lock _gate = new();
    private readonly List<(VirtualTimer Timer, long Sequence)> _passed = []; // those whose time has passed on the machine
    private int _flows = 1;
    private int _waits;
    private bool _isJumping;
    private volatile bool _isStopped;

    /// <summary>A clock that starts at a time.</summary>
    public AutoClock(DateTimeOffset start)
    {
        _start = start;
        _timers = new VirtualTimers(OnArmed);
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + TimeSpan.FromTicks(_timers.Now);

    /// <inheritdoc/>
    public override long GetTimestamp() => _timers.Now;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(_timers, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Stops the clock: no timer fires any more.</summary>
    public void Dispose()
    {
        _isStopped = true;
        _timers.DisarmAll();
    }

    void IIdleClock.WaitStarted() => Count(1, 0);

    void IIdleClock.WaitEnded() => Count(-1, 0);

    void IIdleClock.AddFlows(int change) => Count(0, change);

    /// <summary>
    /// Fires one timer, on a thread of the pool: what the last one woke has had its turn in the queue before. Never two at a
    /// time: behind one that is about to end a wait, everything still seems to wait.
    /// </summary>
    void IThreadPoolWorkItem.Execute()
    {
        VirtualTimer? timer;
        lock (_gate)
        {
            timer = IsIdle ? _timers.TakeDue(long.MaxValue) : TakePassed();
            _isJumping = timer is not null;
        }

        if (timer is null)
        {
            return;
        }

        try
        {
            Fire(timer);
        }
        finally
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Fire(VirtualTimer timer)
    {
        if (timer.Period > 0)
        {
            OnArmed(timer); // a periodic timer was armed again when it was taken
        }

        timer.Fire();
    }

    private bool IsIdle => !_isStopped && _waits > 0 && _waits >= _flows;

    private void Count(int waits, int flows)
    {
        lock (_gate)
        {
            _waits += waits;
            _flows += flows;
            GoOn();
        }
    }

    private VirtualTimer? TakePassed()
    {
        while (!_isStopped && _passed.Count > 0)
        {
            var (timer, sequence) = _passed[0];
            _passed.RemoveAt(0);
            if (_timers.TryTake(timer, sequence))
            {
                return timer;
            }
        }

        return null;
    }

    private void GoOn()
    {
        if (!_isJumping && (IsIdle || _passed.Count > 0))
        {
            _isJumping = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void OnArmed(VirtualTimer timer)
    {
        var sequence = timer.Sequence;
        var left = TimeSpan.FromTicks(Math.Max(0, timer.Due - _timers.Now));
        if (left < LongestReal)
        {
            var real = System.CreateTimer(_ => FireReal(timer, sequence), null, left, Timeout.InfiniteTimeSpan);
            _timers.SetReal(timer, sequence, real);
        }

        lock (_gate)
        {
            GoOn();
        }
    }

    private void FireReal(VirtualTimer timer, long sequence)
    {
        lock (_gate)
        {
            _passed.Add((timer, sequence));
            GoOn();
        }
    }
}
