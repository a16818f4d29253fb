using SQLitePCL;

namespace Rem.Storage.Sqlite;

/// <summary>
/// A copy of a database that is made some pages at a time, while its connection goes on writing: what is written meanwhile
/// is in the copy too. Each step, and the end, have the source's connection for themselves.
/// </summary>
internal sealed class PageCopy(SqliteFile target)
{
    private const int PagesAtOnce = 256;

    private sqlite3_backup? _backup;

    /// <summary>Copies some pages; true when that was all. Throws <see cref="SqliteFault"/>.</summary>
    public bool Step(SqliteFile source)
    {
        _backup ??= raw.sqlite3_backup_init(target.Connection, "main", source.Connection, "main") ?? throw target.Fault();
        var code = raw.sqlite3_backup_step(_backup, PagesAtOnce);
        return code == raw.SQLITE_DONE || (code == raw.SQLITE_OK ? false : throw SqliteFile.FaultOf(code));
    }

    /// <summary>Lets go of both files, whole or not.</summary>
    public void Finish()
    {
        if (_backup is not null)
        {
            raw.sqlite3_backup_finish(_backup);
            _backup = null;
        }
    }
}
