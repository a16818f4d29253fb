using Rem.Shared.Journals;

namespace Rem.Shared.State;

/// <summary>What stands under a key in memory, or stood there.</summary>
internal sealed class StateCell(string key)
{
    public string Key => key;

    public StoredValue Stored { get; set; }

    public long Version { get; set; }

    /// <summary>The moment at which it is gone.</summary>
    public long GoneAt { get; set; } = long.MaxValue;

    public bool IsDeleted { get; set; }

    /// <summary>Its place in the order of the versions.</summary>
    public LinkedListNode<StateCell>? Place { get; set; }

    public static Comparer<StateCell> ByGone { get; } = Comparer<StateCell>.Create(static (a, b) =>
        a.GoneAt != b.GoneAt ? a.GoneAt.CompareTo(b.GoneAt) : string.CompareOrdinal(a.Key, b.Key));
}

/// <summary>
/// The cells of a bucket in memory, in the order of their last changes, so that changes since a mark are the end of
/// a list. Deleted cells are remembered, the newest 10,000, for those who watch. Guarded by the bucket's gate.
/// </summary>
internal sealed class StateCells(RunningTime time, IStateJournal? journal)
{
    private const int Remembered = 10_000;

    private readonly Dictionary<string, StateCell> _cells = new(StringComparer.Ordinal);
    private readonly LinkedList<StateCell> _byVersion = new();
    private readonly SortedSet<StateCell> _mortal = new(StateCell.ByGone);
    private readonly Queue<(StateCell Cell, long Version)> _deleted = new();

    /// <summary>The version of the last change.</summary>
    public long Version { get; private set; }

    /// <summary>Number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>The next moment at which a key is gone by itself, or null.</summary>
    public long? NextGone => _mortal.Min?.GoneAt;

    /// <summary>The living cell of a key, or null.</summary>
    public StateCell? Find(string key) => _cells.TryGetValue(key, out var cell) && !cell.IsDeleted ? cell : null;

    /// <summary>Fills empty cells with what comes back from a journal.</summary>
    public void Restore(IReadOnlyList<KeptEntry> entries)
    {
        foreach (var entry in entries)
        {
            var cell = new StateCell(entry.Key) { Version = entry.Version, IsDeleted = entry.IsDeleted, Stored = entry.Stored };
            cell.GoneAt = entry.GoneAt is { } gone ? time.Of(gone) : long.MaxValue;
            cell.Place = _byVersion.AddLast(cell);
            _cells.Add(entry.Key, cell);
            Version = Math.Max(Version, entry.Version);
            Count += entry.IsDeleted ? 0 : 1;
            if (entry.IsDeleted)
            {
                _deleted.Enqueue((cell, cell.Version));
            }
            else if (cell.GoneAt != long.MaxValue)
            {
                _mortal.Add(cell);
            }
        }
    }

    public StateCell Set(string key, StoredValue value, long goneAt)
    {
        if (!_cells.TryGetValue(key, out var cell))
        {
            _cells.Add(key, cell = new StateCell(key) { IsDeleted = true });
        }

        Count += cell.IsDeleted ? 1 : 0;
        _mortal.Remove(cell);
        cell.IsDeleted = false;
        cell.Stored = value;
        cell.GoneAt = goneAt;
        if (goneAt != long.MaxValue)
        {
            _mortal.Add(cell);
        }

        Touch(cell);
        Keep(cell);
        return cell;
    }

    public void Delete(StateCell cell)
    {
        _mortal.Remove(cell);
        Count--;
        cell.IsDeleted = true;
        cell.Stored = default;
        cell.GoneAt = long.MaxValue;
        Touch(cell);
        Keep(cell);
        _deleted.Enqueue((cell, cell.Version));
        while (_deleted.Count > Remembered)
        {
            Forget(_deleted.Dequeue());
        }
    }

    /// <summary>Deletes what has reached the end of its time; true when there was something.</summary>
    public bool Settle()
    {
        var changed = false;
        while (_mortal.Min is { } gone && gone.GoneAt <= time.Now)
        {
            Delete(gone);
            changed = true;
        }

        return changed;
    }

    /// <summary>The keys that start with a prefix, in ordinal order.</summary>
    public List<string> Keys(string prefix)
    {
        var keys = new List<string>();
        foreach (var (key, cell) in _cells)
        {
            if (!cell.IsDeleted && key.StartsWith(prefix, StringComparison.Ordinal))
            {
                keys.Add(key);
            }
        }

        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    /// <summary>The last change of each key under a prefix with a version above a mark, in the order of the versions.</summary>
    public List<StateChange> ChangesAfter(long mark, string prefix)
    {
        var changes = new List<StateChange>();
        for (var place = _byVersion.Last; place is not null && place.Value.Version > mark; place = place.Previous)
        {
            var cell = place.Value;
            if (cell.Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                changes.Add(new StateChange(cell.Key, cell.Stored.Value, cell.Version, cell.IsDeleted));
            }
        }

        changes.Reverse();
        return changes;
    }

    private void Touch(StateCell cell)
    {
        cell.Version = ++Version;
        if (cell.Place is null)
        {
            cell.Place = _byVersion.AddLast(cell);
        }
        else
        {
            _byVersion.Remove(cell.Place);
            _byVersion.AddLast(cell.Place);
        }
    }

    private void Keep(StateCell cell) =>
        journal?.Set(new KeptEntry(cell.Key, cell.Version, cell.Stored, cell.GoneAt == long.MaxValue ? null : time.At(cell.GoneAt), cell.IsDeleted));

    private void Forget((StateCell Cell, long Version) deleted)
    {
        if (deleted.Cell.IsDeleted && deleted.Cell.Version == deleted.Version)
        {
            _cells.Remove(deleted.Cell.Key);
            _byVersion.Remove(deleted.Cell.Place!);
            journal?.Remove(deleted.Cell.Key);
        }
    }
}
