namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>The place of a group.</summary>
/// <param name="Id">The group's key in the database.</param>
/// <param name="Block">Its block.</param>
/// <param name="Index">Its number there.</param>
internal sealed record ChunkSeat(long Id, Block Block, int Index);
