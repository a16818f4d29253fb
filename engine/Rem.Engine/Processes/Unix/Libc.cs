using System.Runtime.InteropServices;

namespace Rem.Processes.Unix;

/// <summary>
/// The calls of the C library that running programs needs. All signatures are blittable, so that calling one costs no
/// generated stub, and errno is read by the caller with <see cref="Marshal.GetLastSystemError"/> straight after.
/// </summary>
internal static unsafe partial class Libc
{
    public const int Eintr = 4;
    public const int E2Big = 7;
    public const int Eacces = 13;
    public const int Enoent = 2;
    public const int Enotdir = 20;
    public const int Enoexec = 8;
    public const int Etxtbsy = 26;

    public const short PollIn = 1;
    public const short PollOut = 4;

    public const int SigInt = 2;
    public const int SigQuit = 3;
    public const int SigKill = 9;
    public const int SigPipe = 13;
    public const int SigTerm = 15;

    public const int ReadOnly = 0;
    public const int ReadWrite = 2;
    public const int WNoHang = 1;
    public const int Executable = 1;

    private const string Name = "libc";

    public static readonly bool IsLinux = OperatingSystem.IsLinux();

    public static int Eagain => IsLinux ? 11 : 35;

    public static int CloseOnExec => IsLinux ? 0x80000 : 0x1000000;

    public static int NonBlocking => IsLinux ? 0x800 : 0x4;

    public static int SigChild => IsLinux ? 17 : 20;

    public static int SigContinue => IsLinux ? 18 : 19;

    public static int SigStop => IsLinux ? 19 : 17;

    [LibraryImport(Name)]
    public static partial int posix_spawn(int* pid, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(Name)]
    public static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport(Name)]
    public static partial void posix_spawn_file_actions_destroy(void* actions);

    [LibraryImport(Name)]
    public static partial int posix_spawn_file_actions_adddup2(void* actions, int from, int to);

    [LibraryImport(Name)]
    public static partial int posix_spawn_file_actions_addchdir_np(void* actions, byte* path);

    [LibraryImport(Name)]
    public static partial int posix_spawn_file_actions_addclosefrom_np(void* actions, int from);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_init(void* attributes);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_setflags(void* attributes, short flags);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_setsigmask(void* attributes, void* signals);

    [LibraryImport(Name)]
    public static partial int posix_spawnattr_setsigdefault(void* attributes, void* signals);

    [LibraryImport(Name)]
    public static partial int sigemptyset(void* signals);

    [LibraryImport(Name)]
    public static partial int sigaddset(void* signals, int signal);

    [LibraryImport(Name)]
    public static partial int sigaction(int signal, void* set, void* was);

    [LibraryImport(Name)]
    public static partial int pipe(int* ends);

    [LibraryImport(Name)]
    public static partial int pipe2(int* ends, int flags);

    [LibraryImport(Name)]
    public static partial int fcntl(int file, int command, nint argument);

    [LibraryImport(Name)]
    public static partial nint read(int file, byte* buffer, nint size);

    [LibraryImport(Name)]
    public static partial nint write(int file, byte* buffer, nint size);

    [LibraryImport(Name)]
    public static partial int open(byte* path, int flags, int mode);

    [LibraryImport(Name)]
    public static partial void close(int file);

    [LibraryImport(Name)]
    public static partial int poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport(Name)]
    public static partial int waitpid(int pid, int* status, int options);

    [LibraryImport(Name)]
    public static partial int kill(int pid, int signal);

    [LibraryImport(Name)]
    public static partial int getsid(int pid);

    [LibraryImport(Name)]
    public static partial int access(byte* path, int mode);

    [LibraryImport(Name)]
    public static partial int clock_gettime(int clock, long* secondsAndNanoseconds);

    [LibraryImport(Name)]
    public static partial nint sysconf(int name);

    [LibraryImport(Name)]
    public static partial int prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport(Name)]
    public static partial nint syscall(nint number, nint a, nint b);

    /// <summary>One file that <see cref="poll"/> watches.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Wanted;
        public short Seen;
    }
}
