using System.Runtime.InteropServices;

namespace Rem.Runtimes.Tests.Rogue;

/// <summary>What the C library offers to whoever wants out.</summary>
internal static unsafe partial class RogueLibc
{
    private const string Name = "libc";

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint malloc(nint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport(Name, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int open(string path, int flags);

    [LibraryImport(Name, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint write(int file, string text, nint count);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int ftruncate(int file, nint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int socket(int domain, int type, int protocol);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int fork();

    [LibraryImport(Name, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int execv(string path, nint* arguments);

    [LibraryImport(Name, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int chmod(string path, uint mode);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int kill(int process, int signal);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getppid();

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint ptrace(nint request, nint process, nint a, nint b);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setresuid(int real, int effective, int saved);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setrlimit(int resource, ulong* pair);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int prlimit(int process, int resource, ulong* set, ulong* was);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int unshare(int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int shutdown(int socket, int how);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint send(int socket, byte* bytes, nint count, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int close(int file);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int raise(int signal);

    [LibraryImport(Name, SetLastError = true)]
    public static partial uint getuid();
}
