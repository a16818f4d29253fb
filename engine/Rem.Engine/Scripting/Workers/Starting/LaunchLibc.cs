using System.Runtime.InteropServices;

namespace Rem.Scripting.Workers.Starting;

/// <summary>The calls of the C library that starting a worker needs, on Linux.</summary>
internal static unsafe partial class LaunchLibc
{
    private const string Name = "libc";

    [LibraryImport(Name)]
    public static partial int pthread_sigmask(int how, ulong* set, ulong* before);

    [LibraryImport(Name)]
    public static partial nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport(Name)]
    public static partial int getrlimit(int resource, ulong* pair);

    [LibraryImport(Name)]
    public static partial int munmap(nint address, nint length);
}
