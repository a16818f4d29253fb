using System.Runtime.InteropServices;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Writing;

/// <summary>What the writer's thread does next, and how it waits for it.</summary>
internal sealed partial class BatchWriter
{
    // A look each half microsecond: some sixty of them. A thread that is woken instead costs as much, and a second one to wake it.
    private const int Spins = 120;
    private const int SpinLength = 20;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly List<RowChange> _making = [];

    private bool Next(out Action<SqliteFile>? action)
    {
        Gather();
        lock (_gate)
        {
            while (!TryTake(out action))
            {
                if (_isStopping)
                {
                    return false;
                }

                Monitor.Wait(_gate);
                if (!IsDue(1) && !_pending.IsEmpty)
                {
                    Monitor.Wait(_gate, Moment); // what nobody waits for is worth no sync of its own yet
                }
            }

            return true;
        }
    }

    // What was asked for and what is to be written take turns: neither holds up the other. Nobody is asked in a transaction.
    private bool TryTake(out Action<SqliteFile>? action)
    {
        var canWrite = !_pending.IsEmpty && !_outage.IsBlocked;
        var isAsked = _asked.Count > 0 && !(canWrite && (_writing is null || _statements.IsOpen || _failure is not null));
        action = isAsked ? _asked.Dequeue() : null;
        _writing = null;
        if (canWrite && !isAsked)
        {
            _writing = _pending;
            _pending = new Batch();
        }

        return isAsked || _writing is not null;
    }

    // Those who are expected come within a moment, one after the other: what has come is made meanwhile, so that only the
    // commit is left when the last is there. A thread that is woken costs more than the few steps of spinning.
    private void Gather()
    {
        var expected = _crowd.Expected;
        if (expected == 1)
        {
            return;
        }

        var idle = 0;
        while (!IsDue(expected) && (TryMake(ref idle) || idle++ < Spins || WaitsFor(expected)))
        {
            Thread.SpinWait(idle < Spins ? SpinLength : 0);
        }

        _crowd.Gathered(_pending.Waiters >= expected);
    }

    // A look without the gate may come too early or too late, which is no harm.
    private bool IsDue(int expected) =>
        _pending.Waiters >= expected || _asked.Count > 0 || _failure is not null || _outage.IsBlocked || _isStopping;

    private bool TryMake(ref int idle)
    {
        lock (_gate)
        {
            _making.Clear();
            _making.AddRange(_pending.TakeNew());
        }

        if (_making.Count == 0)
        {
            return false;
        }

        try
        {
            _statements.Make(CollectionsMarshal.AsSpan(_making));
        }
        catch (Exception error)
        {
            _failure = error;
        }

        idle = 0;
        return true;
    }

    private bool WaitsFor(int expected)
    {
        lock (_gate)
        {
            if (IsDue(expected))
            {
                return true;
            }

            _awaited = expected;
            var isWoken = Monitor.Wait(_gate, Moment);
            _awaited = 1;
            return isWoken;
        }
    }
}
