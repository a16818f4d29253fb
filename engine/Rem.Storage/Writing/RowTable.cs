namespace Rem.Storage.Writing;

/// <summary>The tables of the database that rows are written to.</summary>
internal enum RowTable : byte
{
    /// <summary>Queues, buckets, counters.</summary>
    Resource,

    /// <summary>Messages and dead letters.</summary>
    Message,

    /// <summary>The changing part of a message that is there.</summary>
    MessageHead,

    /// <summary>Entries of buckets.</summary>
    Entry,

    /// <summary>Operation ids.</summary>
    Operation,

    /// <summary>A queue or counter with all rows that belong to it.</summary>
    Gone,

    /// <summary>Facts of the whole file.</summary>
    Fact,
}
