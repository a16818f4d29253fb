using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Rem.Monitoring.Looking;

/// <summary>Calls of the C library that .NET has no word for. Linux, 64 bit; elsewhere <see cref="IsHere"/> is false.</summary>
internal static unsafe partial class SystemCalls
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int NoAutomount = 0x800;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;
    private const uint BirthTime = 0x800;
    private const int StatxBytes = 256;
    private const int StatvfsBytes = 112;
    private const int TimexBytes = 208;

    /// <summary>True where these calls are as they are written here.</summary>
    public static bool IsHere { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>What a file is; null when it cannot be told, with the number of the error.</summary>
    public static FileFacts? Facts(string path, out int error) => Facts(CurrentFolder, path, NoAutomount, out error);

    /// <summary>What an open file is; null when it cannot be told.</summary>
    public static FileFacts? Facts(SafeFileHandle file) => Facts((int)file.DangerousGetHandle(), "", EmptyPath, out _);

    private static FileFacts? Facts(int folder, string path, int flags, out int error)
    {
        var buffer = stackalloc byte[StatxBytes];
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            error = statx(folder, name, flags, BasicStats | BirthTime, buffer) == 0 ? 0 : Marshal.GetLastSystemError();
        }

        return error != 0 ? null : new FileFacts
        {
            Mode = *(ushort*)(buffer + 28),
            Inode = *(ulong*)(buffer + 32),
            Size = *(long*)(buffer + 40),
            Born = (*(uint*)buffer & BirthTime) == 0 ? 0 : *(long*)(buffer + 80) + (*(uint*)(buffer + 88) / 1e9),
            Modified = *(long*)(buffer + 112) + (*(uint*)(buffer + 120) / 1e9),
            Device = ((ulong)*(uint*)(buffer + 136) << 32) | *(uint*)(buffer + 140),
        };
    }

    /// <summary>
    /// Reads how a file of `/proc` begins; gives the count of bytes, 0 where there is no such file. .NET would also ask what
    /// file it is, and lock and unlock it: with the hundreds of processes of a machine that is most of what a look costs.
    /// </summary>
    public static int Beginning(string path, Span<byte> text)
    {
        const int closedForChildren = 0x80000; // O_CLOEXEC
        int file;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            file = open(name, closedForChildren);
        }

        if (file < 0)
        {
            return 0;
        }

        fixed (byte* bytes = text)
        {
            var count = read(file, bytes, text.Length);
            _ = close(file); // it was read, which is all that was wanted
            return (int)Math.Max(0, count);
        }
    }

    /// <summary>The room of a file system; null when it cannot be told, with the number of the error.</summary>
    public static FileSystemRoom? Room(string path, out int error)
    {
        var buffer = stackalloc ulong[StatvfsBytes / sizeof(ulong)];
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            error = statvfs(name, buffer) == 0 ? 0 : Marshal.GetLastSystemError();
        }

        var unit = buffer[1];
        return error != 0 ? null : new FileSystemRoom(buffer[2] * unit, buffer[3] * unit, buffer[4] * unit, buffer[5], buffer[6]);
    }

    /// <summary>How well the clock keeps time: whether something sets it right, by how much, and how wrong it may be, in seconds. Null when it cannot be told.</summary>
    public static (bool IsSet, double Offset, double MostWrong)? Clock()
    {
        const int nanoseconds = 0x2000;
        const int unsynchronized = 0x40;
        var buffer = stackalloc long[TimexBytes / sizeof(long)];
        new Span<long>(buffer, TimexBytes / sizeof(long)).Clear();
        if (adjtimex(buffer) < 0)
        {
            return null;
        }

        var status = (int)buffer[5];
        return ((status & unsynchronized) == 0, buffer[1] / ((status & nanoseconds) != 0 ? 1e9 : 1e6), buffer[3] / 1e6);
    }

    [LibraryImport("libc")]
    private static partial int statx(int folder, byte* path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc")]
    private static partial int open(byte* path, int flags);

    [LibraryImport("libc")]
    private static partial nint read(int file, byte* bytes, nint count);

    [LibraryImport("libc")]
    private static partial int close(int file);

    [LibraryImport("libc")]
    private static partial int statvfs(byte* path, ulong* buffer);

    [LibraryImport("libc")]
    private static partial int adjtimex(long* buffer);
}
