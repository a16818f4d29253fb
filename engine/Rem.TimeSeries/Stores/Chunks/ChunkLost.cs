using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>A group of the database whose state is not what was written.</summary>
internal sealed class ChunkLost(string name, SeriesDefinition definition, ChunkSeat seat) : LostGroup(name, definition, "its state is not what was written")
{
    /// <summary>Where it was.</summary>
    public ChunkSeat Seat => seat;
}
