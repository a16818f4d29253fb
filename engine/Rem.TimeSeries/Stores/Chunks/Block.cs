using System.Runtime.InteropServices;
using Rem.Errors;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// Groups of one shape that lie together: their states, and the newest rows of each archive with a column for each source.
/// Guarded by its gate, all of it.
/// </summary>
internal sealed class Block
{
    private const int FewGroups = 16;
    private readonly IChunkSource _chunks;
    private readonly OldChunks[] _old;
    private readonly bool[] _isDirtyPage;
    private readonly List<ChunkGroup?> _groups = [];
    private readonly Stack<int> _free = new();
    private readonly HashSet<int> _lost = [];
    private readonly Head[] _heads;
    private long[] _state;
    private int _capacity = FewGroups;
    private bool _isBeginDirty;

    public Block(int id, BlockShape shape, IChunkSource chunks)
    {
        (Id, Shape, _chunks) = (id, shape, chunks);
        _capacity = Math.Min(_capacity, shape.MostGroups);
        _state = new long[_capacity * shape.Width];
        _isDirtyPage = new bool[(shape.MostGroups / shape.GroupsInPage) + 1];
        _heads = new Head[shape.Archives.Length];
        _old = new OldChunks[shape.Archives.Length];
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            _heads[archive] = new Head(shape.Archives[archive], id, archive, _capacity * shape.Sources);
            _old[archive] = new OldChunks(shape.MostGroups * shape.Sources);
        }
    }

    /// <summary>Held by whoever reads or changes anything of it.</summary>
    public object Gate { get; } = new();

    public int Id { get; }

    public BlockShape Shape { get; }

    public bool IsFull => _free.Count == 0 && _groups.Count == Shape.MostGroups;

    /// <summary>Chunks that have to be written; null for one that is deleted; an array of values for one that is changed.</summary>
    public ChunkChanges Changes { get; private set; } = new();

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
        _lost.Remove(index);
        State(index).Clear();
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            for (var column = index * Shape.Sources; column < (index + 1) * Shape.Sources; column++)
            {
                _heads[archive].Clear(column);
                DropChunks(archive, column);
            }
        }
    }

    /// <summary>A group's state. Who changes it calls <see cref="SetDirty"/>.</summary>
    public Span<long> State(int index) => _state.AsSpan(index * Shape.Width, Shape.Width);

    /// <summary>Says that a group's state has to be written.</summary>
    public void SetDirty(int index) => _isDirtyPage[index / Shape.GroupsInPage] = true;

    /// <summary>Puts a value that is known. Each has its place once; what is not put is unknown.</summary>
    public void Put(int archive, int column, long row, double value)
    {
        var head = _heads[archive];
        if (!head.Holds(row) && !TryReach(archive, head, row))
        {
            Change(archive, column, row, value);
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
            var isThere = row >= 0 && TryRead(archive, number, column, chunk);
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
                flight.AddHead(this, archive, place, _heads[archive].RowAt(place), _heads[archive].Bytes(place, _groups.Count * Shape.Sources));
            }
        }

        for (var page = 0; page < _isDirtyPage.Length; page++)
        {
            if (_isDirtyPage[page])
            {
                _isDirtyPage[page] = false;
                var first = page * Shape.GroupsInPage;
                flight.AddState(this, page, StatePage.Write(Page(page), Shape.Width, place => _lost.Contains(first + place)));
            }
        }

        if (_isBeginDirty)
        {
            _isBeginDirty = false;
            flight.AddBegin(this, Array.ConvertAll(_heads, head => head.Begin));
        }

        if (!Changes.IsEmpty)
        {
            flight.AddChanges(this, Changes);
            Changes = new ChunkChanges { Before = Changes };
        }
    }

    /// <summary>What was collected is on the disk.</summary>
    public void Landed() => Changes.Before = null;

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
            _isDirtyPage[page] = true;
        }

        _isBeginDirty = true;
        Changes.TakeBack();
    }

    /// <summary>Puts back what the disk has of states. There may be more than there are groups now: the last ones were deleted.</summary>
    public void LoadState(int page, ReadOnlySpan<byte> bytes, bool isSound)
    {
        var first = page * Shape.GroupsInPage;
        StatePage.Read(bytes, isSound, first < _groups.Count ? Page(page) : [], Shape.Width, place => _lost.Add(first + place));
    }

    /// <summary>True for a place whose group's state is not what was written.</summary>
    public bool IsLost(int index) => _lost.Contains(index);

    /// <summary>Puts back where the heads begin, and the oldest chunks that may be there.</summary>
    public void LoadBegin(ReadOnlySpan<long> begin)
    {
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            _heads[archive].Begin = begin[archive];
            _old[archive].Load(_chunks.Oldest(new ChunkPlace(Shape.Id, archive)));
        }
    }

    /// <summary>Puts the beginnings of the heads, which are lost, where the newest rows that the disk has say that they are.</summary>
    public void FindBegin(Func<int, long?> newest)
    {
        for (var archive = 0; archive < _heads.Length; archive++)
        {
            var (head, at) = (_heads[archive], archive);
            head.Begin = newest(archive) is { } row ? head.BeginFor(row, chunk => IsOnDisk(at, chunk)) : Head.None;
            _old[archive].Load(_chunks.Oldest(new ChunkPlace(Shape.Id, archive)));
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
            if (_groups[i] is null && !_lost.Contains(i))
            {
                _free.Push(i);
            }
        }
    }

    private bool IsOnDisk(int archive, long chunk)
    {
        var values = new double[_heads[archive].Slots];
        for (var column = 0; column < _groups.Count * Shape.Sources; column++)
        {
            try
            {
                if (_chunks.TryRead(new ChunkPlace(Shape.Id, archive), IdOf(chunk, column), values))
                {
                    return true;
                }
            }
            catch (PlanException)
            {
                return true; // it is there, and damaged
            }
        }

        return false;
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
        var chunk = head.ChunkOf(head.Begin);
        Span<double> values = stackalloc double[head.Slots];
        for (var column = 0; column < _groups.Count * Shape.Sources; column++)
        {
            head.Copy(column, values);
            if (ChunkPacking.Pack(values, ChunkRow.Front) is { } bytes)
            {
                Changes.Put(archive, IdOf(chunk, column), bytes);
                _old[archive].Add(column, chunk);
            }
        }

        head.Advance();
        _isBeginDirty = true;
        Expire(archive, head);
    }

    // A group that has got no sample for long keeps its rows as an RRD file does: what is too old for a group goes by its own last sample.
    private void Expire(int archive, Head head)
    {
        var old = _old[archive];
        for (var index = 0; index < _groups.Count; index++)
        {
            if (_groups[index] is { } group)
            {
                // One chunk more than needed: a reader that chose its rows a moment ago still finds them.
                var newest = group.Shape.NewestRow(archive, State(index));
                old.SetGoal(index * Shape.Sources, Shape.Sources, head.ChunkOf(Math.Max(0, newest - Shape.Archives[archive].Rows + 1)) - 1);
            }
        }

        for (var chunk = old.Least(_groups.Count * Shape.Sources); old.IsGoal(chunk); chunk++)
        {
            if (old.IsGoalOfAll(chunk, _groups.Count * Shape.Sources))
            {
                Changes.Trim(archive, IdOf(chunk, 0), IdOf(chunk, ColumnMask));
            }
            else
            {
                old.ForGoal(chunk, _groups.Count * Shape.Sources, column => Changes.Put(archive, IdOf(chunk, column), null));
            }
        }

        old.Reached(_groups.Count * Shape.Sources);
    }

    // A row that the head has let go, of a group that is behind: its chunk is read, changed, and written again.
    private void Change(int archive, int column, long row, double value)
    {
        if (row < 0)
        {
            return; // before 1970, where nobody can ask for it
        }

        var head = _heads[archive];
        var chunk = head.ChunkOf(row);
        if (Changes.Open(archive, IdOf(chunk, column)) is not { } values)
        {
            values = new double[head.Slots];
            if (!TryRead(archive, chunk, column, values))
            {
                Array.Fill(values, double.NaN);
            }

            Changes.Put(archive, IdOf(chunk, column), values);
        }

        values[(int)(row - head.FirstOf(chunk))] = value;
        _old[archive].Add(column, chunk);
    }

    private bool TryRead(int archive, long chunk, int column, Span<double> values)
    {
        var id = IdOf(chunk, column);
        return Changes.TryFind(archive, id, out var change)
            ? change is not null && Unpack(change, values)
            : chunk >= _old[archive].Of(column) && _chunks.TryRead(new ChunkPlace(Shape.Id, archive), id, values);
    }

    private static bool Unpack(object change, Span<double> values)
    {
        if (change is double[] numbers)
        {
            numbers.CopyTo(values);
            return true;
        }

        return ChunkPacking.TryUnpack(((byte[])change).AsSpan(ChunkRow.Front), values);
    }

    private void DropChunks(int archive, int column)
    {
        var (old, head) = (_old[archive], _heads[archive]);
        if (head.Begin != Head.None && old.Of(column) != long.MaxValue)
        {
            for (var chunk = old.Of(column); chunk <= head.ChunkOf(head.Begin); chunk++)
            {
                Changes.Put(archive, IdOf(chunk, column), null);
            }
        }

        old.Forget(column);
    }

    private void Widen(int capacity)
    {
        Array.Resize(ref _state, capacity * Shape.Width);
        Array.ForEach(_heads, head => head.Widen(capacity * Shape.Sources));
        _capacity = capacity;
    }

    private Span<long> Page(int page)
    {
        var first = page * Shape.GroupsInPage;
        return _state.AsSpan(first * Shape.Width, Math.Min(Shape.GroupsInPage, _groups.Count - first) * Shape.Width);
    }

    private const int ColumnBits = 10;
    private const int BlockBits = 20;
    private const int ColumnMask = (1 << ColumnBits) - 1;

    /// <summary>Blocks that there may be.</summary>
    public const int MostBlocks = 1 << BlockBits;

    /// <summary>The chunk of a row's key.</summary>
    public static long ChunkOf(long id) => id >> (ColumnBits + BlockBits);

    /// <summary>Block and column of a row's key.</summary>
    public static (int Block, int Column) PlaceOf(long id) => ((int)((id >> ColumnBits) & (MostBlocks - 1)), (int)(id & ColumnMask));

    // Time comes first: new chunks are the last rows of their table, and old ones the first.
    private long IdOf(long chunk, int column) => (chunk << (ColumnBits + BlockBits)) | ((long)Id << ColumnBits) | (uint)column;
}
