using Rem.Errors;
using Rem.Plans;
using Rem.Storage.Folders;
using Rem.Storage.Logs;
using Rem.Storage.Schema;

namespace Rem.Storage.Sqlite;

/// <summary>Opens the database of a data folder: settings, shape, soundness.</summary>
internal static class Database
{
    // A look through a larger file would take longer than a start may; `rem verify` looks through all of it.
    private const long CheckedBytes = 256L * 1024 * 1024;

    /// <summary>
    /// Opens it, sets it up, and copies its log into it, so that nothing rests on pages whose sync may have failed before.
    /// Throws <see cref="SqliteFault"/> and <see cref="StorageErrors"/>.
    /// </summary>
    public static SqliteFile Open(string path, StoreOptions options)
    {
        DatabaseCheck.Check(path);
        LogCheck.Check(path);
        var file = SqliteFile.Open(path);
        try
        {
            // One connection, for itself alone: SQLite before 3.51.3 can lose a log that two connections work on. Said first:
            // without it the first look makes a file of shared memory, for which a full disk has no room.
            file.Set("locking_mode", "EXCLUSIVE", "exclusive");
            Migrations.RefuseNewer(file);
            SetUp(file, options);
            Check(file);
            Migrations.ApplyAll(file);
            EmptyLog(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void SetUp(SqliteFile file, StoreOptions options)
    {
        if (file.Ask("PRAGMA auto_vacuum") != "2")
        {
            file.Run("PRAGMA auto_vacuum=INCREMENTAL"); // holds from the first table on
        }

        file.Set("journal_mode", "WAL", "wal");
        file.Set("synchronous", options.Synchronous, options.Synchronous switch { "FULL" => "2", "NORMAL" => "1", _ => "0" });
        file.Set("wal_autocheckpoint", "4000", "4000");
        file.Set("journal_size_limit", "67108864", "67108864");
        file.Run("PRAGMA cache_size=-16000");
        file.Limit(options.MostPages);
        OwnerOnly.Set(file.Path);
    }

    // A full disk can still be read from; the log then stays until there is room.
    private static void EmptyLog(SqliteFile file)
    {
        try
        {
            file.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteFault fault) when (fault.IsFull)
        {
        }
    }

    // A counter whose row is lost would begin anew, and tokens fall: those tables are looked through however large the rest is.
    private static void Check(SqliteFile file)
    {
        if (Migrations.DamageOf(file) is { } damage)
        {
            throw Damaged(file, damage);
        }

        foreach (var looked in new FileInfo(file.Path).Length <= CheckedBytes ? ["1"] : new[] { "resource", "fact" })
        {
            if (file.Ask($"PRAGMA quick_check({looked})") is var found and not "ok")
            {
                throw Damaged(file, found.ReplaceLineEndings(" "));
            }
        }
    }

    private static PlanException Damaged(SqliteFile file, string what) =>
        new(StorageErrors.Damaged, SourceSpan.None, $"'{file.Path}' is damaged: {what}", StorageErrors.Damaged.Fix);
}
