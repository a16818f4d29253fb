namespace Rem.Storage.Sqlite;

/// <summary>A call of SQLite that failed.</summary>
/// <param name="code">The extended result code.</param>
/// <param name="message">What SQLite says of it.</param>
internal sealed class SqliteFault(int code, string message) : Exception(message)
{
    private const int LogicCode = 1;
    private const int BusyCode = 5;
    private const int FullCode = 13;
    private const int IoCode = 10;
    private const int CorruptCode = 11;
    private const int NotADatabaseCode = 26;

    /// <summary>The extended result code.</summary>
    public int Code => code;

    /// <summary>No room.</summary>
    public bool IsFull => (code & 0xff) == FullCode;

    /// <summary>Another process has locked the file.</summary>
    public bool IsBusy => (code & 0xff) == BusyCode;

    /// <summary>The file has not the tables that were asked for.</summary>
    public bool IsLogic => (code & 0xff) == LogicCode;

    /// <summary>The disk failed.</summary>
    public bool IsDisk => (code & 0xff) == IoCode;

    /// <summary>The file is not what it was.</summary>
    public bool IsDamage => (code & 0xff) is CorruptCode or NotADatabaseCode;
}
