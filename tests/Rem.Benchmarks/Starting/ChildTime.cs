using System.Runtime.InteropServices;

namespace Rem.Benchmarks.Starting;

/// <summary>The processor time, user and system, of the child processes that have ended.</summary>
internal static partial class ChildTime
{
    private const int Children = -1;
    private const int Longs = 18;

    /// <summary>Seconds so far.</summary>
    public static double Now()
    {
        // struct rusage: user and system time as seconds and microseconds, then what does not matter here.
        Span<long> usage = stackalloc long[Longs];
        return GetUsage(Children, usage) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : throw new InvalidOperationException($"getrusage failed: {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, Span<long> usage);
}
