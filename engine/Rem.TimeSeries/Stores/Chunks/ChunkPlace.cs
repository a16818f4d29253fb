namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>A table of chunks: all of one archive of one shape, so that new ones are always its last rows.</summary>
internal readonly record struct ChunkPlace(int Shape, int Archive);
