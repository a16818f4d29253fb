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
    public static VerifyReport Run(string backup, string folder, bool replaces, Func<AttachedFile, string>? nameOf)
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

        var files = new List<AttachedFile>();
        foreach (var file in report.Files)
        {
            files.Add(nameOf is null ? file : file with { Name = nameOf(file) });
        }

        DataFolder.Prepare(folder);
        using var mark = OwnerMark.Take(folder);
        var path = Path.Combine(folder, DataFolder.DatabaseName);
        if (!replaces)
        {
            RefuseExisting(folder, path, files);
        }

        Replace(backup, path, files);
        return report with { Path = path, Files = files };
    }

    // What is left of a database that is gone may be all that is left of the data. Files too: secrets may stand in a folder that has never had a database.
    private static void RefuseExisting(string folder, string database, List<AttachedFile> files)
    {
        var existing = File.Exists(database) ? DataFolder.DatabaseName : Path.GetFileName(DatabaseCheck.TraceOf(database)) ?? files.Find(file => File.Exists(Path.Combine(folder, file.Name)))?.Name;
        if (existing is not null)
        {
            throw new PlanException(StorageErrors.Exists, SourceSpan.None, $"the data folder '{folder}' holds data already: {existing}", "say --replace to lose it, or restore into another folder");
        }
    }

    private static void Replace(string backup, string path, List<AttachedFile> files)
    {
        var folder = Path.GetDirectoryName(path)!;
        var part = path + ".part";
        File.Copy(backup, part, overwrite: true);
        try
        {
            OwnerOnly.Set(part);
            using (var file = SqliteFile.Open(part))
            {
                SqliteJournal.RaiseToken(file, TokenStep);
                Attachments.Remove(file);
            }

            DiskSync.File(part);
            foreach (var file in files)
            {
                Attachments.Write(Path.Combine(folder, file.Name), file.Bytes);
            }

            RestoreMark.Put(folder, backup);
            File.Delete(LogMark.MarkOf(path));
            File.Delete(LogMark.LogOf(path)); // of the data that goes
            DiskSync.Folder(folder); // the new database never meets the old one's log
            File.Move(part, path, overwrite: true);
            DiskSync.Folder(folder);
            LogMark.Put(path);
            RestoreMark.Take(folder);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
