using Rem.Running;

namespace Rem.Cases;

/// <summary>
/// A clock that moves only by <see cref="Advance"/>: it starts at a time and fires its timers in the order of their
/// times, those of one time in the order in which they were armed. For tests of the engine's own parts; a case
/// with `now:` uses <see cref="AutoClock"/>. Safe to use from several threads.
/// </summary>
public sealed class FakeClock : TimeProvider, IIdleClock
{
    private readonly DateTimeOffset _start;
    private readonly VirtualTimers _timers = new();
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _watchers = [];
    private int _waits;

    /// <summary>A clock that starts at a time; 2026-01-01 00:00 UTC when none is given.</summary>
    public FakeClock(DateTimeOffset? start = null) => _start = start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Number of timers that are armed.</summary>
    public int PendingTimers => _timers.Count;

    /// <summary>Number of flows that wait (see <see cref="ClockWait{T}"/>).</summary>
    public int Waits => Volatile.Read(ref _waits);

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

    /// <summary>Moves the time on and fires, on this thread, every timer that falls due on the way, each at its own time.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var until = _timers.Now + time.Ticks;
        while (_timers.TakeDue(until) is { } timer)
        {
            timer.Fire();
        }

        _timers.MoveTo(until);
    }

    /// <summary>Ends when at least this many flows wait at once: the barrier that replaces a sleep in a test.</summary>
    public Task UntilWaitsAsync(int count)
    {
        lock (_gate)
        {
            if (_waits >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((count, reached));
            return reached.Task;
        }
    }

    void IIdleClock.WaitStarted()
    {
        lock (_gate)
        {
            _waits++;
            for (var i = _watchers.Count - 1; i >= 0; i--)
            {
                if (_watchers[i].Count <= _waits)
                {
                    _watchers[i].Reached.TrySetResult();
                    _watchers.RemoveAt(i);
                }
            }
        }
    }

    void IIdleClock.WaitEnded()
    {
        lock (_gate)
        {
            _waits--;
        }
    }

    void IIdleClock.AddFlows(int change)
    {
        // It never skips time, so it need not know who could still be working.
    }
}
