namespace Rem.Faults.Disk;

/// <summary>An ext4 file system of 32 MB. Needs root and loop devices.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("rem-full-").FullName;

    public SmallDisk()
    {
        Directory.CreateDirectory(Folder);
        Command.Run("truncate", "-s", "32M", Path.Combine(_root, "disk.img"));
        Command.Run("mkfs.ext4", "-q", "-F", "-m", "0", Path.Combine(_root, "disk.img"));
        Command.Run("mount", "-o", "loop", Path.Combine(_root, "disk.img"), Folder);
    }

    /// <summary>The folder on it.</summary>
    public string Folder => Path.Combine(_root, "disk");

    public void Dispose()
    {
        Command.Try("umount", Folder);
        Directory.Delete(_root, recursive: true);
    }
}
