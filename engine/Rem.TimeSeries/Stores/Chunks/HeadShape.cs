namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>How an archive lies in a block: rows of a chunk, and rows of the ring in memory that holds what is in no chunk yet.</summary>
internal sealed class HeadShape(int steps, int rows)
{
    // Long chunks are few rows of the database, short ones little memory: an archive that gets a row each step has longer ones.
    private const int MostSlots = 240;
    private const int MostSlotsOfLong = 120;
    private const int LeastSlots = 8;

    /// <summary>Rows that the archive keeps.</summary>
    public int Rows { get; } = rows;

    /// <summary>Rows of a chunk.</summary>
    public int Slots { get; } = Math.Clamp(rows / 8, LeastSlots, steps == 1 ? MostSlots : MostSlotsOfLong);

    /// <summary>Rows by which a group may be behind the first of its block until each of its rows has to go into a chunk by itself.</summary>
    public int Grace => Math.Max(4, Slots / 8);

    /// <summary>Rows of the ring.</summary>
    public int Ring => Slots + Grace;

    /// <summary>
    /// By how many rows the chunks of a block end before the multiples of their length: so that not all blocks, and not all
    /// archives of one, fill their chunks at the same time. A later block's end later, so that new chunks are the last of their table.
    /// </summary>
    public long Offset(int block, int place) => Slots - 1 - (((block * Math.Max(1, Slots / 16)) + (place * Math.Max(1, Slots / 5))) % Slots);
}
