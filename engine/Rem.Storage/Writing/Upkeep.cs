using System.Globalization;
using Rem.Storage.Logs;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Writing;

/// <summary>
/// Keeps the files small. The log is copied into the database by the commit that fills it (`wal_autocheckpoint`); here,
/// while nobody writes, pages that nothing uses any more are given back to the disk, and the log with them.
/// </summary>
internal sealed class Upkeep(SqliteFile file, LogMark mark)
{
    private const int PagesAtOnce = 500;

    private long _changes;
    private long _seen;
    private bool _isTidy = true;

    /// <summary>Called after each transaction.</summary>
    public void Wrote(int changes) => _changes += changes;

    /// <summary>Called now and then. True when there is more to tidy up and it should be called again soon.</summary>
    public bool Tick()
    {
        if (_changes != _seen)
        {
            _seen = _changes;
            _isTidy = false;
            return false; // busy
        }

        if (_isTidy)
        {
            return false;
        }

        if (FreePages() > 0)
        {
            file.Run($"PRAGMA incremental_vacuum({PagesAtOnce})");
            return true;
        }

        mark.Clear();
        file.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        _isTidy = true;
        return false;
    }

    private long FreePages() => long.Parse(file.Ask("PRAGMA freelist_count"), CultureInfo.InvariantCulture);
}
