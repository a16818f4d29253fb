using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Storage;
using Rem.Storage.Folders;
using Rem.Storage.Logs;
using Rem.Storage.Sqlite;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>Opens the file of time series: settings, tables, soundness.</summary>
internal static class SeriesFile
{
    private const int Version = 2; // 1: pages of states without a checksum for each
    private const long CheckedBytes = 256L * 1024 * 1024; // a look through a larger file would take longer than a start may

    /// <summary>Opens it, and makes it where it is not there. Throws <see cref="SqliteFault"/> and <see cref="StorageErrors"/>.</summary>
    public static SqliteFile Open(string path, StoreOptions options)
    {
        DatabaseCheck.Check(path);
        LogCheck.Check(path);
        var file = SqliteFile.Open(path);
        try
        {
            file.Set("locking_mode", "EXCLUSIVE", "exclusive"); // one connection alone: see Rem.Storage's Database
            RefuseNewer(file);
            CheckDefinitions(file);
            SetUp(file, options);
            Check(file);
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
        file.Run("PRAGMA page_size=8192"); // holds from the first table on
        file.Set("journal_mode", "WAL", "wal");
        file.Set("synchronous", options.Synchronous, options.Synchronous switch { "FULL" => "2", "NORMAL" => "1", _ => "0" });
        file.Limit(options.MostPages);
        file.Set("wal_autocheckpoint", "8000", "8000");
        file.Set("journal_size_limit", "134217728", "134217728");
        file.Run("PRAGMA cache_size=-16000");
        OwnerOnly.Set(file.Path);
        file.Run("BEGIN IMMEDIATE");
        foreach (var table in Enum.GetValues<ChunkTable>())
        {
            if (table != ChunkTable.Chunk)
            {
                file.Run($"CREATE TABLE IF NOT EXISTS {SeriesTables.Name(table)}{SeriesTables.Columns}");
            }
        }

        file.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={Version}"));
        file.Run("COMMIT");
    }

    // SQLite keeps them as text: one that was damaged may still be that of a table, in which nothing is found.
    private static void CheckDefinitions(SqliteFile file)
    {
        using var statement = file.Prepare("SELECT name, sql FROM sqlite_schema");
        while (statement.Step())
        {
            if (statement.Text(0) is var name && statement.Text(1) != $"CREATE TABLE {name}{SeriesTables.Columns}")
            {
                throw Damaged(file, $"the definition of '{name}' is not what was written");
            }
        }
    }

    private static PlanException Damaged(SqliteFile file, string what) =>
        new(StorageErrors.Damaged, SourceSpan.None, $"'{file.Path}' is damaged: {what}", StorageErrors.Damaged.Fix);

    // A row whose key has changed would be missing without a word; what is out of its order is seen here.
    private static void Check(SqliteFile file)
    {
        if (new FileInfo(file.Path).Length <= CheckedBytes && file.Ask("PRAGMA quick_check(1)") is var found and not "ok")
        {
            throw Damaged(file, found.ReplaceLineEndings(" "));
        }
    }

    private static void RefuseNewer(SqliteFile file)
    {
        if (int.Parse(file.Ask("PRAGMA user_version"), CultureInfo.InvariantCulture) is var version and > Version)
        {
            throw new PlanException(StorageErrors.Newer, SourceSpan.None, $"'{file.Path}' has the shape {version}, this rem knows up to {Version}", StorageErrors.Newer.Fix);
        }
    }
}
