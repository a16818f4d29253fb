using System.Globalization;
using System.Runtime.InteropServices;

namespace Rem.Benchmarks.Workers;

/// <summary>
/// Holds this process and its children on given cores. Left alone, Linux puts the two sides of a socket on one core or
/// on two and leaves them there, and an exchange takes three to four times as long over two: a ratio of two pairs that
/// it placed differently says nothing.
/// </summary>
internal sealed unsafe partial class Placement : IDisposable
{
    private readonly ulong _before;

    private Placement(int here, int children)
    {
        ulong before;
        _ = sched_getaffinity(0, sizeof(ulong), &before);
        _before = before;
        Hold(Core(here), Core(children));
    }

    /// <summary>All on one core.</summary>
    public static Placement OneCore() => new(0, 0);

    /// <summary>This process on one core, its children on another.</summary>
    public static Placement TwoCores() => new(0, 1);

    /// <summary>All where they may be.</summary>
    public void Dispose() => Hold(_before, _before);

    // The nth core that this process may use; the first where it has not as many.
    private ulong Core(int number)
    {
        var left = _before;
        for (; number > 0 && (left & (left - 1)) != 0; number--)
        {
            left &= left - 1;
        }

        return left & (~left + 1);
    }

    private static void Hold(ulong here, ulong children)
    {
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            Set(task, here);
            foreach (var child in File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var childTask in Directory.GetDirectories($"/proc/{child}/task"))
                {
                    Set(childTask, children);
                }
            }
        }
    }

    private static void Set(string task, ulong cores) =>
        _ = sched_setaffinity(int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture), sizeof(ulong), &cores);

    [LibraryImport("libc")]
    private static partial int sched_getaffinity(int task, nuint size, ulong* cores);

    [LibraryImport("libc")]
    private static partial int sched_setaffinity(int task, nuint size, ulong* cores);
}
