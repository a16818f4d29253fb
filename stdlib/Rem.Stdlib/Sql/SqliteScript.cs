using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.Pools;
using Rem.Values;
using SQLitePCL;

namespace Rem.Stdlib.Sql;

/// <summary>
/// The statements of one SQL text on one connection, one after the other. On SQLite's own functions instead of the
/// driver's commands: those know no `?`, guess types from column declarations, and retry a locked database deaf to
/// cancellation.
/// </summary>
internal sealed class SqliteScript(sqlite3 database, PoolOptions pool, CancellationToken cancel)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _bytesLeft = pool.MaxBytes;

    public PoolResult Run(string sql, object? parameters)
    {
        var binder = new SqliteBinder(parameters);
        var rows = new RemList();
        long changed = 0;
        var count = 0;
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(sql);
        while (!rest.IsEmpty)
        {
            using var statement = Prepare(ref rest);
            if (statement is null)
            {
                continue; // blanks or a comment
            }

            count++;
            binder.Bind(statement);
            var before = raw.sqlite3_total_changes(database);
            var given = Read(statement);
            rows = given ?? rows;
            changed += raw.sqlite3_total_changes(database) == before ? 0 : raw.sqlite3_changes(database);
        }

        binder.CheckAllUsed();
        return count > 0
            ? new PoolResult(rows, changed)
            : throw new PlanException(SqlErrors.Empty, SourceSpan.None, $"pool '{pool.Name}' was given no SQL statement, got {ValueText.Show(sql)}");
    }

    private sqlite3_stmt? Prepare(ref ReadOnlySpan<byte> sql)
    {
        while (true)
        {
            var code = raw.sqlite3_prepare_v2(database, sql, out var statement, out var tail);
            if (!IsWorthWaiting(code))
            {
                SqliteException.ThrowExceptionForRC(code, database);
                sql = tail;
                return statement.IsInvalid ? null : statement;
            }
        }
    }

    /// <summary>Runs a statement and gives its rows; null for one that has no columns.</summary>
    private RemList? Read(sqlite3_stmt statement)
    {
        var columns = Columns(statement);
        var rows = new RemList();
        while (true)
        {
            var code = raw.sqlite3_step(statement);
            if (code == raw.SQLITE_ROW)
            {
                rows.Add(Row(statement, columns));
            }
            else if (!IsWorthWaiting(code))
            {
                SqliteException.ThrowExceptionForRC(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code, database);
                return columns.Length == 0 ? null : rows;
            }
        }
    }

    // SQLite has waited a slice of the time already when it says that the database is locked.
    private bool IsWorthWaiting(int code)
    {
        cancel.ThrowIfCancellationRequested();
        return (code & 0xFF) == raw.SQLITE_BUSY && Stopwatch.GetElapsedTime(_started) < pool.Busy;
    }

    private string[] Columns(sqlite3_stmt statement)
    {
        var columns = new string[raw.sqlite3_column_count(statement)];
        for (var i = 0; i < columns.Length; i++)
        {
            var name = raw.sqlite3_column_name(statement, i).utf8_to_string();
            columns[i] = Array.IndexOf(columns, name, 0, i) < 0
                ? name
                : throw new PlanException(SqlErrors.Failed, SourceSpan.None, $"pool '{pool.Name}': two columns of a result are called '{name}'", "name them apart with `AS`");
        }

        return columns;
    }

    private RemMap Row(sqlite3_stmt statement, string[] columns)
    {
        var row = new RemMap(columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            row.Set(columns[i], Value(statement, i));
        }

        if (_bytesLeft < 0)
        {
            throw new LimitException(LimitErrors.Text, SourceSpan.None, $"a query on pool '{pool.Name}' gave more than {pool.MaxBytes} bytes", "ask for fewer rows (`LIMIT`) or columns");
        }

        return row;
    }

    private object? Value(sqlite3_stmt statement, int column)
    {
        _bytesLeft -= 8;
        switch (raw.sqlite3_column_type(statement, column))
        {
            case raw.SQLITE_INTEGER:
                return raw.sqlite3_column_int64(statement, column);
            case raw.SQLITE_FLOAT:
                return raw.sqlite3_column_double(statement, column);
            case raw.SQLITE_TEXT:
                return Encoding.UTF8.GetString(Bytes(statement, column)); // as bytes: text may hold NUL
            case raw.SQLITE_BLOB:
                return Convert.ToBase64String(Bytes(statement, column));
            default:
                return null;
        }
    }

    private ReadOnlySpan<byte> Bytes(sqlite3_stmt statement, int column)
    {
        var bytes = raw.sqlite3_column_blob(statement, column);
        _bytesLeft -= bytes.Length;
        return bytes;
    }
}
