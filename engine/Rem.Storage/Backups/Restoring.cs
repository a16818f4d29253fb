using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Storage.Folders;
using Rem.Storage.Journals;
using Rem.Storage.Logs;
using Rem.Storage.Schema;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Backups;

/// <summary>Puts a backup in the place of a data folder's database.</summary>
internal static class Restoring
{
    // Tokens that were granted after the backup must be stale too: nobody grants so many between two backups.
    private const long TokenStep = 1L << 32;

    /// <summary>
    /// Restores a backup that is sound. Throws <see cref="StorageErrors"/>; the folder is then as it was. Data that stands in
    /// the folder is only replaced when <paramref name="replaces"/> says so.
    /// </summary>
    public static VerifyReport Run(string backup, string folder, bool replaces)
    {
        var report = SqliteStore.VerifyFile(backup);
        if (!report.IsSound)
        {
            throw new PlanException(StorageErrors.Damaged, SourceSpan.None, $"the backup '{backup}' is damaged and was not restored: {report.Damages[0]}", "choose another backup");
        }

        if (report.Version > Migrations.Newest)
        {
            throw new PlanException(StorageErrors.Newer, SourceSpan.None, $"the backup '{backup}' was made by a newer REM", StorageErrors.Newer.Fix);
        }

        DataFolder.Prepare(folder);
        using var mark = OwnerMark.Take(folder);
        var path = Path.Combine(folder, DataFolder.DatabaseName);
        if (File.Exists(path) && !replaces)
        {
            throw new PlanException(StorageErrors.Folder, SourceSpan.None, $"the data folder '{folder}' holds data already", "say --replace to lose it, or restore into another folder");
        }

        Replace(backup, path);
        return report with { Path = path };
    }

    private static void Replace(string backup, string path)
    {
        var part = path + ".part";
        File.Copy(backup, part, overwrite: true);
        try
        {
            OwnerOnly.Set(part);
            using (var file = SqliteFile.Open(part))
            {
                SqliteJournal.RaiseToken(file, TokenStep);
                Attachments.Extract(file, Path.GetDirectoryName(path)!);
            }

            DiskSync.File(part);
            File.Delete(LogMark.MarkOf(path));
            File.Delete(LogMark.LogOf(path)); // of the data that goes
            File.Move(part, path, overwrite: true);
            DiskSync.Folder(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
