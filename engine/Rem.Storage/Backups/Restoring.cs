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
            RefuseExisting(folder, [path, .. report.Companions.Select(other => Path.Combine(folder, other.Name))], files);
        }

        var owners = TakeFolders(folder, report.Companions);
        try
        {
            Replace(backup, path, files);
        }
        finally
        {
            owners.ForEach(static owner => owner.Dispose());
        }

        return report with { Path = path, Files = files };
    }

    // Other databases have owners of their own.
    private static List<OwnerMark> TakeFolders(string folder, IReadOnlyList<(string Name, bool IsThere)> companions)
    {
        var owners = new List<OwnerMark>();
        foreach (var (name, isThere) in companions)
        {
            var place = Path.GetDirectoryName(Path.Combine(folder, name))!;
            if (isThere)
            {
                DataFolder.Prepare(place);
            }

            if (Directory.Exists(place))
            {
                owners.Add(OwnerMark.Take(place));
            }
        }

        return owners;
    }

    // What is left of a database that is gone may be all that is left of the data. Files too: secrets may stand in a folder that has never had a database.
    private static void RefuseExisting(string folder, IReadOnlyList<string> databases, List<AttachedFile> files)
    {
        var existing = databases.Select(database => File.Exists(database) ? database : DatabaseCheck.TraceOf(database)).FirstOrDefault(static path => path is not null) is { } found
            ? Path.GetRelativePath(folder, found)
            : files.Find(file => File.Exists(Path.Combine(folder, file.Name)))?.Name;
        if (existing is not null)
        {
            throw new PlanException(StorageErrors.Exists, SourceSpan.None, $"the data folder '{folder}' holds data already: {existing}", "say --replace to lose it, or restore into another folder");
        }
    }

    private static void Replace(string backup, string path, List<AttachedFile> files)
    {
        var folder = Path.GetDirectoryName(path)!;
        var part = path + ".part";
        IReadOnlyList<CompanionFact> companions = [];
        File.Copy(backup, part, overwrite: true);
        try
        {
            OwnerOnly.Set(part);
            using (var file = SqliteFile.Open(part))
            {
                companions = FactsOf(file);
                foreach (var companion in companions)
                {
                    MakePart(part, companion, folder);
                }

                SqliteJournal.RaiseToken(file, TokenStep);
                Attachments.Remove(file);
                Companions.Remove(file, companions);
            }

            DiskSync.File(part);
            foreach (var file in files)
            {
                Attachments.Write(Path.Combine(folder, file.Name), file.Bytes);
            }

            RestoreMark.Put(folder, backup);
            Place(path, isThere: true);
            foreach (var companion in companions)
            {
                Place(Path.Combine(folder, companion.Name), companion.IsThere);
            }

            RestoreMark.Take(folder);
        }
        finally
        {
            File.Delete(part);
            foreach (var companion in companions.Where(static companion => companion.IsThere))
            {
                File.Delete(Path.Combine(folder, companion.Name) + ".part");
            }
        }
    }

    private static void MakePart(string backup, CompanionFact companion, string folder)
    {
        if (companion.IsThere)
        {
            Companions.Extract(backup, companion, Path.Combine(folder, companion.Name) + ".part");
        }
    }

    // The part takes the place of the database that goes, whose log the new one never meets.
    private static void Place(string path, bool isThere)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            return;
        }

        File.Delete(LogMark.MarkOf(path));
        File.Delete(LogMark.LogOf(path)); // of the data that goes
        DiskSync.Folder(folder);
        if (!isThere)
        {
            File.Delete(path);
            DiskSync.Folder(folder);
            return;
        }

        File.Move(path + ".part", path, overwrite: true);
        DiskSync.Folder(folder);
        LogMark.Put(path);
    }

    private static List<CompanionFact> FactsOf(SqliteFile file)
    {
        var facts = new List<CompanionFact>();
        using var statement = file.Prepare("SELECT id, body FROM fact");
        while (statement.Step())
        {
            if (CompanionFact.Is(statement.Integer(0)))
            {
                facts.Add(CompanionFact.Read(statement.Integer(0), statement.Bytes(1)));
            }
        }

        return facts;
    }
}
