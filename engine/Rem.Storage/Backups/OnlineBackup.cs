using Rem.Files;
using Rem.Storage.Folders;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage.Backups;

/// <summary>
/// Copies the database of an open store into a file, some pages between two transactions, while writing goes on: what is
/// written meanwhile is in the copy too. The copy has its name when it is whole and on the disk.
/// </summary>
internal static class OnlineBackup
{
    /// <summary>
    /// Makes the copy and gives its size in bytes. Throws <see cref="SqliteFault"/>, <see cref="IOException"/> and
    /// <see cref="UnauthorizedAccessException"/>; what stood under the name then stands there still.
    /// </summary>
    public static async Task<long> RunAsync(BatchWriter writer, string path, bool replaces, string folder, (IReadOnlyList<string> Files, IReadOnlyList<CompanionDatabase> Companions) extras, int mostPages, CancellationToken cancel)
    {
        var part = path + ".part";
        File.Delete(part);
        try
        {
            Make(part);
            using (var target = SqliteFile.Open(part))
            {
                target.Limit(mostPages);
                await CopyAsync(writer, target, cancel);
                target.Run("PRAGMA journal_mode=DELETE"); // one file, without a log
                Attachments.Add(target, folder, extras.Files);
                await Companions.AddAsync(target, extras.Companions, cancel);
            }

            DiskSync.File(part);
            File.Move(part, path, replaces);
            DiskSync.Folder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new FileInfo(path).Length;
        }
        finally
        {
            File.Delete(part);
        }
    }

    // By the file system's own call: SQLite does not say why it cannot.
    private static void Make(string path)
    {
        using (File.Create(path))
        {
        }

        OwnerOnly.Set(path);
    }

    private static async Task CopyAsync(BatchWriter writer, SqliteFile target, CancellationToken cancel)
    {
        var copy = new PageCopy(target);
        var isDone = false;
        try
        {
            while (!isDone)
            {
                cancel.ThrowIfCancellationRequested();
                await writer.AskAsync(source => isDone = copy.Step(source));
            }
        }
        finally
        {
            await writer.AskAsync(_ => copy.Finish());
        }
    }
}
