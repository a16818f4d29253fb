using Rem.Errors;
using Rem.Scripting.Workers.Hosting;
using Rem.Scripting.Workers.Starting;

namespace Rem.Scripting.Workers;

/// <summary>
/// The worker processes of one plan: started when its first script under `isolate: process` is prepared, used again by
/// its other scripts and runs, never by another plan. Safe to use from several threads.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    private const int MostWorkers = 16;
    private const int MostStarts = 3;
    private const int LookMilliseconds = 20;
    private const int IdleMilliseconds = 60_000;
    private const int LastIdleMilliseconds = 600_000;
    private readonly object _gate = new();
    private readonly List<Worker> _idle = [];
    private readonly Dictionary<string, WorkerRuntime> _runtimes = new(StringComparer.Ordinal);
    private PlanException? _failure;
    private int _alive; // with those that are being started
    private int _starting;
    private int _waiting;
    private bool _isWatched;
    private long _lastScript;

    /// <summary>A pool that starts nothing yet.</summary>
    /// <param name="program">What serves as worker.</param>
    /// <param name="limits">What one script may use; a call with higher limits is held to these.</param>
    public WorkerPool(WorkerProgram program, ScriptLimits limits)
    {
        Program = program;
        Limits = limits;
        WorkerLimits = WorkerLimits.For(limits);
    }

    /// <summary>Ends the workers of a plan that is gone.</summary>
    ~WorkerPool() => EndIdle();

    /// <summary>What serves as worker.</summary>
    public WorkerProgram Program { get; }

    /// <summary>What one script may use.</summary>
    public ScriptLimits Limits { get; }

    /// <summary>Processes that wait for a call.</summary>
    internal IReadOnlyList<int> WorkerIds
    {
        get
        {
            lock (_gate)
            {
                return _idle.ConvertAll(static worker => worker.Id);
            }
        }
    }

    internal WorkerLimits WorkerLimits { get; }

    internal PlanStore Compiled { get; } = new();

    internal bool IsOver { get; private set; }

    /// <summary>A language whose scripts run in the workers. Nothing of it is loaded into this process.</summary>
    public IScriptRuntime Runtime(RuntimeRow row)
    {
        lock (_gate)
        {
            if (!_runtimes.TryGetValue(row.Language, out var runtime))
            {
                _runtimes.Add(row.Language, runtime = new WorkerRuntime(this, row));
            }

            return runtime;
        }
    }

    /// <summary>Starts a worker and gives what does not hold it; nothing when everything does. Throws <see cref="PlanException"/> when none starts.</summary>
    public IReadOnlyList<string> Probe()
    {
        var worker = Rent(default);
        Return(worker);
        return worker.Missing;
    }

    /// <summary>Ends the idle workers; the others end when their calls do.</summary>
    public void Dispose()
    {
        IsOver = true;
        EndIdle();
        Compiled.Dispose();
        GC.SuppressFinalize(this);
    }

    internal long NextScript() => Interlocked.Increment(ref _lastScript);

    /// <summary>A worker that is ready, for one call. Throws what <see cref="IScript.RunAsync"/> may throw.</summary>
    internal Worker Rent(CancellationToken cancel)
    {
        for (var tries = 0; tries < MostStarts; tries++)
        {
            var worker = Take(cancel);
            var isReady = false;
            try
            {
                isReady = worker.EnsureReady();
                if (isReady)
                {
                    return worker;
                }
            }
            finally
            {
                if (!isReady)
                {
                    Discard(worker);
                }
            }
        }

        throw new PlanException(WorkerErrors.NotStarted, default, "no worker process could be started: it did not come to its program");
    }

    /// <summary>Takes a worker back; one that is broken or worn is replaced by a new one.</summary>
    internal void Return(Worker worker)
    {
        if (worker.IsBroken || worker.IsWorn || IsOver)
        {
            Discard(worker);
            WantSpare();
            return;
        }

        worker.IdleSince = Environment.TickCount64;
        worker.Idling.Reset();
        lock (_gate)
        {
            _idle.Add(worker);
            if (_waiting > 0)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Sees to it that a worker stands ready, or will soon.</summary>
    internal void WantSpare()
    {
        lock (_gate)
        {
            if (_idle.Count + _starting == 0 && _alive < MostWorkers && !IsOver)
            {
                BeginStart();
            }
        }
    }

    /// <summary>A worker that was started.</summary>
    internal void Add(Worker worker)
    {
        lock (_gate)
        {
            _starting--;
            _failure = null;
            _idle.Insert(0, worker); // ready ones are taken first, from the end
            Monitor.Pulse(_gate);
        }

        if (IsOver)
        {
            EndIdle();
        }
    }

    /// <summary>A worker that was not.</summary>
    internal void Fail(PlanException failure)
    {
        lock (_gate)
        {
            _starting--;
            _alive--;
            _failure = failure;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends idle workers that are not needed any more, and those in which something still computes.</summary>
    internal void LookAfter()
    {
        List<Worker>? ended = null;
        lock (_gate)
        {
            var now = Environment.TickCount64;
            for (var i = _idle.Count - 1; i >= 0; i--)
            {
                var worker = _idle[i];
                var patience = _idle.Count > 1 ? IdleMilliseconds : LastIdleMilliseconds;
                if (now - worker.IdleSince > patience || (worker.IsReady && worker.Idling.IsBusy(worker.Id, now)))
                {
                    _idle.RemoveAt(i);
                    _alive--;
                    (ended ??= []).Add(worker);
                }
            }
        }

        foreach (var worker in ended ?? [])
        {
            WorkerKeeper.End(worker);
        }
    }

    private Worker Take(CancellationToken cancel)
    {
        lock (_gate)
        {
            _waiting++;
            _failure = _starting == 0 ? null : _failure; // of a spare that nobody waited for
            try
            {
                while (true)
                {
                    cancel.ThrowIfCancellationRequested();
                    if (TakeIdle() is { } worker)
                    {
                        return worker;
                    }

                    if (_failure is { } failure)
                    {
                        _failure = null;
                        throw new PlanException(failure.Finding);
                    }

                    if (_starting < _waiting && _alive < MostWorkers)
                    {
                        BeginStart();
                    }

                    Monitor.Wait(_gate, LookMilliseconds);
                }
            }
            finally
            {
                _waiting--;
            }
        }
    }

    private Worker? TakeIdle()
    {
        while (_idle.Count > 0)
        {
            var worker = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            if (!worker.IsReady || worker.Channel.IsQuiet)
            {
                return worker;
            }

            _alive--;
            WorkerKeeper.End(worker);
        }

        return null;
    }

    private void BeginStart()
    {
        _starting++;
        _alive++;
        if (!_isWatched)
        {
            _isWatched = true;
            WorkerKeeper.Watch(this);
        }

        WorkerKeeper.Start(this);
    }

    private void Discard(Worker worker)
    {
        lock (_gate)
        {
            _alive--;
            Monitor.Pulse(_gate);
        }

        WorkerKeeper.End(worker);
    }

    private void EndIdle()
    {
        Worker[] idle;
        lock (_gate)
        {
            idle = [.. _idle];
            _alive -= _idle.Count;
            _idle.Clear();
        }

        foreach (var worker in idle)
        {
            WorkerKeeper.End(worker);
        }
    }
}
