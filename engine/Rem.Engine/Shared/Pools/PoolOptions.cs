namespace Rem.Shared.Pools;

/// <summary>A pool as the operator describes it in `rem.yaml`.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">`sqlite`; others when their backends exist.</param>
/// <param name="Connection">Where it connects to, in the kind's own words: for `sqlite` a file's path or `:memory:`.</param>
public sealed record PoolOptions(string Name, string Kind, string Connection)
{
    /// <summary>Connections in use at once, 1 to 1,000; a SQLite database in memory has one whatever is said here.</summary>
    public int Max { get; init; } = 8;

    /// <summary>Longest wait for a free connection.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for a database that another program has locked.</summary>
    public TimeSpan Busy { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest result of one call, in bytes of its texts and 8 for each value.</summary>
    public long MaxBytes { get; init; } = 16 * 1024 * 1024;
}
