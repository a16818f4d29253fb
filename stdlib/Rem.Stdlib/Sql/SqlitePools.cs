using Rem.Errors;
using Rem.Plans;
using Rem.Shared.Pools;

namespace Rem.Stdlib.Sql;

/// <summary>Pools of SQLite databases. The library is loaded when the first one is used.</summary>
public sealed class SqlitePools : IPoolKind
{
    /// <inheritdoc/>
    public string Kind => "sqlite";

    /// <inheritdoc/>
    public IPool Create(PoolOptions options, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(options.Connection))
        {
            throw Wrong(options, "needs the path of a file, or ':memory:'");
        }

        if (options.Max is < 1 or > 1000)
        {
            throw Wrong(options, $"has a 'max' of 1 to 1000 connections, got {options.Max}");
        }

        if (options.Wait < TimeSpan.Zero || options.Busy < TimeSpan.Zero || options.Busy > TimeSpan.FromHours(1))
        {
            throw Wrong(options, "has a 'wait' of 0 or more and a 'busy' of 0 to 1 hour");
        }

        return new SqlitePool(options, clock);
    }

    private static PlanException Wrong(PoolOptions options, string what) =>
        new(PoolErrors.Options, SourceSpan.None, $"pool '{options.Name}' {what}");
}
