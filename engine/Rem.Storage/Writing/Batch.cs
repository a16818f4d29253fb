using System.Runtime.InteropServices;

namespace Rem.Storage.Writing;

/// <summary>Changes that are committed together, and the resources that made them. Guarded by the writer's gate until it is taken.</summary>
internal sealed class Batch
{
    private readonly List<RowChange> _changes = [];
    private readonly List<(IRestorable Maker, List<RowChange> Changes)> _sent = [];
    private readonly Dictionary<(RowTable Table, long Key), int> _replaceable = [];
    private readonly HashSet<IRestorable> _makers = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    /// <summary>Ends when all of it is on the disk, or none.</summary>
    public Task Done => _done.Task;

    /// <summary>True without any change.</summary>
    public bool IsEmpty => _changes.Count == 0;

    /// <summary>The number of changes.</summary>
    public int Count => _changes.Count;

    /// <summary>The changes that have not been given out yet, in order; from now on they have. Empty when there is none.</summary>
    public ReadOnlySpan<RowChange> TakeNew()
    {
        var taken = _taken;
        _taken = _changes.Count;
        return CollectionsMarshal.AsSpan(_changes)[taken..];
    }

    /// <summary>How many additions somebody waits for.</summary>
    public int Waiters { get; private set; }

    /// <summary>Who made them.</summary>
    public IReadOnlyCollection<IRestorable> Makers => _makers;

    /// <summary>Adds what a resource changed.</summary>
    public void Add(IRestorable maker, List<RowChange> changes, bool isAwaited)
    {
        Waiters += isAwaited ? 1 : 0;
        _makers.Add(maker);
        if (!isAwaited)
        {
            _sent.Add((maker, [.. changes])); // the list is its maker's, who goes on using it
        }

        foreach (var change in changes)
        {
            Add(change);
        }
    }

    /// <summary>A batch that nobody waits for, without what one resource sent.</summary>
    public Batch Without(IRestorable maker)
    {
        var others = new Batch();
        foreach (var (sender, changes) in _sent)
        {
            if (sender != maker)
            {
                others.Add(sender, changes, isAwaited: false);
            }
        }

        return others;
    }

    /// <summary>It is on the disk.</summary>
    public void Complete() => _done.TrySetResult();

    /// <summary>None of it is, as far as anybody may rely on.</summary>
    public void Fail(Exception error)
    {
        _done.TrySetException(error);
        _ = _done.Task.Exception; // not everybody waits for it
    }

    // A counter that a hundred clients add to is written once, and a message that goes is not changed before.
    private void Add(RowChange change)
    {
        if (change.Table == RowTable.Gone)
        {
            _replaceable.Remove((RowTable.Resource, change.Key)); // its row may come again, but behind this
        }

        if (change.Replaced is not { } table)
        {
            _changes.Add(change);
            return;
        }

        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_replaceable, (table, change.Key), out var isThere);
        if (isThere && place >= _taken)
        {
            _changes[place] = change;
        }
        else
        {
            place = _changes.Count;
            _changes.Add(change);
        }
    }
}
