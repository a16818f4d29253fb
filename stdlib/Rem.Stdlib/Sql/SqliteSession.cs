using Microsoft.Data.Sqlite;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.Pools;
using Rem.Values;
using SQLitePCL;

namespace Rem.Stdlib.Sql;

/// <summary>One connection in somebody's hands. Statements run on a thread of the pool, so that nothing of a run waits for the disk.</summary>
internal sealed class SqliteSession(SqlitePool pool, SqliteConnection connection) : IPoolSession
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _isClosed;

    public async ValueTask<PoolResult> RunAsync(string sql, object? parameters, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await _turn.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, this);
            return await Task.Run(() => Run(sql, parameters, cancel), CancellationToken.None);
        }
        catch (SqliteException error)
        {
            // An interrupted statement and a cancelled run look alike to SQLite; the token tells.
            cancel.ThrowIfCancellationRequested();
            throw SqliteFault.Of(error, pool.Options.Name);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        await _turn.WaitAsync();
        _turn.Release();
        pool.GiveBack(connection, Rollback());
        _turn.Dispose();
    }

    private PoolResult Run(string sql, object? parameters, CancellationToken cancel)
    {
        using var interrupt = cancel.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);
        cancel.ThrowIfCancellationRequested();
        return new SqliteScript(connection.Handle!, pool.Options, cancel).Run(sql, parameters);
    }

    /// <summary>Undoes an open transaction; false when the connection is of no more use.</summary>
    private bool Rollback()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            return true;
        }

        return raw.sqlite3_exec(connection.Handle, "ROLLBACK") == raw.SQLITE_OK;
    }
}
