namespace Rem.Faults.Power;

/// <summary>
/// A disk whose power can be cut as often as one likes: an ext4 file system on a loop device that writes straight to a
/// file, which lies on an XFS file system. A copy of that file by `--reflink` is made in one moment and holds what the
/// disk held then, nothing of the page cache. The method is that of `shared/reference/probes/powerloss.sh`.
/// </summary>
internal sealed class CutDisk : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("rem-power-").FullName;
    private readonly string _loop;

    /// <summary>Makes it. Needs root, xfsprogs and loop devices.</summary>
    public CutDisk()
    {
        foreach (var name in new[] { "outer", "inner", "snap" })
        {
            Directory.CreateDirectory(In(name));
        }

        Command.Run("truncate", "-s", "4G", In("outer.img"));
        Command.Run("mkfs.xfs", "-q", "-f", In("outer.img"));
        Command.Run("mount", "-o", "loop", In("outer.img"), In("outer"));
        Command.Run("truncate", "-s", "512M", In("outer/disk.img"));
        Command.Run("mkfs.ext4", "-q", "-F", In("outer/disk.img"));
        _loop = Command.Run("losetup", "--direct-io=on", "-f", "--show", In("outer/disk.img"));
        Command.Run("mount", _loop, In("inner"));
    }

    /// <summary>The folder on the disk.</summary>
    public string Folder => In("inner");

    /// <summary>Keeps what the disk holds at this moment, under a number.</summary>
    public void Cut(int number) => Command.Run("cp", "--reflink=always", In("outer/disk.img"), Image(number));

    /// <summary>Looks at what the disk held, as after the power came back.</summary>
    public async Task<T> LookAsync<T>(int number, Func<string, Task<T>> look)
    {
        Command.Run("mount", "-o", "loop", Image(number), In("snap"));
        try
        {
            return await look(In("snap"));
        }
        finally
        {
            Command.Run("umount", In("snap"));
            File.Delete(Image(number));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Command.Try("umount", In("inner"));
        Command.Try("losetup", "-d", _loop);
        Command.Try("umount", In("outer"));
        Directory.Delete(_root, recursive: true);
    }

    private string Image(int number) => In($"outer/cut-{number}.img");

    private string In(string name) => Path.Combine(_root, name);
}
