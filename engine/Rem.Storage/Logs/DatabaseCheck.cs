using Rem.Errors;
using Rem.Plans;

namespace Rem.Storage.Logs;

/// <summary>
/// Looks, before SQLite does, whether the database is there: SQLite makes a new one in the place of one that is gone or
/// empty, and throws away the log that held the rest of it. The mark is made once the first database is on the disk, and
/// stays; what has neither mark nor log has never held anything, as after a first start that was killed.
/// </summary>
internal static class DatabaseCheck
{
    /// <summary>Throws <see cref="StorageErrors.Damaged"/> for a database that was there and is not, or is empty. It changes nothing.</summary>
    public static void Check(string database)
    {
        if (LengthOf(database) is var length && length <= 0 && TraceOf(database) is { } trace)
        {
            throw new PlanException(
                StorageErrors.Damaged,
                SourceSpan.None,
                $"the database '{database}' is {(length < 0 ? "gone" : "empty: 0 bytes")}, and '{Path.GetFileName(trace)}' beside it tells that it held data; nothing was changed",
                "put the file back, or restore a backup: rem restore BACKUP --replace; to start anew without the data, move the whole folder away");
        }
    }

    /// <summary>The file that tells of a database: its log while it holds anything, or its mark; null without one.</summary>
    public static string? TraceOf(string database) =>
        LengthOf(LogMark.LogOf(database)) > 0 ? LogMark.LogOf(database) : File.Exists(LogMark.MarkOf(database)) ? LogMark.MarkOf(database) : null;

    // A link is as long as what it leads to.
    private static long LengthOf(string path)
    {
        if (!File.Exists(path))
        {
            return -1;
        }

        var file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
        return file.Length;
    }
}
