using Rem.Values;

namespace Rem.Shared.Pools;

/// <summary>
/// A named pool of connections to a database. At most <see cref="PoolOptions.Max"/> are in use at once; who comes
/// then waits its turn, at most <see cref="PoolOptions.Wait"/>, and gets <see cref="PoolErrors.Exhausted"/> after that.
/// </summary>
public interface IPool
{
    /// <summary>How it was described.</summary>
    PoolOptions Options { get; }

    /// <summary>Takes a connection out of the pool; disposing the session gives it back, an open transaction undone.</summary>
    ValueTask<IPoolSession> OpenAsync(CancellationToken cancel);
}

/// <summary>A connection in somebody's hands. One statement at a time.</summary>
public interface IPoolSession : IAsyncDisposable
{
    /// <summary>
    /// Runs SQL, one statement or several. <paramref name="parameters"/> is a list (for `?` in their order), a map (for
    /// `:name`, `@name` and `$name`) or null; values are bound as values, bools as 0 and 1, lists and maps as compact
    /// JSON text. Each statement is a transaction of its own unless the SQL begins one; one that is left open is undone
    /// when the session ends. Cancellation interrupts it.
    /// </summary>
    ValueTask<PoolResult> RunAsync(string sql, object? parameters, CancellationToken cancel);
}

/// <summary>What SQL gave.</summary>
/// <param name="Rows">The rows of the last statement that gives any, each a map in the order of the columns; bytes come as base64 text.</param>
/// <param name="Changed">Rows that were inserted, updated or deleted, of all statements.</param>
public readonly record struct PoolResult(RemList Rows, long Changed);

/// <summary>The pools by name.</summary>
public interface IPools
{
    /// <summary>The pool of a name. Throws <see cref="PoolErrors.Unknown"/>, naming those there are.</summary>
    IPool Open(string name);
}

/// <summary>One kind of pool: opens nothing until a pool is used.</summary>
public interface IPoolKind
{
    /// <summary>The kind as `rem.yaml` names it: `sqlite`.</summary>
    string Kind { get; }

    /// <summary>A pool as described. Throws <see cref="PoolErrors.Options"/> when the description is wrong.</summary>
    IPool Create(PoolOptions options, TimeProvider clock);
}
