using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Rem.Errors;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// Reads what a database holds into blocks. A row that is not what was written costs what stood in it alone: shapes, blocks and
/// beginnings are found again by what else there is, a state loses its group, a head's row becomes unknown. All of it is told.
/// </summary>
internal sealed class ChunkLoader(SeriesDatabase database)
{
    private readonly SortedDictionary<long, string> _keys = [];
    private readonly SortedDictionary<long, long> _shapeOf = [];
    private readonly List<long> _lostShapes = [];
    private readonly HashSet<long> _lostBegins = [];

    /// <summary>The shapes.</summary>
    public Dictionary<string, BlockShape> Shapes { get; } = new(StringComparer.Ordinal);

    /// <summary>The blocks, by their numbers.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The groups.</summary>
    public List<(long Id, GroupRow Row)> Groups { get; } = [];

    /// <summary>The highest number that a shape has, also one that is lost.</summary>
    public int LastShape { get; private set; }

    /// <summary>The highest number that a group has.</summary>
    public long LastGroup { get; private set; }

    /// <summary>True when a place in a block may be that of a group whose row is lost: none between others is free then.</summary>
    public bool HasLostNames { get; private set; }

    /// <summary>What is damaged, each in a sentence.</summary>
    public List<string> Damages { get; } = [];

    /// <summary>Rows that have to be written again.</summary>
    public List<ChunkRow> Repairs { get; } = [];

    /// <summary>Reads shapes, blocks and groups.</summary>
    public void ReadCatalogue()
    {
        database.ReadAll(ChunkTable.Shape, (id, bytes) => _keys[id] = Encoding.UTF8.GetString(bytes.Span), (id, _) => _lostShapes.Add(id));
        database.ReadAll(ChunkTable.Block, (id, bytes) => _shapeOf[id] = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span), static (_, _) => { });
        database.ReadAll(ChunkTable.Group, ReadGroup, (id, _) => LoseGroup(id));
        LastShape = (int)_keys.Keys.Concat(_lostShapes).Concat(_shapeOf.Values).DefaultIfEmpty().Max();
        FindShapes();
        foreach (var (id, key) in _keys)
        {
            var shape = new BlockShape((int)id, key);
            Shapes.Add(key, shape);
            database.MakeTables(shape);
        }

