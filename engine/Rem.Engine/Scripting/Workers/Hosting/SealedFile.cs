using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Rem.Processes.Unix;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// A file in memory, without a name on any disk, that nobody can change, lengthen or shorten once it is made: workers may
/// have it open and map it, all of them the same bytes, and none can make it take more memory.
/// </summary>
internal static unsafe class SealedFile
{
    private const uint CloseOnExec = 1;
    private const uint AllowSealing = 2;
    private const uint NeverExecuted = 8; // since Linux 6.3; some systems refuse files without
    private const int AddSeals = 1033;
    private const int AllSeals = 1 | 2 | 4 | 8; // no more seals, no shrinking, no growing, no writing
    private const int Einval = 22;

    /// <summary>One with a content. Throws <see cref="IOException"/> when the system has no room.</summary>
    public static SafeFileHandle Make(ReadOnlySpan<byte> content)
    {
        var file = Open();
        try
        {
            Write((int)file.DangerousGetHandle(), content);
            if (Libc.fcntl((int)file.DangerousGetHandle(), AddSeals, AllSeals) != 0)
            {
                throw Error();
            }

            return file;
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }
    }

    private static SafeFileHandle Open()
    {
        fixed (byte* name = "rem script\0"u8)
        {
            var file = WireLibc.memfd_create(name, CloseOnExec | AllowSealing | NeverExecuted);
            if (file < 0 && Marshal.GetLastSystemError() == Einval)
            {
                file = WireLibc.memfd_create(name, CloseOnExec | AllowSealing);
            }

            return file >= 0 ? new SafeFileHandle(file, ownsHandle: true) : throw Error();
        }
    }

    private static void Write(int file, ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            nint written;
            fixed (byte* start = content)
            {
                written = Libc.write(file, start, content.Length);
            }

            if (written < 0 && Marshal.GetLastSystemError() != Libc.Eintr)
            {
                throw Error();
            }

            content = content[(int)Math.Max(0, written)..];
        }
    }

    private static IOException Error() => new("no file in memory: " + Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError()));
}
