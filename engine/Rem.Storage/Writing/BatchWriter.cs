using Rem.Errors;
using Rem.Plans;
using Rem.Storage.Logs;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Writing;

/// <summary>
/// The one thread that writes to the database: what came while it committed is its next transaction, so that many
/// clients share one sync of the disk. It alone uses the connection. When a write fails, the resources that took part
/// go back to what the disk holds, and only then their callers hear of it.
/// </summary>
internal sealed partial class BatchWriter : IDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly SqliteFile _file;
    private readonly RowStatements _statements;
    private readonly Upkeep _upkeep;
    private readonly LogMark _mark;
    private readonly ITimer _nextTry;
    private readonly ITimer _nextLook;
    private readonly Thread _thread;
    private readonly Queue<Action<SqliteFile>> _asked = new();
    private readonly Crowd _crowd = new();
    private readonly Outage _outage = new();
    private Batch _pending = new();
    private Batch? _writing;
    private Exception? _failure;
    private int _awaited = 1;
    private bool _isStopping;

    /// <summary>A writer on a connection that is its own from now on. Its upkeep goes by the machine's time: a disk knows no other.</summary>
    public BatchWriter(SqliteFile file)
    {
        _file = file;
        _statements = new RowStatements(file);
        _mark = new LogMark(file.Path);
        _upkeep = new Upkeep(file, _mark);
        _nextTry = TimeProvider.System.CreateTimer(_ => Unblock(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _nextLook = TimeProvider.System.CreateTimer(_ => Look(), null, BetweenLooks, BetweenLooks);
        _thread = new Thread(Loop) { IsBackground = true, Name = "rem-storage" };
        _thread.Start();
    }

    /// <summary>Called once when the disk has failed and nothing will be written any more.</summary>
    public Action<PlanException>? Broken { get; set; }

    /// <summary>True to answer before the commit, which loses what was answered: for tests alone.</summary>
    public bool AnswersEarly { get; init; }

    /// <summary>Throws when a write cannot be made now.</summary>
    public void EnsureWritable() => _outage.EnsureNone();

    /// <summary>Adds changes to the next transaction, all of them or none; the task is that of the transaction.</summary>
    public Task Add(IRestorable maker, List<RowChange> changes)
    {
        lock (_gate)
        {
            if (_outage.IsFinal)
            {
                return Task.FromException(_outage.Fault);
            }

            ObjectDisposedException.ThrowIf(_isStopping, this);
            _pending.Add(maker, changes, isAwaited: true);
            if (_pending.Waiters == _awaited)
            {
                Monitor.Pulse(_gate);
            }

            return AnswersEarly ? Task.CompletedTask : _pending.Done;
        }
    }

    /// <summary>Adds changes, all of them or none, that nobody waits for: they are written with the next that somebody does, or in a moment.</summary>
    public void Send(IRestorable maker, List<RowChange> changes)
    {
        lock (_gate)
        {
            if (_outage.IsFinal || _isStopping)
            {
                return;
            }

            if (_pending.IsEmpty && _awaited == 1)
            {
                Monitor.Pulse(_gate);
            }

            _pending.Add(maker, changes, isAwaited: false);
        }
    }

    /// <summary>Called by a resource that goes back to what the disk holds, under its gate: what it sent before is no longer true.</summary>
    public void Forget(IRestorable maker)
    {
        lock (_gate)
        {
            // One that somebody waits for has begun before the failure too, and fails as a whole.
            _pending = _pending.Waiters == 0 ? _pending.Without(maker) : _pending;
        }
    }

    /// <summary>Does something on the writer's thread, between two transactions.</summary>
    public Task AskAsync(Action<SqliteFile> action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isStopping, this);
            _asked.Enqueue(file =>
            {
                try
                {
                    action(file);
                    done.SetResult();
                }
                catch (Exception error)
                {
                    done.SetException(error);
                }
            });
            Monitor.Pulse(_gate);
        }

        return done.Task;
    }

    /// <summary>Writes what is left and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopping = true;
            _outage.Retry(); // a last try, but never after a disk has failed
            Monitor.Pulse(_gate);
        }

        _nextLook.Dispose();
        _thread.Join();
        _nextTry.Dispose();
        _statements.Dispose();
        _mark.Clear(); // the database is closed next, and its log with it
        _mark.Dispose();
    }

    private void Loop()
    {
        while (Next(out var action))
        {
            if (action is not null)
            {
                action(_file);
            }
            else if (_writing is { } batch)
            {
                Write(batch);
            }
        }
    }

    private void Write(Batch batch)
    {
        var failure = _failure ?? Commit(batch);
        _failure = null;
        if (failure is not null)
        {
            var worse = Undo();
            Fail(batch, Explain(worse ?? failure), worse is null && failure is SqliteFault { IsFull: true });
            return;
        }

        lock (_gate)
        {
            _crowd.Answered(batch.Waiters, _pending.Waiters);
        }

        batch.Complete();
        _upkeep.Wrote(batch.Count);
    }

    private Exception? Commit(Batch batch)
    {
        try
        {
            _statements.Make(batch.TakeNew());
            _statements.Commit();
            _mark.Committed();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private Exception? Undo()
    {
        try
        {
            _statements.Undo();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private void Look()
    {
        lock (_gate)
        {
            if (!_isStopping && !_outage.IsBlocked)
            {
                _asked.Enqueue(TidyUp);
                Monitor.Pulse(_gate);
            }
        }
    }

    // What fails here is seen again by the next transaction.
    private void TidyUp(SqliteFile file)
    {
        try
        {
            if (_upkeep.Tick())
            {
                Look();
            }
        }
        catch (Exception error)
        {
            Fail(new Batch(), Explain(error), error is SqliteFault { IsFull: true });
        }
    }

    // Nothing that was changed in memory since the failure counts. While the writer is blocked nobody begins a write, so
    // the loop ends when those that had begun are through. What time does goes on meanwhile, and stays for the next try.
    private void Fail(Batch first, PlanException error, bool isPassing)
    {
        lock (_gate)
        {
            _outage.Begin(error, isPassing);
        }

        for (var failed = first; failed is not null; failed = TakeBegun())
        {
            foreach (var maker in failed.Makers)
            {
                Restore(maker);
            }

            failed.Fail(error);
        }

        if (_outage.IsFinal)
        {
            Broken?.Invoke(_outage.Fault);
        }
        else
        {
            _nextTry.Change(BetweenTries, Timeout.InfiniteTimeSpan);
        }
    }

    private Batch? TakeBegun()
    {
        lock (_gate)
        {
            if (_pending.Waiters == 0)
            {
                return null;
            }

            var begun = _pending;
            _pending = new Batch();
            return begun;
        }
    }

    private void Restore(IRestorable maker)
    {
        try
        {
            maker.Restore(_file);
        }
        catch (Exception error)
        {
            lock (_gate)
            {
                _outage.Begin(Explain(error), isPassing: false); // memory holds what the disk does not: nobody may see it
            }
        }
    }

    private void Unblock()
    {
        lock (_gate)
        {
            _outage.Retry();
            Monitor.Pulse(_gate);
        }
    }

    // Whatever it is, it must not end the thread: those who wait would wait for ever.
    private PlanException Explain(Exception error) => error as PlanException ?? StorageFailure.Of(error, _file.Path);
}
