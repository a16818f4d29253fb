using Rem.Errors;
using Rem.Storage;
using Rem.Storage.Sqlite;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// The one thread that writes: every flush window, and at once when somebody waits. What is taken while it writes is in
/// its next transaction.
/// </summary>
internal sealed class FlushThread : IDisposable
{
    private readonly object _gate = new();
    private readonly Func<Flight> _collect;
    private readonly Action<Flight, bool> _done;
    private readonly SeriesDatabase _database;
    private readonly WriterState _state;
    private readonly ITimer _tick;
    private readonly Thread _thread;
    private TaskCompletionSource _next = Made();
    private bool _isDue;
    private bool _isStopping;

    /// <summary>Begins.</summary>
    /// <param name="database">Where it writes.</param>
    /// <param name="state">Where it says that it cannot.</param>
    /// <param name="clock">The clock of the flush window.</param>
    /// <param name="window">The flush window.</param>
    /// <param name="collect">Gives all that has to be written.</param>
    /// <param name="done">Takes what was written (true), or was not.</param>
    public FlushThread(SeriesDatabase database, WriterState state, TimeProvider clock, TimeSpan window, (Func<Flight> Collect, Action<Flight, bool> Done) calls)
    {
        (_database, _state, _collect, _done) = (database, state, calls.Collect, calls.Done);
        _thread = new Thread(Loop) { IsBackground = true, Name = "rem-series" };
        _thread.Start();
        _tick = clock.CreateTimer(_ => Ask(), null, window, window);
    }

    /// <summary>Called once when the disk has failed and nothing will be written any more.</summary>
    public Action<PlanException>? Broken { get; init; }

    /// <summary>Ends when all is on the disk that was taken before; fails with what kept it from there.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            if (_state is { IsFinal: true, Fault: { } fault })
            {
                return Task.FromException(fault);
            }

            ObjectDisposedException.ThrowIf(_isStopping, this);
            _isDue = true;
            Monitor.Pulse(_gate);
            return _next.Task;
        }
    }

    /// <summary>Writes what is left and ends.</summary>
    public void Dispose()
    {
        _tick.Dispose();
        lock (_gate)
        {
            _isStopping = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Ask()
    {
        lock (_gate)
        {
            _isDue = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Loop()
    {
        for (var isLast = false; !isLast;)
        {
            TaskCompletionSource waiting;
            lock (_gate)
            {
                while (!_isDue && !_isStopping)
                {
                    Monitor.Wait(_gate);
                }

                (_isDue, isLast, waiting, _next) = (false, _isStopping, _next, Made());
            }

            Flush(waiting);
        }
    }

    private void Flush(TaskCompletionSource waiting)
    {
        if (_state is { IsFinal: true, Fault: { } broken })
        {
            Fail(waiting, broken);
            return;
        }

        var flight = _collect();
        try
        {
            if (!flight.IsEmpty || flight.Catalogue.Count > 0)
            {
                _database.Write(flight);
            }
        }
        catch (Exception error)
        {
            Failed(flight, waiting, error);
            return;
        }

        _done(flight, true);
        _state.Succeed();
        waiting.TrySetResult();
    }

    private void Failed(Flight flight, TaskCompletionSource waiting, Exception error)
    {
        var fault = error as PlanException ?? StorageFailure.Of(error, _database.Path);
        _done(flight, false);
        _state.Fail(fault, error is not SqliteFault { IsFull: true });
        Fail(waiting, fault);
        if (_state.IsFinal)
        {
            Broken?.Invoke(fault);
        }
    }

    private static void Fail(TaskCompletionSource waiting, PlanException fault)
    {
        waiting.TrySetException(fault);
        _ = waiting.Task.Exception; // not everybody waits for it
    }

    private static TaskCompletionSource Made() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
