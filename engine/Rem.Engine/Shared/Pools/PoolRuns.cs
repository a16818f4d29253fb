namespace Rem.Shared.Pools;

/// <summary>SQL on a pool, on whichever connection is free.</summary>
public static class PoolRuns
{
    /// <summary>Takes a connection, runs SQL on it as <see cref="IPoolSession.RunAsync"/> says, and gives it back.</summary>
    public static async ValueTask<PoolResult> RunAsync(this IPool pool, string sql, object? parameters, CancellationToken cancel)
    {
        await using var session = await pool.OpenAsync(cancel);
        return await session.RunAsync(sql, parameters, cancel);
    }
}
