using Microsoft.Win32.SafeHandles;

namespace Rem.Monitoring.Looking.Lines;

/// <summary>A file with lines to be read, open.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="File">The file.</param>
/// <param name="Facts">What it is.</param>
internal sealed record LineSource(string Path, SafeFileHandle File, FileFacts Facts) : IDisposable
{
    /// <summary>The byte from which on it is to be read.</summary>
    public long From { get; init; }

    /// <summary>True for the file that is still being written: its last line may not be whole yet.</summary>
    public bool IsGrowing { get; init; }

    /// <summary>Opens a file; null when it is not there or is no ordinary file. Throws when it may not be read.</summary>
    public static LineSource? Open(string path)
    {
        // A pipe that nobody writes to would be waited for without end: it is not opened to be asked.
        if (SystemCalls.Facts(path, out _) is { Kind: not "file" })
        {
            return null;
        }

        try
        {
            var file = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (SystemCalls.Facts(file) is { Kind: "file" } facts)
            {
                return new LineSource(path, file, facts);
            }

            file.Dispose();
            return null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>True for the file that a mark is of.</summary>
    public bool Is(LineMark mark) => Facts.Device == mark.Device && Facts.Inode == mark.Inode && Facts.Size >= mark.Offset && (mark.Head.Bytes == 0 ? IsAsOld(mark) : mark.Head.Fits(File));

    // One that was empty begins like every other: only when it was made tells it from a file that got its number.
    private bool IsAsOld(LineMark mark) => mark.Born == 0 || Facts.Born == 0 || Facts.Born == mark.Born;

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();
}
