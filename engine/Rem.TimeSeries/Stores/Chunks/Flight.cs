using System.Buffers.Binary;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>All that one transaction writes, and where it came from, so that it can go back there when it fails.</summary>
internal sealed class Flight
{
    private const int BlockShift = 40;
    private const int ArchiveShift = 24;
    private readonly List<ChunkRow> _rows = [];
    private readonly List<(ChunkPlace Place, long First, long Last)> _trims = [];
    private readonly List<(Block Block, int Archive, int Place, long Row)> _heads = [];
    private readonly List<(Block Block, int Page)> _pages = [];
    private readonly HashSet<Block> _blocks = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<ChunkRow> Rows => _rows;

    /// <summary>Ranges of chunks that are deleted first.</summary>
    public IReadOnlyList<(ChunkPlace Place, long First, long Last)> Trims => _trims;

    /// <summary>The blocks that something is of.</summary>
    public IReadOnlyCollection<Block> Blocks => _blocks;

    /// <summary>True without anything to write.</summary>
    public bool IsEmpty => _rows.Count == 0 && _trims.Count == 0;

    /// <summary>Rows of the table of groups and the like, which nobody takes back: they are kept for the next try.</summary>
    public List<ChunkRow> Catalogue { get; } = [];

    public void AddHead(Block block, int archive, int place, long row, ReadOnlySpan<byte> values)
    {
        var bytes = new byte[ChunkRow.Front + sizeof(long) + values.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(ChunkRow.Front), row);
        values.CopyTo(bytes.AsSpan(ChunkRow.Front + sizeof(long)));
        Add(block, ChunkRow.Of(ChunkTable.Head, ((long)block.Id << BlockShift) | ((long)archive << ArchiveShift) | (uint)place, bytes));
        _heads.Add((block, archive, place, row));
    }

    public void AddState(Block block, int page, byte[] bytes)
    {
        Add(block, ChunkRow.Of(ChunkTable.State, ((long)block.Id << ArchiveShift) | (uint)page, bytes));
        _pages.Add((block, page));
    }

    public void AddBegin(Block block, long[] begin)
    {
        var bytes = new byte[ChunkRow.Front + (begin.Length * sizeof(long))];
        for (var i = 0; i < begin.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(ChunkRow.Front + (i * sizeof(long))), begin[i]);
        }

        Add(block, ChunkRow.Of(ChunkTable.Begin, block.Id, bytes));
    }

    public void AddChanges(Block block, ChunkChanges changes)
    {
        foreach (var (archive, first, last) in changes.Trims)
        {
            _trims.Add((new ChunkPlace(block.Shape.Id, archive), first, last));
        }

        foreach (var ((archive, id), chunk) in changes.Chunks)
        {
            var bytes = chunk is double[] values ? ChunkPacking.Pack(values, ChunkRow.Front) : (byte[]?)chunk;
            _rows.Add(ChunkRow.Of(ChunkTable.Chunk, id, bytes, new ChunkPlace(block.Shape.Id, archive)));
        }

        _blocks.Add(block);
    }

    public IEnumerable<(int Archive, int Place, long Row)> HeadsOf(Block block) => _heads.Where(head => head.Block == block).Select(head => (head.Archive, head.Place, head.Row));

    public IEnumerable<int> PagesOf(Block block) => _pages.Where(page => page.Block == block).Select(page => page.Page);

    /// <summary>Block and page of a row of states.</summary>
    public static (int Block, int Page) StateOf(long id) => ((int)(id >> ArchiveShift), (int)(id & ((1 << ArchiveShift) - 1)));

    /// <summary>Block and archive of a row of a head.</summary>
    public static (int Block, int Archive) HeadOf(long id) => ((int)(id >> BlockShift), (int)((id >> ArchiveShift) & ((1 << (BlockShift - ArchiveShift)) - 1)));

    private void Add(Block block, ChunkRow row)
    {
        _rows.Add(row);
        _blocks.Add(block);
    }
}
