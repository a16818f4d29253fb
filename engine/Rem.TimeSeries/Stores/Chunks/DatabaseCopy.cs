using Rem.Storage;
using Rem.Storage.Folders;
using Rem.Storage.Sqlite;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>A copy of a database that is written to meanwhile.</summary>
internal static class DatabaseCopy
{
    /// <summary>
    /// Makes it, as one file without a log, and in the place of what stands there; between two of its steps the database is
    /// written to. Throws <see cref="StorageErrors"/>, and then leaves nothing.
    /// </summary>
    public static void Make(SeriesDatabase database, string path, CancellationToken cancel)
    {
        File.Delete(path);
        try
        {
            using (File.Create(path))
            {
            }

            OwnerOnly.Set(path);
            using var target = SqliteFile.Open(path);
            var copy = new PageCopy(target);
            try
            {
                while (!database.Copy(copy))
                {
                    cancel.ThrowIfCancellationRequested();
                }
            }
            finally
            {
                database.Finish(copy);
            }

            target.Run("PRAGMA journal_mode=DELETE"); // one file, without a log
        }
        catch (Exception error)
        {
            File.Delete(path);
            throw error is SqliteFault fault ? SeriesDatabase.Failure(fault, path) : error;
        }
    }
}
