using System.Runtime.InteropServices;

namespace Rem.Scripting.Workers.Wire;

/// <summary>The calls of the C library that a channel needs, on Linux.</summary>
internal static unsafe partial class WireLibc
{
    public const int Unix = 1;
    public const int Stream = 1;
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;
    public const int DontWait = 0x40;
    public const int NoSignal = 0x4000;

    private const string Name = "libc";

    [LibraryImport(Name)]
    public static partial int socketpair(int domain, int type, int protocol, int* ends);

    [LibraryImport(Name)]
    public static partial nint send(int file, byte* buffer, nint size, int flags);

    [LibraryImport(Name)]
    public static partial nint recv(int file, byte* buffer, nint size, int flags);

    [LibraryImport(Name)]
    public static partial nint sendmsg(int file, void* message, int flags);

    [LibraryImport(Name)]
    public static partial nint recvmsg(int file, void* message, int flags);

    [LibraryImport(Name)]
    public static partial int memfd_create(byte* name, uint flags);

    [LibraryImport(Name)]
    public static partial int eventfd(uint start, int flags);

    [LibraryImport(Name)]
    public static partial int dup2(int from, int to);

    [LibraryImport(Name)]
    public static partial int getppid();

    [LibraryImport(Name)]
    public static partial void _exit(int code);
}
