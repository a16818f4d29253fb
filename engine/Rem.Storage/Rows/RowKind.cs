namespace Rem.Storage.Rows;

/// <summary>What a row's bytes belong to: part of their checksum, so that no row is taken for another.</summary>
internal enum RowKind : byte
{
    /// <summary>A queue, bucket or counter.</summary>
    Resource = 1,

    /// <summary>What changes of a message.</summary>
    MessageHead = 2,

    /// <summary>A message's value.</summary>
    MessageBody = 3,

    /// <summary>An entry of a bucket.</summary>
    Entry = 4,

    /// <summary>An operation id.</summary>
    Operation = 5,

    /// <summary>A fact of the whole file.</summary>
    Fact = 6,
}
