using System.Buffers.Binary;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Backups;

/// <summary>Looks at the file that a backup is or becomes, before SQLite does: it would not say what is wrong.</summary>
internal static class BackupPlace
{
    // The head of a database file: the pages' size (1 means 65536) and how many there are.
    private const int HeadLength = 100;
    private const int PageSizeAt = 16;
    private const int PagesAt = 28;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Throws for a place where no backup can be made. What stands there is only replaced when <paramref name="replaces"/> says so.</summary>
    public static void CheckNew(string path, string dataFolder, bool replaces)
    {
        if (Directory.Exists(path))
        {
            throw new PlanException(StorageErrors.Backup, SourceSpan.None, $"the backup '{path}' was not written: it is a folder", "name a file in it");
        }

        if (Path.GetFullPath(path).StartsWith(Path.GetFullPath(dataFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new PlanException(StorageErrors.Backup, SourceSpan.None, $"the backup '{path}' was not written: it would lie in the data folder, and be lost with it", "name a file elsewhere, best on another disk");
        }

        if (FileKind.IsSpecial(path))
        {
            throw NoFile(path);
        }

        if (!replaces && File.Exists(path))
        {
            throw Exists(path);
        }
    }

    /// <summary>Why a file that begins as a database is not all there, or null. Throws for what is no backup at all.</summary>
    public static string? CheckFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new PlanException(StorageErrors.Backup, SourceSpan.None, $"'{path}' is a folder, no backup", "name the file that `rem backup` made; the data of a node: `rem verify --node FOLDER`, with the folder of its rem.yaml");
        }

        if (FileKind.IsSpecial(path))
        {
            throw NoFile(path);
        }

        Span<byte> head = stackalloc byte[HeadLength];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var length = file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
            return length == 0 ? throw NoBackup(path, "it is empty")
                : !head.StartsWith(Magic[..Math.Min(length, Magic.Length)]) ? throw NoBackup(path, "it does not begin as one")
                : Cut(head[..length], file.Length);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlanException(StorageErrors.Backup, SourceSpan.None, $"there is no file '{path}'", StorageErrors.Backup.Fix);
        }
        catch (UnauthorizedAccessException)
        {
            throw new PlanException(StorageErrors.Denied, SourceSpan.None, $"the backup '{path}' cannot be read: permission denied", "a backup is for the user that made it: run the command as that user");
        }
        catch (IOException error)
        {
            throw new PlanException(StorageErrors.Disk, SourceSpan.None, $"the backup '{path}' cannot be read: {error.Message}", "look at the system's log; take another backup");
        }
    }

    /// <summary>The error of a file that is none of REM's.</summary>
    public static PlanException NoBackup(string path, string why) =>
        new(StorageErrors.Backup, SourceSpan.None, $"'{path}' is no backup of rem: {why}", "name a file that `rem backup` made; one that was overwritten cannot be mended, choose an older one");

    /// <summary>The error of a database that a process works with.</summary>
    public static PlanException InUse(string path) =>
        new(StorageErrors.Owned, SourceSpan.None, $"'{path}' is the database of a process that runs, no backup", "`rem verify` without a file looks through the data of the node");

    /// <summary>The error of a backup whose pages cannot be followed.</summary>
    public static PlanException Damaged(string path, SqliteFault fault) =>
        new(new Finding(StorageErrors.Damaged, SourceSpan.None, $"the backup '{path}' is damaged: {fault.Message}", "choose another backup"), fault);

    /// <summary>The error of a backup that its disk or the file system refused, or whose database is damaged.</summary>
    public static PlanException NotWritten(string path, string database, Exception error) => error switch
    {
        _ when StorageFailure.IsFull(error) => NoRoom(path),
        SqliteFault { IsDamage: true } => StorageFailure.Of(error, database),
        SqliteFault fault => new(StorageErrors.Backup, SourceSpan.None, $"the backup '{path}' was not written: {fault.Message} (SQLite {fault.Code})", "look at the system's log, and name a file on a disk that is sound"),
        UnauthorizedAccessException => new(StorageErrors.Denied, SourceSpan.None, $"the backup '{path}' was not written: permission denied", "name a file in a folder that the user of the node may write"),
        IOException when File.Exists(path) => Exists(path),
        DirectoryNotFoundException when Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder) => new(StorageErrors.Backup, SourceSpan.None, $"the backup '{path}' was not written: there is no folder '{folder}'", "make the folder, or name another one"),
        FileNotFoundException or DirectoryNotFoundException => new(StorageErrors.Backup, SourceSpan.None, $"the backup '{path}' was not written: no file can be made in '{Path.GetDirectoryName(path)}'", "name a file in another folder"),
        _ => new(StorageErrors.Backup, SourceSpan.None, $"the backup '{path}' was not written: {error.Message}", "name a file in a folder that is there and has room"),
    };

    private static PlanException Exists(string path) =>
        new(StorageErrors.Exists, SourceSpan.None, $"the backup '{path}' was not written: a file of that name is there", "choose another name, or say --force to replace it");

    private static PlanException NoRoom(string path) =>
        new(StorageErrors.Backup, SourceSpan.None, $"there is no room for the backup '{path}': its disk is full; nothing of it was left there", "make room on that disk, or name a file on another one");

    private static PlanException NoFile(string path) =>
        new(StorageErrors.Backup, SourceSpan.None, $"'{path}' is no plain file", "a backup is a plain file: name one");

    private static string? Cut(ReadOnlySpan<byte> head, long length)
    {
        if (head.Length < HeadLength)
        {
            return $"it was cut: {length} bytes are left";
        }

        var size = BinaryPrimitives.ReadUInt16BigEndian(head[PageSizeAt..]) is var written && written == 1 ? 65536L : written;
        var whole = size * BinaryPrimitives.ReadUInt32BigEndian(head[PagesAt..]);
        return length < whole ? $"it was cut: {length} of {whole} bytes are left" : null;
    }
}
