using Microsoft.Data.Sqlite;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.Pools;
using SQLitePCL;

namespace Rem.Stdlib.Sql;

/// <summary>Opens connections to the database of a pool. Making one loads SQLite.</summary>
internal sealed class SqliteOpener
{
    /// <summary>How long SQLite itself waits for a lock before it looks whether it was cancelled.</summary>
    public const int BusySliceMilliseconds = 50;

    private readonly PoolOptions _options;
    private readonly string _connectionString;

    public SqliteOpener(PoolOptions options)
    {
        Batteries_V2.Init();
        _options = options;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = options.Connection,
            Pooling = false, // this pool is the pool
        }.ToString();
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            SqliteException.ThrowExceptionForRC(raw.sqlite3_busy_timeout(connection.Handle, BusySliceMilliseconds), connection.Handle);
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw new PlanException(new Finding(SqlErrors.Open, SourceSpan.None, $"pool '{_options.Name}' cannot open '{_options.Connection}': {SqliteFault.Reason(error)}", SqlErrors.Open.Fix), error);
        }
    }
}
