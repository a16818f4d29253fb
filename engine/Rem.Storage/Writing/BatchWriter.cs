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
internal sealed class BatchWriter : IDisposable
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
    private Batch _pending = new();
    private Batch? _writing;
    private PlanException? _fault;
    private bool _isBlocked;
    private bool _isBroken;
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
    public void EnsureWritable()
    {
        if (_isBlocked || _isBroken)
        {
            throw _fault!;
        }
    }

    /// <summary>Adds changes to the next transaction, all of them or none; the task is that of the transaction.</summary>
    public Task Add(IRestorable maker, List<RowChange> changes)
    {
        lock (_gate)
        {
            if (_isBroken)
            {
                return Task.FromException(_fault!);
            }

            ObjectDisposedException.ThrowIf(_isStopping, this);
            if (_pending.IsEmpty)
            {
                Monitor.Pulse(_gate);
            }

            _pending.Add(maker, changes);
            return AnswersEarly ? Task.CompletedTask : _pending.Done;
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
            _isBlocked = _isBroken; // a last try, but never after a disk has failed
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

    private bool Next(out Action<SqliteFile>? action)
    {
        lock (_gate)
        {
            action = null;
            while (!_asked.TryDequeue(out action) && (_pending.IsEmpty || _isBlocked))
            {
                if (_isStopping)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            _writing = action is null ? _pending : null;
            _pending = action is null ? new Batch() : _pending;
            return true;
        }
    }

    private void Write(Batch batch)
    {
        try
        {
            _statements.Commit(batch.Changes);
            _mark.Committed();
        }
        catch (SqliteFault fault)
        {
            Fail(batch, Explain(fault), fault.IsFull);
            return;
        }

        batch.Complete();
        _upkeep.Wrote(batch.Changes.Length);
    }

    private void Look()
    {
        lock (_gate)
        {
            if (!_isStopping && !_isBlocked && !_isBroken)
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
        catch (SqliteFault fault)
        {
            Fail(new Batch(), Explain(fault), fault.IsFull);
        }
    }

    // Nothing that was changed in memory since the failure counts. While the writer is blocked nobody begins a write, so
    // the loop ends when those that had begun are through.
    private void Fail(Batch first, PlanException error, bool isPassing)
    {
        lock (_gate)
        {
            _fault = error;
            _isBlocked = true;
            _isBroken = !isPassing;
        }

        var failed = first;
        do
        {
            foreach (var maker in failed.Makers)
            {
                Restore(maker);
            }

            failed.Fail(error);
            lock (_gate)
            {
                failed = _pending;
                _pending = new Batch();
            }
        }
        while (!failed.IsEmpty);

        if (_isBroken)
        {
            Broken?.Invoke(_fault!);
        }
        else
        {
            _nextTry.Change(BetweenTries, Timeout.InfiniteTimeSpan);
        }
    }

    private void Restore(IRestorable maker)
    {
        try
        {
            maker.Restore(_file);
        }
        catch (Exception error) when (error is SqliteFault or PlanException)
        {
            lock (_gate)
            {
                _isBroken = true; // memory holds what the disk does not: nobody may see it
                _fault = error as PlanException ?? Explain((SqliteFault)error);
            }
        }
    }

    private void Unblock()
    {
        lock (_gate)
        {
            _isBlocked = _isBroken;
            Monitor.Pulse(_gate);
        }
    }

    private PlanException Explain(SqliteFault fault) => StorageFailure.Of(fault, _file.Path);
}
