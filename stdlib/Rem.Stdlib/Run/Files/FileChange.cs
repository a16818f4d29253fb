using Rem.Files;

namespace Rem.Stdlib.Run.Files;

/// <summary>Writes a file where that changes something: one that holds the same already stays untouched.</summary>
internal static class FileChange
{
    /// <summary>Writes or appends, and says whether the file changed. Throws <see cref="FileErrors"/>.</summary>
    public static async Task<bool> ApplyAsync(string path, byte[] bytes, bool isAppend, UnixFileMode? mode, CancellationToken cancel)
    {
        if (!isAppend && await HoldsAsync(path, bytes, cancel) && HasMode(path, mode))
        {
            return false;
        }

        await (isAppend ? AtomicFile.AppendAsync(path, bytes, mode, cancel) : AtomicFile.WriteAsync(path, bytes, mode, cancel));
        return true;
    }

    private static async Task<bool> HoldsAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length != bytes.Length)
            {
                return false;
            }

            var present = bytes.Length == 0 ? [] : await File.ReadAllBytesAsync(path, cancel);
            return present.AsSpan().SequenceEqual(bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What cannot be read can still be written.
            return false;
        }
    }

    private static bool HasMode(string path, UnixFileMode? mode) =>
        mode is null || OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == mode;
}
