using System.Runtime.InteropServices;

namespace Rem.Cli;

/// <summary>
/// Reads and writes the standard files by their numbers. Console does not only that: with its first byte it switches the
/// terminal into application mode (`ESC [ ? 1 h ESC =`), even when the output goes elsewhere or nobody wants escapes.
/// </summary>
internal static unsafe partial class StandardFiles
{
    /// <summary>Standard input.</summary>
    public const int Input = 0;

    /// <summary>Standard output.</summary>
    public const int Output = 1;

    /// <summary>Standard error.</summary>
    public const int Errors = 2;

    private const int Interrupted = 4; // EINTR
    private const int BadFile = 9; // EBADF
    private const int NoSpace = 28; // ENOSPC
    private const int BrokenPipe = 32; // EPIPE
    private const short Readable = 1;
    private const short Writable = 4;
    private const int DefaultWidth = 80;

    private static int Again => OperatingSystem.IsLinux() ? 11 : 35; // EAGAIN

    /// <summary>Columns of the terminal behind a file, 80 when it does not say.</summary>
    public static int Width(int file)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Console.WindowWidth;
        }

        const nuint GetWindowSize = 0x5413; // TIOCGWINSZ
        var size = stackalloc ushort[4];
        return ioctl(file, GetWindowSize, size) == 0 && size[1] > 0 ? size[1] : DefaultWidth;
    }

    /// <summary>What stands on standard input; of more than <paramref name="limit"/> bytes so many that whoever reads them sees it.</summary>
    public static byte[] ReadAll(int limit)
    {
        using var input = OperatingSystem.IsWindows() ? Console.OpenStandardInput() : null;
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; bytes.Length <= limit && (count = input?.Read(buffer) ?? Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    /// <summary>A line of standard input without its newline; null when there is nothing more. Longer lines are given in parts.</summary>
    public static byte[]? ReadLine(int limit)
    {
        using var line = new MemoryStream();
        for (var one = new byte[1]; line.Length < limit;)
        {
            if (Read(one) == 0)
            {
                return line.Length == 0 ? null : line.ToArray();
            }

            if (one[0] == '\n')
            {
                break;
            }

            line.WriteByte(one[0]);
        }

        return line.ToArray();
    }

    /// <summary>
    /// Writes everything; null when that went well. Who reads may have gone (`rem … | head`): that is no failure of
    /// ours. A full disk or a closed file is one.
    /// </summary>
    public static string? Write(int file, ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            using var stream = file == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
            stream.Write(bytes);
            return null;
        }

        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                var count = write(file, start + done, bytes.Length - done);
                if (count < 0 && !MayGoOn(file, Writable, out var why))
                {
                    return why;
                }

                done += Math.Max(0, count);
            }
        }

        return null;
    }

    private static int Read(byte[] buffer)
    {
        fixed (byte* start = buffer)
        {
            nint count;
            do
            {
                count = read(Input, start, buffer.Length);
            }
            while (count < 0 && MayGoOn(Input, Readable, out _));

            return count >= 0 ? (int)count : throw new IOException("standard input cannot be read");
        }
    }

    // After a call that failed: true when it can be tried again. A file that somebody made non-blocking is waited for.
    private static bool MayGoOn(int file, short wanted, out string? why)
    {
        var error = Marshal.GetLastSystemError();
        why = error switch
        {
            BrokenPipe => null,
            NoSpace => "the device is full",
            BadFile => "it is closed",
            _ => "writing it failed",
        };
        if (error == Again)
        {
            var entry = new PollEntry { File = file, Wanted = wanted };
            _ = poll(&entry, 1, -1);
            return true;
        }

        return error == Interrupted;
    }

    // Blittable, so that no stub is generated for them; the error is asked for straight behind the call.
    [LibraryImport("libc")]
    private static partial nint read(int file, byte* buffer, nint size);

    [LibraryImport("libc")]
    private static partial nint write(int file, byte* buffer, nint size);

    [LibraryImport("libc")]
    private static partial int poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc")]
    private static partial int ioctl(int file, nuint request, void* answer);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int File;
        public short Wanted;
        public short Seen;
    }
}