        MakeBlocks();
    }

    /// <summary>Reads beginnings, states and heads of the blocks, whose groups are in their places.</summary>
    public void ReadBlocks()
    {
        database.ReadAll(ChunkTable.Begin, (id, bytes) => Blocks[(int)id].LoadBegin(MemoryMarshal.Cast<byte, long>(bytes.Span)), (id, _) => _lostBegins.Add(id));
        FindBegins();
        database.ReadAll(ChunkTable.State, (id, bytes) => ReadState(id, bytes, isSound: true), (id, bytes) => ReadState(id, bytes, isSound: false));
        database.ReadAll(ChunkTable.Head, ReadHead, LoseHead);
    }

    private void ReadGroup(long id, ReadOnlyMemory<byte> bytes)
    {
        LastGroup = Math.Max(LastGroup, id);
        try
        {
            if (GroupRow.Read(bytes.Span) is { } row)
            {
                Groups.Add((id, row));
                return;
            }
        }
        catch (PlanException)
        {
            // Told below.
        }

        LoseGroup(id);
    }

    private void LoseGroup(long id)
    {
        LastGroup = Math.Max(LastGroup, id);
        HasLostNames = true;
        Damages.Add($"'{database.Path}' is damaged: the name of a series group is lost (row {id} of group), and with it what it held");
    }

    // A group says which shape its block has.
    private void FindShapes()
    {
        foreach (var (_, row) in Groups)
        {
            var key = BlockShape.KeyOf(row.Definition);
            if (_shapeOf.TryGetValue(row.Block, out var shape))
            {
                if (!_keys.ContainsKey(shape))
                {
                    _keys[shape] = key;
                    Repairs.Add(ShapeRow(shape, key));
                }

                continue;
            }

            var found = 0L;
            foreach (var (id, known) in _keys)
            {
                found = known == key ? id : found;
            }

            if (found == 0 && _lostShapes.Find(id => !_keys.ContainsKey(id)) is var lost and > 0)
            {
                _keys[found = lost] = key;
                Repairs.Add(ShapeRow(lost, key));
            }

            if (found != 0)
            {
                _shapeOf[row.Block] = found;
                Repairs.Add(BlockRow(row.Block, (int)found));
            }
        }
    }

    // A block of which nothing is known takes a number and no groups.
    private void MakeBlocks()
    {
        var last = -1L;
        foreach (var id in _shapeOf.Keys)
        {
            last = id;
        }

        for (var id = 0L; id <= last; id++)
        {
            var isKnown = _shapeOf.TryGetValue(id, out var shape) && _keys.ContainsKey(shape);
            Blocks.Add(new Block((int)id, isKnown ? Shapes[_keys[shape]] : new BlockShape(0, "1 1"), database));
        }

        Groups.RemoveAll(group => group.Row.Block >= Blocks.Count || group.Row.Index >= Blocks[group.Row.Block].Shape.MostGroups || Blocks[group.Row.Block].Shape.Archives.Length == 0);
    }

    private void ReadState(long id, ReadOnlyMemory<byte> bytes, bool isSound)
    {
        var (block, page) = Flight.StateOf(id);
        if (block < Blocks.Count)
        {
            Blocks[block].LoadState(page, bytes.Span, isSound);
        }
    }

    private void ReadHead(long id, ReadOnlyMemory<byte> bytes)
    {
        var (block, archive) = Flight.HeadOf(id);
        if (block < Blocks.Count)
        {
            Blocks[block].LoadHead(archive, BinaryPrimitives.ReadInt64LittleEndian(bytes.Span), bytes.Span[sizeof(long)..]);
        }
    }

    private void LoseHead(long id, ReadOnlyMemory<byte> bytes)
    {
        var (block, archive) = Flight.HeadOf(id);
        Damages.Add($"'{database.Path}' is damaged: a row of archive {archive + 1} (row {id} of head) is not what was written, and unknown in {Names(block)}");
    }

    // The newest row that there is stands in the head's first chunk, or a little behind it.
    private void FindBegins()
    {
        if (_lostBegins.Count == 0)
        {
            return;
        }

        var newest = new Dictionary<(int Block, int Archive), long>();
        database.ReadAll(
            ChunkTable.Head,
            (id, bytes) => newest[Flight.HeadOf(id)] = Math.Max(newest.GetValueOrDefault(Flight.HeadOf(id), long.MinValue), BinaryPrimitives.ReadInt64LittleEndian(bytes.Span)),
            static (_, _) => { });
        foreach (var id in _lostBegins)
        {
            if (id < Blocks.Count)
            {
                Blocks[(int)id].FindBegin(archive => newest.TryGetValue(((int)id, archive), out var row) ? row : null);
            }
        }
    }

    private string Names(int block)
    {
        var names = new List<string>();
        foreach (var (_, row) in Groups)
        {
            if (row.Block == block)
            {
                names.Add($"'{row.Name}'");
            }
        }

        return names.Count <= 3 ? string.Join(", ", names) : $"{names[0]}, {names[1]} and {names.Count - 2} more groups";
    }

    /// <summary>The row of a shape.</summary>
    public static ChunkRow ShapeRow(long id, string key) => ChunkRow.Of(ChunkTable.Shape, id, [.. new byte[ChunkRow.Front], .. Encoding.UTF8.GetBytes(key)]);

    /// <summary>The row of a block.</summary>
    public static ChunkRow BlockRow(long id, int shape)
    {
        var bytes = new byte[ChunkRow.Front + sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ChunkRow.Front), shape);
        return ChunkRow.Of(ChunkTable.Block, id, bytes);
    }
}
