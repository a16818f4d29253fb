namespace Rem.Scripting;

/// <summary>
/// First come, first served, on few threads; more when what runs on them waits. Whether it waits, the processor tells: a
/// process that computes as much as it may would gain nothing by another thread. Safe to use from several threads.
/// </summary>
internal sealed class ScriptScheduler : TaskScheduler
{
    private const double BusyShare = 0.8;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    [ThreadStatic]
    private static bool _isHere;

    private readonly object _gate = new(); // a monitor, for its wait
    private readonly LinkedList<Task> _waiting = [];
    private readonly int _least;
    private readonly int _most;
    private readonly TimeProvider _clock;
    private readonly ITimer _watch;
    private int _threads;
    private int _idle;
    private bool _isWatching;
    private long _lookedAt;
    private long _tookAt;
    private TimeSpan _used;

    /// <summary>No thread until the first task.</summary>
    public ScriptScheduler(int least, int most, TimeProvider clock)
    {
        (_least, _most, _clock) = (least, most, clock);
        _watch = clock.CreateTimer(static self => ((ScriptScheduler)self!).LookAtWaiting(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>True on one of the threads.</summary>
    public static bool IsHere => _isHere;

    /// <summary>How many threads there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _threads;
            }
        }
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _waiting.AddLast(task);
            if (_idle >= _waiting.Count)
            {
                Monitor.Pulse(_gate);
            }
            else if (_threads < _least)
            {
                Add();
            }
            else if (!_isWatching)
            {
                Watch();
            }
        }
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _waiting];
        }
    }

    private void Add()
    {
        _threads++;
        new Thread(Serve) { IsBackground = true, Name = "rem scripts" }.UnsafeStart();
    }

    private void Serve()
    {
        _isHere = true;
        while (Take() is { } task)
        {
            TryExecuteTask(task);
        }
    }

    private Task? Take()
    {
        lock (_gate)
        {
            while (_waiting.First is null)
            {
                _idle++;
                var isCalled = Monitor.Wait(_gate, Idle);
                _idle--;
                if (!isCalled && _waiting.First is null)
                {
                    _threads--;
                    return null;
                }
            }

            return First();
        }
    }

    private Task First()
    {
        var task = _waiting.First!.Value;
        _waiting.RemoveFirst();
        _tookAt = _clock.GetTimestamp();
        return task;
    }

    private void Watch()
    {
        _isWatching = true;
        _lookedAt = _tookAt = _clock.GetTimestamp();
        _used = Environment.CpuUsage.TotalTime;
        _watch.Change(Look, Look);
    }

    private void LookAtWaiting()
    {
        lock (_gate)
        {
            if (_waiting.First is null)
            {
                _isWatching = false;
                _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return;
            }

            var (now, used) = (_clock.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var isBusy = used - _used > BusyShare * Environment.ProcessorCount * _clock.GetElapsedTime(_lookedAt, now);
            var isStalled = _clock.GetElapsedTime(_tookAt, now) > Stall;
            (_lookedAt, _used) = (now, used);
            if (isStalled || !isBusy)
            {
                Help();
            }
        }
    }

    // Beyond the most: by the pool, lest scripts that wait for other scripts wait for ever.
    private void Help()
    {
        if (_threads < _most)
        {
            Add();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static given => given.Scheduler.TryExecuteTask(given.Task), (Scheduler: this, Task: First()), preferLocal: false);
        }
    }
}
