namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>The chunks that are on the disk.</summary>
internal interface IChunkSource
{
    /// <summary>Reads one; false when it is not there. Throws when it is damaged.</summary>
    bool TryRead(ChunkPlace place, long id, Span<double> values);

    /// <summary>The oldest chunk of a table; one beyond all when there is none.</summary>
    long Oldest(ChunkPlace place);
}
