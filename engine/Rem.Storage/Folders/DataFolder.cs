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
            if (!OwnFolder.TryMake(folder))
            {
                throw new PlanException(StorageErrors.Folder, SourceSpan.None, $"the data folder '{folder}' is not this user's alone", StorageErrors.Folder.Fix);
            }

            var drive = new DriveInfo(folder);
            if (IsRemote(drive))
            {
                throw new PlanException(StorageErrors.Network, SourceSpan.None, $"the data folder '{folder}' lies on a network file system ({drive.DriveFormat})", StorageErrors.Network.Fix);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(StorageErrors.Folder, SourceSpan.None, $"the data folder '{folder}' cannot be made or read: {error.Message}", StorageErrors.Folder.Fix);
        }
    }

    /// <summary>True for file systems whose locks and syncs cannot be relied on.</summary>
    private static bool IsRemote(DriveInfo drive) =>
        drive.DriveType == DriveType.Network || drive.DriveFormat is "nfs" or "nfs4" or "cifs" or "smb2" or "smb3" or "smbfs" or "9p" or "v9fs" or "fuse.sshfs" or "afs" or "ceph";
}
