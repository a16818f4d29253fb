namespace Rem.Storage.Rows;

/// <summary>The kinds of resources, as the database has them.</summary>
internal enum ResourceKind
{
    /// <summary>A queue.</summary>
    Queue = 1,

    /// <summary>A bucket.</summary>
    Bucket = 2,

    /// <summary>A counter.</summary>
    Counter = 3,
}
