using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Rem.Files;

/// <summary>
/// Puts written data on the disk and says when that failed. .NET's own flush hides the error of fsync on Linux
/// (measured: with fsync forced to EIO, `Flush(true)` returns as if all were well), so this asks the system itself.
/// </summary>
internal static partial class DiskSync
{
    private const int InterruptedCall = 4;

    /// <summary>Syncs an open file; throws <see cref="IOException"/> with the system's reason.</summary>
    public static void File(SafeFileHandle handle, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(handle);
            return;
        }

        while (Fsync(handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != InterruptedCall)
            {
                throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)} (fsync of '{path}')", error);
            }
        }
    }

    /// <summary>Syncs a file that nobody has open.</summary>
    public static void File(string path)
    {
        using var handle = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        File(handle, path);
    }

    /// <summary>Syncs a folder, so that a new name in it is on the disk too.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            throw new IOException($"{Marshal.GetLastPInvokeErrorMessage()} (opening folder '{path}')", Marshal.GetLastPInvokeError());
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        File(handle, path);
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle handle);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
