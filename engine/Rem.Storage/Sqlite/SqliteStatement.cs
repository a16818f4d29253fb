using SQLitePCL;

namespace Rem.Storage.Sqlite;

/// <summary>A prepared statement. Used by one thread at a time.</summary>
internal sealed class SqliteStatement(SqliteFile file, sqlite3_stmt statement) : IDisposable
{
    /// <summary>Gives parameter number <paramref name="index"/>, from 1, an integer.</summary>
    public SqliteStatement Bind(int index, long value)
    {
        file.Check(raw.sqlite3_bind_int64(statement, index, value));
        return this;
    }

    /// <summary>Gives a parameter bytes; null for NULL.</summary>
    public SqliteStatement Bind(int index, byte[]? value)
    {
        file.Check(value is null ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_blob(statement, index, value));
        return this;
    }

    /// <summary>Gives a parameter a text.</summary>
    public SqliteStatement Bind(int index, string value)
    {
        file.Check(raw.sqlite3_bind_text(statement, index, value));
        return this;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    /// <summary>The next row; false, and ready for the next run, when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            var fault = file.Fault();
            raw.sqlite3_reset(statement);
            throw fault;
        }

        Reset();
        return false;
    }

    /// <summary>An integer of the row, from 0.</summary>
    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A text of the row.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    /// <summary>Bytes of the row, until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Ends a run before its last row.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();
}
