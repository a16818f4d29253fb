namespace Rem.Cases;

/// <summary>The time and the armed timers of a clock that is not the machine's, earliest first. Safe to use from several threads.</summary>
internal sealed class VirtualTimers
{
    private readonly Lock _gate = new();
    private readonly SortedSet<VirtualTimer> _armed = new(Comparer<VirtualTimer>.Create(static (a, b) =>
        a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Sequence.CompareTo(b.Sequence)));

    private readonly Action<VirtualTimer>? _onArmed;
    private long _now;
    private long _sequence;

    /// <summary><paramref name="onArmed"/> is called after a timer was armed, outside any lock.</summary>
    public VirtualTimers(Action<VirtualTimer>? onArmed = null) => _onArmed = onArmed;

    /// <summary>Ticks since the start.</summary>
    public long Now => Volatile.Read(ref _now);

    /// <summary>Number of armed timers.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _armed.Count;
            }
        }
    }

    public void Arm(VirtualTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (_gate)
        {
            Unlist(timer);
            if (due < TimeSpan.Zero)
            {
                return;
            }

            timer.Due = checked(_now + due.Ticks);
            timer.Period = period > TimeSpan.Zero ? period.Ticks : 0;
            List(timer);
        }

        _onArmed?.Invoke(timer);
    }

    public void Disarm(VirtualTimer timer)
    {
        lock (_gate)
        {
            Unlist(timer);
        }
    }

    public void DisarmAll()
    {
        lock (_gate)
        {
            while (_armed.Min is { } timer)
            {
                Unlist(timer);
            }
        }
    }

    /// <summary>Takes the earliest timer that is due by a time, and moves the time there; null when none is.</summary>
    public VirtualTimer? TakeDue(long until)
    {
        lock (_gate)
        {
            var timer = _armed.Min;
            return timer is null || timer.Due > until ? null : Take(timer);
        }
    }

    /// <summary>Takes this very arming of a timer, and moves the time there; false when it has fired or was changed.</summary>
    public bool TryTake(VirtualTimer timer, long sequence)
    {
        lock (_gate)
        {
            return timer.IsArmed && timer.Sequence == sequence && Take(timer) is not null;
        }
    }

    /// <summary>Puts a timer of the machine behind this very arming; it is disposed when the arming is over.</summary>
    public void SetReal(VirtualTimer timer, long sequence, ITimer real)
    {
        lock (_gate)
        {
            if (timer.IsArmed && timer.Sequence == sequence)
            {
                timer.Real = real;
                return;
            }
        }

        real.Dispose();
    }

    /// <summary>Moves the time on; never back.</summary>
    public void MoveTo(long now)
    {
        lock (_gate)
        {
            _now = Math.Max(_now, now);
        }
    }

    private VirtualTimer Take(VirtualTimer timer)
    {
        _now = Math.Max(_now, timer.Due);
        Unlist(timer);
        if (timer.Period > 0)
        {
            timer.Due = _now + timer.Period;
            List(timer);
        }

        return timer;
    }

    private void List(VirtualTimer timer)
    {
        timer.Sequence = ++_sequence;
        timer.IsArmed = true;
        _armed.Add(timer);
    }

    private void Unlist(VirtualTimer timer)
    {
        if (timer.IsArmed)
        {
            _armed.Remove(timer);
            timer.IsArmed = false;
            timer.Real?.Dispose();
            timer.Real = null;
        }
    }
}
