namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>The tables of the database of time series. Those of chunks come on top, one for each archive of each shape.</summary>
internal enum ChunkTable : byte
{
    /// <summary>Which archives groups have that lie together.</summary>
    Shape,

    /// <summary>Blocks, each of a shape.</summary>
    Block,

    /// <summary>Groups, each in a block.</summary>
    Group,

    /// <summary>What groups have begun, some groups a row.</summary>
    State,

    /// <summary>Where the head of each archive of a block begins.</summary>
    Begin,

    /// <summary>The newest rows, all groups of a block in one.</summary>
    Head,

    /// <summary>Older rows, so many of one source in one.</summary>
    Chunk,
}
