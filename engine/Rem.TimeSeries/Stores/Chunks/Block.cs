using System.Runtime.InteropServices;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// Groups of one shape that lie together: their states, and the newest rows of each archive with a column for each source.
/// Guarded by its gate, all of it.
/// </summary>
internal sealed class Block
{
    private const int FewGroups = 16;
    private readonly BlockChunks _chunks;
    private readonly BlockStates _states;
    private readonly List<ChunkGroup?> _groups = [];
    private readonly Stack<int> _free = new();
    private readonly Head[] _heads;
    private int _capacity = FewGroups;
    private bool _isBeginDirty;

    public Block(int id, BlockShape shape, IChunkSource chunks)
    {
        (Id, Shape, _chunks) = (id, shape, new BlockChunks(id, shape, chunks));
        _capacity = Math.Min(_capacity, shape.MostGroups);
        _states = new BlockStates(shape, _capacity);
        _heads = new Head[shape.Archives.Length];
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            _heads[archive] = new Head(shape.Archives[archive], id, archive, _capacity * shape.Sources);
        }
    }

    /// <summary>Held by whoever reads or changes anything of it.</summary>
    public object Gate { get; } = new();

    public int Id { get; }

    public BlockShape Shape { get; }

    public bool IsFull => _free.Count == 0 && _groups.Count == Shape.MostGroups;

    private int Columns => _groups.Count * Shape.Sources;

    /// <summary>A place for a group.</summary>
    public int Take()
    {
        if (_free.TryPop(out var index))
        {
            return index;
        }

        _groups.Add(null);
        if (_groups.Count > _capacity)
        {
            Widen(Math.Min(Shape.MostGroups, _capacity * 2));
        }

        return _groups.Count - 1;
    }

    /// <summary>Puts a group into its place.</summary>
    public void Set(int index, ChunkGroup group) => _groups[index] = group;

    /// <summary>Frees a group's place: nothing of it is left in it.</summary>
    public void Free(int index)
    {
        _groups[index] = null;
        _free.Push(index);
        _states.Clear(index);
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            for (var column = index * Shape.Sources; column < (index + 1) * Shape.Sources; column++)
            {
                _heads[archive].Clear(column);
                _chunks.Drop(archive, _heads[archive], column);
            }
        }
    }

    /// <summary>A group's state. Who changes it calls <see cref="SetDirty"/>.</summary>
    public Span<long> State(int index) => _states.Of(index);

    /// <summary>Says that a group's state has to be written.</summary>
    public void SetDirty(int index) => _states.SetDirty(index);

    /// <summary>Puts a value that is known. Each has its place once; what is not put is unknown.</summary>
    public void Put(int archive, int column, long row, double value)
    {
        var head = _heads[archive];
        if (!head.Holds(row) && !TryReach(archive, head, row))
        {
            _chunks.Change(archive, head, column, row, value);
            return;
        }

        head.Put(row, column, value);
    }

    /// <summary>Makes room for a row, as the newest of its block, when it is that.</summary>
    public void Reach(int archive, long row)
    {
        var head = _heads[archive];
        _ = head.Holds(row) || TryReach(archive, head, row);
    }

    /// <summary>Reads rows of a column into values that stand so far apart; what is not there stays as it is.</summary>
    public void Read(int archive, int column, long row, Span<double> values, int apart)
    {
        var head = _heads[archive];
        Span<double> chunk = stackalloc double[head.Slots];
        for (var at = 0; at < values.Length;)
        {
            if (head.Holds(row))
            {
                values[at] = head.Get(row, column);
                (row, at) = (row + 1, at + apart);
                continue;
            }

            var number = head.ChunkOf(row);
            var next = head.FirstOf(number + 1);
            next = row < head.Begin ? Math.Min(next, head.Begin) : next;
            var isThere = row >= 0 && _chunks.TryRead(archive, number, column, chunk);
            for (var first = head.FirstOf(number); row < next && at < values.Length; row++, at += apart)
            {
                values[at] = isThere ? chunk[(int)(row - first)] : values[at];
            }
        }
    }

    /// <summary>Adds all that has to be written since the last call.</summary>
    public void Collect(Flight flight)
    {
        var places = new List<int>();
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            places.Clear();
            _heads[archive].TakeDirty(places);
            foreach (var place in places)
            {
                flight.AddHead(this, archive, place, _heads[archive].RowAt(place), _heads[archive].Bytes(place, Columns));
            }
        }

        _states.Collect(flight, this, _groups.Count);
        if (_isBeginDirty)
        {
            _isBeginDirty = false;
            flight.AddBegin(this, Array.ConvertAll(_heads, head => head.Begin));
        }

        _chunks.Collect(flight, this);
    }

    /// <summary>What was collected is on the disk.</summary>
    public void Landed() => _chunks.Landed();

    /// <summary>What was collected has to be written again.</summary>
    public void Return(Flight flight)
    {
        foreach (var (archive, place, row) in flight.HeadsOf(this))
        {
            if (_heads[archive].Holds(row))
            {
                _heads[archive].SetDirty(place);
            }
        }

        foreach (var page in flight.PagesOf(this))
        {
            _states.SetPageDirty(page);
        }

        _isBeginDirty = true;
        _chunks.Return();
    }

    /// <summary>Puts back what the disk has of states. There may be more than there are groups now: the last ones were deleted.</summary>
    public void LoadState(int page, ReadOnlySpan<byte> bytes, bool isSound) => _states.Load(page, bytes, isSound, _groups.Count);

    /// <summary>True for a place whose group's state is not what was written.</summary>
    public bool IsLost(int index) => _states.IsLost(index);

    /// <summary>Puts back where the heads begin, and the oldest chunks that may be there.</summary>
    public void LoadBegin(ReadOnlySpan<long> begin)
    {
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            _heads[archive].Begin = begin[archive];
            _chunks.Load(archive);
        }
    }

    /// <summary>Puts the beginnings of the heads, which are lost, where the newest rows that the disk has say that they are.</summary>
    public void FindBegin(Func<int, long?> newest)
    {
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            var (head, at) = (_heads[archive], archive);
            head.Begin = newest(archive) is { } row ? head.BeginFor(row, chunk => _chunks.IsOnDisk(at, chunk, Columns, head.Slots)) : Head.None;
            _chunks.Load(archive);
        }

        _isBeginDirty = true;
    }

    /// <summary>Puts back a row of a head; one that has been let go since is left.</summary>
    public void LoadHead(int archive, long row, ReadOnlySpan<byte> bytes)
    {
        if (_heads[archive].Holds(row))
        {
            _heads[archive].Load(row, bytes);
        }
    }

    /// <summary>Makes places for so many groups that were there.</summary>
    public void Load(int index)
    {
        while (_groups.Count <= index)
        {
            _groups.Add(null);
        }

        if (_groups.Count > _capacity)
        {
            Widen(Math.Min(Shape.MostGroups, Math.Max(_groups.Count, _capacity * 2)));
        }
    }

    /// <summary>Called when all groups that were there are in their places: the places between are free, but for those of lost groups.</summary>
    public void Loaded(bool hasLostNames)
    {
        for (var i = _groups.Count - 1; i >= 0 && !hasLostNames; i--)
        {
            if (_groups[i] is null && !IsLost(i))
            {
                _free.Push(i);
            }
        }
    }

    // True when the head holds the row then; false for one that is older than the head.
    private bool TryReach(int archive, Head head, long row)
    {
        if (head.Begin == Head.None)
        {
            head.Begin = head.FirstOf(head.ChunkOf(row));
            _isBeginDirty = true;
        }

        if (row < head.Begin)
        {
            return false;
        }

        var isFar = row - head.Begin > 3L * (head.Slots + head.Slots);
        for (var sealings = 0; head.IsBeyond(row) && !(isFar && sealings == 2); sealings++)
        {
            Seal(archive, head);
        }

        // All that the head held is in chunks by now.
        head.Begin = isFar ? head.FirstOf(head.ChunkOf(row)) : head.Begin;
        return true;
    }

    private void Seal(int archive, Head head)
    {
        _chunks.Seal(archive, head, Columns);
        head.Advance();
        _isBeginDirty = true;
        Expire(archive, head);
    }

    // A group that has got no sample for long keeps its rows as an RRD file does: what is too old for a group goes by its own last sample.
    private void Expire(int archive, Head head)
    {
        for (var index = 0; index < _groups.Count; index++)
        {
            if (_groups[index] is { } group)
            {
                // One chunk more than needed: a reader that chose its rows a moment ago still finds them.
                var newest = group.Shape.NewestRow(archive, State(index));
                _chunks.SetGoal(archive, index, head.ChunkOf(Math.Max(0, newest - Shape.Archives[archive].Rows + 1)) - 1);
            }
        }

        _chunks.Expire(archive, Columns);
    }

    private void Widen(int capacity)
    {
        _states.Widen(capacity);
        Array.ForEach(_heads, head => head.Widen(capacity * Shape.Sources));
        _capacity = capacity;
    }
}
