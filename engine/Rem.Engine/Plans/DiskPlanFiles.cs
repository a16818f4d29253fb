namespace Rem.Plans;

/// <summary>Plans from the disk; relative paths start from the current folder.</summary>
public sealed class DiskPlanFiles : IPlanFiles
{
    /// <summary>The one instance; it holds nothing.</summary>
    public static DiskPlanFiles Instance { get; } = new();

    /// <inheritdoc/>
    public byte[]? Read(string path, int limit)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return ReadAll(stream, limit);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Devices and pipes have no length, and a file may grow while it is read.
    private static byte[] ReadAll(FileStream stream, int limit)
    {
        var expected = stream.CanSeek ? Math.Min(stream.Length, limit) + 1 : 4096;
        var bytes = new byte[(int)expected];
        var count = 0;
        while (true)
        {
            var read = stream.Read(bytes, count, bytes.Length - count);
            if (read == 0 || (count += read) > limit)
            {
                break;
            }

            if (count == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * count, limit + 1L));
            }
        }

        Array.Resize(ref bytes, count);
        return bytes;
    }
}
