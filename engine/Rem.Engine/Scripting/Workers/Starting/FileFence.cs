using System.Runtime.InteropServices;
using Rem.Processes.Unix;

namespace Rem.Scripting.Workers.Starting;

/// <summary>
/// A Landlock ruleset: the worker reads what .NET, its own program and the C library need, and nothing else; it writes
/// nowhere, connects nowhere and signals nobody. The kernel holds it for the process and all its threads, from before
/// the program starts.
/// </summary>
internal static unsafe class FileFence
{
    private const int Version = 1;
    private const int PathBeneath = 1;
    private const int PathOnly = 0x200000 | 0x80000; // O_PATH, O_CLOEXEC
    private const ulong Execute = 1;
    private const ulong WriteFile = 2;
    private const ulong ReadFile = 4;
    private const ulong ReadFolder = 8;
    private const ulong OfFiles = Execute | ReadFile;
    private const ulong OfFolders = OfFiles | ReadFolder;

    private static readonly string[] SystemPaths =
    [
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo",
        "/dev/zero", "/dev/urandom", "/dev/random",
        "/proc/meminfo", "/proc/cpuinfo", "/proc/stat", "/proc/filesystems", "/proc/sys/kernel", "/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/fs/cgroup",
    ];

    /// <summary>The version that the kernel has; 0 for none.</summary>
    public static int KernelVersion { get; } = Math.Max(0, (int)Call(SystemCalls.LandlockCreate, 0, 0, Version, 0));

    /// <summary>A new ruleset's file, for reading below some folders; -1 where the kernel has none.</summary>
    public static int Open(LaunchMemory memory, IEnumerable<string> folders)
    {
        if (KernelVersion == 0)
        {
            return -1;
        }

        var attribute = (ulong*)memory.Take(3 * sizeof(ulong));
        attribute[0] = KernelVersion switch { 1 => 0x1fff, 2 => 0x3fff, 3 or 4 => 0x7fff, _ => 0xffff };
        attribute[1] = KernelVersion >= 4 ? 3UL : 0; // bind and connect by TCP
        attribute[2] = KernelVersion >= 6 ? 3UL : 0; // abstract sockets and signals to others
        var size = KernelVersion >= 6 ? 24 : KernelVersion >= 4 ? 16 : 8;
        var ruleset = (int)Call(SystemCalls.LandlockCreate, (nint)attribute, size, 0, 0);
        if (ruleset < 0)
        {
            return -1;
        }

        foreach (var path in SystemPaths)
        {
            Allow(memory, ruleset, path, 0);
        }

        foreach (var folder in folders)
        {
            Allow(memory, ruleset, folder, 0);
        }

        Allow(memory, ruleset, "/dev/null", WriteFile);

        return ruleset;
    }

    /// <summary>The process's own folder below /proc, which only the process itself can name; then the fence closes.</summary>
    public static void Close(LaunchMemory memory, LaunchList list, int ruleset)
    {
        var rule = Rule(memory, OfFolders & ~Execute);
        list.Quiet(SystemCalls.OpenAt, -100, (nint)memory.Text("/proc/self"), PathOnly, store: (int*)(rule + sizeof(ulong)));
        list.Quiet(SystemCalls.LandlockAddRule, ruleset, PathBeneath, (nint)rule);
        list.Try("Landlock", SystemCalls.LandlockRestrict, ruleset);
    }

    private static void Allow(LaunchMemory memory, int ruleset, string path, ulong more)
    {
        var file = Libc.open(memory.Text(path), PathOnly, 0);
        if (file < 0)
        {
            return; // not there
        }

        var rule = Rule(memory, more | (Directory.Exists(path) ? OfFolders : OfFiles));
        *(int*)(rule + sizeof(ulong)) = file;
        _ = Call(SystemCalls.LandlockAddRule, ruleset, PathBeneath, (nint)rule, 0);
        Libc.close(file);
    }

    private static byte* Rule(LaunchMemory memory, ulong access)
    {
        var rule = memory.Take(sizeof(ulong) + sizeof(int));
        *(ulong*)rule = access;
        return rule;
    }

    private static nint Call(int number, nint a, nint b, nint c, nint d) =>
        ((delegate* unmanaged<nint, nint, nint, nint, nint, nint>)LaunchCalls.Syscall)(number, a, b, c, d);
}
