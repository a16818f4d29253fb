using Rem.Errors;
using Rem.Files;
using Rem.Plans;

namespace Rem.Storage.Folders;

/// <summary>The folder of a node's data: its user's alone, on a disk of this machine, with one owner.</summary>
internal static class DataFolder
{
    /// <summary>The database's name in it.</summary>
    public const string DatabaseName = "rem.db";

    /// <summary>Makes it where it is not there and checks it. Throws <see cref="StorageErrors"/>.</summary>
    public static void Prepare(string folder)
    {
        try
        {
            _ = IsThere(folder); // says more of what stands in its way than making it does
            if (!OwnFolder.TryMake(folder))
            {
                throw NotOwn(folder, OwnFolder.Problem(folder)!);
            }

            var drive = new DriveInfo(folder);
            if (IsRemote(drive))
            {
                throw new PlanException(StorageErrors.Network, SourceSpan.None, $"the data folder '{folder}' lies on a network file system ({drive.DriveFormat})", StorageErrors.Network.Fix);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, error is FileNotFoundException or DirectoryNotFoundException ? new IOException($"nothing can be made in '{Path.GetDirectoryName(folder)}'") : error);
        }
    }

    /// <summary>True when it is there, false when nothing is. Throws <see cref="StorageErrors"/> when it is no folder, or nobody tells this user.</summary>
    public static bool IsThere(string folder)
    {
        try
        {
            return OwnFolder.IsThere(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, error);
        }
    }

    /// <summary>The error of a folder that cannot be used, as the file system tells it.</summary>
    public static PlanException Unusable(string folder, Exception error) => error switch
    {
        UnauthorizedAccessException => Denied(folder, "permission denied", "look at the owner and the mode of that folder and of those above it, and at the user that REM runs as"),
        _ when StorageFailure.IsFull(error) => StorageFailure.Of(error, folder),
        _ => new PlanException(StorageErrors.Folder, SourceSpan.None, $"the data folder '{folder}' cannot be used: {error.Message}", StorageErrors.Folder.Fix),
    };

    private static PlanException NotOwn(string folder, string why) => Denied(folder, why, why == OwnFolder.BelongsToAnother
        ? "run the command as that user, or let `node: {data: …}` in rem.yaml name a folder of this one"
        : $"let only its owner in: chmod 700 '{folder}'; if it holds anything but the node's data, name another folder with `node: {{data: …}}` in rem.yaml");

    private static PlanException Denied(string folder, string why, string hint) =>
        new(StorageErrors.Denied, SourceSpan.None, $"the data folder '{folder}' cannot be used: {why}", hint);

    /// <summary>True for file systems whose locks and syncs cannot be relied on.</summary>
    private static bool IsRemote(DriveInfo drive) =>
        drive.DriveType == DriveType.Network || drive.DriveFormat is "nfs" or "nfs4" or "cifs" or "smb2" or "smb3" or "smbfs" or "9p" or "v9fs" or "fuse.sshfs" or "afs" or "ceph";
}
