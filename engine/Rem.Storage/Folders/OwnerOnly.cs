namespace Rem.Storage.Folders;

/// <summary>Files that nobody but their owner may read or write.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a file its owner's alone; on Windows its folder does that.</summary>
    public static void Set(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Mode);
        }
    }
}
