using Rem.Errors;
using Rem.Files;
using Rem.Plans;

namespace Rem.Storage.Backups;

/// <summary>
/// Stands in a data folder while a restore takes its data's place: between the end of the old log and the name of the new
/// database there is a moment in which the folder holds neither whole. Whoever opens it then is told, instead of being
/// given half of the old data.
/// </summary>
internal static class RestoreMark
{
    private const string FileName = "restoring";

    /// <summary>Puts it there, onto the disk.</summary>
    public static void Put(string folder, string backup)
    {
        Attachments.Write(PathIn(folder), System.Text.Encoding.UTF8.GetBytes(backup + "\n"));
        DiskSync.Folder(folder);
    }

    /// <summary>Takes it away, once the folder holds whole data.</summary>
    public static void Take(string folder)
    {
        File.Delete(PathIn(folder));
        DiskSync.Folder(folder);
    }

    /// <summary>Throws <see cref="StorageErrors.Damaged"/> while it stands there.</summary>
    public static void EnsureNone(string folder)
    {
        var path = PathIn(folder);
        if (File.Exists(path))
        {
            throw new PlanException(
                StorageErrors.Damaged,
                SourceSpan.None,
                $"the data folder '{folder}' is not whole: the restore of '{File.ReadAllText(path).TrimEnd('\n')}' was cut short",
                "restore it again: rem restore BACKUP --replace");
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, FileName);
}
