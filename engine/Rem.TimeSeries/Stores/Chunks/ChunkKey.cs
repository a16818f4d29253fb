namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// The keys of chunks in their table: chunk, block and column in one number. Time comes first, so that new chunks are the
/// last rows of their table, and old ones the first.
/// </summary>
internal static class ChunkKey
{
    /// <summary>Blocks that there may be.</summary>
    public const int MostBlocks = 1 << BlockBits;

    /// <summary>The last column that a block may have.</summary>
    public const int LastColumn = (1 << ColumnBits) - 1;

    private const int ColumnBits = 10;
    private const int BlockBits = 20;

    /// <summary>The key of a chunk of a column.</summary>
    public static long Of(long chunk, int block, int column) => (chunk << (ColumnBits + BlockBits)) | ((long)block << ColumnBits) | (uint)column;

    /// <summary>The chunk of a key.</summary>
    public static long ChunkOf(long key) => key >> (ColumnBits + BlockBits);

    /// <summary>Block and column of a key.</summary>
    public static (int Block, int Column) PlaceOf(long key) => ((int)((key >> ColumnBits) & (MostBlocks - 1)), (int)(key & LastColumn));
}
