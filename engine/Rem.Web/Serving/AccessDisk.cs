namespace Rem.Web.Serving;

/// <summary>The disk of this machine.</summary>
internal sealed class AccessDisk : IAccessDisk
{
    /// <inheritdoc/>
    public void Append(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // in the data folder, which is its owner's alone
        using var file = new FileStream(path, Options());
        file.Write(bytes);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
