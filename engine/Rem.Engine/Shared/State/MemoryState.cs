using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.Journals;

namespace Rem.Shared.State;

/// <summary>A bucket in memory, written down in a journal when there is one.</summary>
internal sealed class MemoryState : IState
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Prefix, ClockWait<bool> Wait)> _watchers = new();
    private readonly OperationLog _operations;
    private readonly TimeProvider _clock;
    private readonly IFences _fences;
    private readonly RunningTime _time;
    private readonly WakeTimer _timer;
    private readonly IStateJournal? _journal;
    private StateCells _cells;

    public MemoryState(string bucket, TimeProvider clock, IFences fences, IStateJournal? journal)
    {
        Bucket = bucket;
        _clock = clock;
        _fences = fences;
        _time = new RunningTime(clock);
        _timer = new WakeTimer(clock, _time, Wake);
        _operations = new OperationLog(clock, journal);
        _journal = journal;
        _cells = new StateCells(_time, journal);
        if (journal is not null)
        {
            var kept = journal.Open(Restore);
            Restore(() => kept);
        }
    }

    public string Bucket { get; }

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                Settle();
                return _cells.Count == 0;
            }
        }
    }

    public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancel)
    {
        lock (_gate)
        {
            Settle();
            var entry = View(_cells.Find(Names.Check("key", key)));
            return _journal?.Written is { } written ? GetAgainAsync(written, entry, key, cancel) : new ValueTask<StateEntry?>(entry);
        }
    }

    private ValueTask<StateEntry?> GetAgainAsync(Task written, StateEntry? seen, string key, CancellationToken cancel) => Written.OrAgain(written, seen, () => GetAsync(key, cancel));

    public ValueTask<long> SetAsync(string key, object? value, SetOptions options, CancellationToken cancel) =>
        SetAsync("set", key, value, options, static (_, cell) => cell.Version, cancel);

    public ValueTask<StateEntry?> SwapAsync(string key, object? value, SetOptions options, CancellationToken cancel) =>
        SetAsync("swap", key, value, options, static (before, _) => before, cancel);

    public ValueTask<bool> DeleteAsync(string key, long? version, WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Names.Check("key", key);
        lock (_gate)
        {
            if (_operations.TryRecall<bool>("delete", options.Operation, out var before))
            {
                return Written.After(_journal?.Written, before);
            }

            _journal?.EnsureWritable();
            _fences.Check(options.Fences);
            Settle();
            var cell = _cells.Find(key);
            CheckVersion(key, version, cell);
            _operations.Remember("delete", options.Operation, cell is not null);
            if (cell is not null)
            {
                _cells.Delete(cell);
                Tell(key);
            }

            return Written.After(_journal?.Write(), cell is not null);
        }
    }

    public ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancel)
    {
        lock (_gate)
        {
            Settle();
            return Written.OrAgain<IReadOnlyList<string>>(_journal?.Written, _cells.Keys(prefix), () => KeysAsync(prefix, cancel));
        }
    }

    public ValueTask<StateChanges> ChangesAsync(string prefix, long? after, TimeSpan? wait, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (wait is { } time)
        {
            Ranges.NotNegative(time, $"the wait for changes of bucket '{Bucket}'");
        }

        lock (_gate)
        {
            Settle();
            if (after is not { } mark)
            {
                return SeenAsync(new StateChanges(_cells.Version, []));
            }

            var changes = ChangesAfter(prefix, mark);
            if (changes.Changes.Count > 0 || wait == TimeSpan.Zero)
            {
                return SeenAsync(changes);
            }

            var place = _watchers.AddLast((prefix, _clock.StartWait<bool>(wait, cancel)));
            ArmTimer();
            var until = wait is { } longest ? _time.After(longest) : (long?)null;
            return new ValueTask<StateChanges>(WaitAsync(place, until, () => ChangesAsync(prefix, after, _time.Until(until), cancel), mark));
        }

        ValueTask<StateChanges> SeenAsync(StateChanges seen) =>
            Written.OrAgain(_journal?.Written, seen, () => ChangesAsync(prefix, after, wait, cancel));
    }

    private async Task<StateChanges> WaitAsync(LinkedListNode<(string Prefix, ClockWait<bool> Wait)> place, long? until, Func<ValueTask<StateChanges>> again, long mark)
    {
        try
        {
            await place.Value.Wait.Task;
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(place);
                ArmTimer();
            }
        }

        ValueTask<StateChanges> seen;
        lock (_gate)
        {
            Settle();
            var changes = ChangesAfter(place.Value.Prefix, mark);
            var isRefused = changes.Changes.Count == 0 && !(until <= _time.Now); // it was woken by a write that was
            seen = isRefused ? again() : Written.OrAgain(_journal?.Written, changes, again);
        }

        return await seen;
    }

    private ValueTask<T> SetAsync<T>(string kind, string key, object? value, SetOptions options, Func<StateEntry?, StateCell, T> answer, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Names.Check("key", key);
        var stored = StoredValue.Of(value, $"bucket '{Bucket}'");
        if (options.TimeToLive is { } life)
        {
            Ranges.Positive(life, $"the time to live of key '{key}' in bucket '{Bucket}'");
        }

        lock (_gate)
        {
            if (_operations.TryRecall<T>(kind, options.Write.Operation, out var earlier))
            {
                return Written.After(_journal?.Written, earlier);
            }

            _journal?.EnsureWritable();
            _fences.Check(options.Write.Fences);
            Settle();
            var before = _cells.Find(key);
            CheckVersion(key, options.Version, before);
            var entry = View(before);
            var cell = _cells.Set(key, stored, options.TimeToLive is { } time ? _time.After(time) : long.MaxValue);
            Tell(key);
            var given = _operations.Remember(kind, options.Write.Operation, answer(entry, cell));
            return Written.After(_journal?.Write(), given);
        }
    }

    private void CheckVersion(string key, long? expected, StateCell? cell)
    {
        var actual = cell?.Version ?? 0;
        if (expected is { } version && version != actual)
        {
            var got = actual == 0 ? "it does not exist" : $"it has version {actual}";
            var wanted = version == 0 ? "was expected not to exist" : $"was expected to have version {version}";
            throw new PlanException(StateErrors.Moved, SourceSpan.None, $"key '{key}' in bucket '{Bucket}' {wanted}, but {got}", StateErrors.Moved.Fix);
        }
    }

    /// <summary>Wakes those who watch a key; each then reads its changes itself.</summary>
    private void Tell(string key)
    {
        for (var place = _watchers.First; place is not null; place = place.Next)
        {
            if (key.StartsWith(place.Value.Prefix, StringComparison.Ordinal))
            {
                place.Value.Wait.TrySignal(true);
            }
        }

        ArmTimer();
    }

    private void Wake()
    {
        lock (_gate)
        {
            _timer.Fired();
            Settle();
        }
    }

    private void Settle()
    {
        var before = _cells.Version;
        if (_cells.Settle())
        {
            foreach (var change in _cells.ChangesAfter(before, ""))
            {
                Tell(change.Key);
            }

            _journal?.Send();
        }

        ArmTimer();
    }

    /// <summary>Goes back to what the journal holds; who watches finds it out at the next change.</summary>
    private void Restore(Func<KeptBucket> read)
    {
        lock (_gate)
        {
            var kept = read();
            _cells = new StateCells(_time, _journal);
            _cells.Restore(kept.Entries);
            _operations.Restore(kept.Operations);
            ArmTimer(); // what is over is settled later: the journal may be unable to write
        }
    }

    private void ArmTimer() => _timer.Set(_watchers.Count > 0 ? _cells.NextGone : null);

    // A mark that is still to come is of a bucket that was there before this one: who has it knows nothing of this one.
    private StateChanges ChangesAfter(string prefix, long mark) => new(_cells.Version, _cells.ChangesAfter(mark > _cells.Version ? 0 : mark, prefix));

    private StateEntry? View(StateCell? cell) =>
        cell is null ? null : new StateEntry(cell.Stored.Value, cell.Version, cell.GoneAt == long.MaxValue ? null : _time.At(cell.GoneAt));
}
