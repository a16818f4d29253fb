using System.Globalization;
using SQLitePCL;

namespace Rem.Storage.Sqlite;

/// <summary>A connection to a database file. Used by one thread at a time.</summary>
internal sealed class SqliteFile : IDisposable
{
    private static readonly Lock _starting = new();
    private static bool _isStarted;

    private readonly sqlite3 _connection;

    private SqliteFile(string path, sqlite3 connection)
    {
        Path = path;
        _connection = connection;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The version of the library.</summary>
    public static string Version
    {
        get
        {
            Start();
            return raw.sqlite3_libversion().utf8_to_string();
        }
    }

    /// <summary>The connection, for calls of the library that have no method here.</summary>
    public sqlite3 Connection => _connection;

    /// <summary>True outside of a transaction.</summary>
    public bool IsIdle => raw.sqlite3_get_autocommit(_connection) != 0;

    /// <summary>Opens a file. Throws <see cref="SqliteFault"/>.</summary>
    public static SqliteFile Open(string path, bool isReadOnly = false)
    {
        Start();
        var flags = raw.SQLITE_OPEN_NOMUTEX | (isReadOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        var code = raw.sqlite3_open_v2(path, out var connection, flags, null);
        var file = new SqliteFile(path, connection);
        if (code != raw.SQLITE_OK)
        {
            var fault = file.Fault();
            file.Dispose();
            throw fault;
        }

        raw.sqlite3_extended_result_codes(connection, 1);
        return file;
    }

    /// <summary>Runs statements that take and give nothing.</summary>
    public void Run(string sql)
    {
        if (raw.sqlite3_exec(_connection, sql) != raw.SQLITE_OK)
        {
            throw Fault();
        }
    }

    /// <summary>The first column of the first row as text; empty without one.</summary>
    public string Ask(string sql)
    {
        using var statement = Prepare(sql);
        if (!statement.Step())
        {
            return "";
        }

        var answer = statement.Text(0);
        statement.Reset();
        return answer;
    }

    /// <summary>Sets a pragma and reads it back: SQLite keeps quiet when it does not take one.</summary>
    public void Set(string pragma, string value, string expected)
    {
        Run($"PRAGMA {pragma}={value}");
        var got = Ask($"PRAGMA {pragma}");
        if (got != expected)
        {
            throw new SqliteFault(raw.SQLITE_IOERR, $"the setting '{pragma}' could not be made {value}, it is {got}");
        }
    }

    /// <summary>Lets the file become no larger than so many pages; 0 sets no limit.</summary>
    public void Limit(int pages)
    {
        if (pages > 0)
        {
            Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));
        }
    }

    /// <summary>Prepares a statement.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_connection, sql, out var statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>Throws when a call failed.</summary>
    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault();
        }
    }

    /// <summary>What a call's own answer says: of a copy between two files neither connection remembers what went wrong.</summary>
    public static SqliteFault FaultOf(int code) => new(code, raw.sqlite3_errstr(code).utf8_to_string());

    /// <summary>What went wrong last.</summary>
    public SqliteFault Fault() => new(raw.sqlite3_extended_errcode(_connection), raw.sqlite3_errmsg(_connection).utf8_to_string());

    /// <inheritdoc/>
    public void Dispose() => raw.sqlite3_close_v2(_connection);

    private static void Start()
    {
        lock (_starting)
        {
            if (!_isStarted)
            {
                Batteries_V2.Init();
                _isStarted = true;
            }
        }
    }
}
