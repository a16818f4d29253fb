using System.Diagnostics;
using Rem.Scripting.Workers;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>What this process holds of the machine, its children included.</summary>
internal sealed record Footprint(int Threads, int Files, int Children, long Memory)
{
    private const int Spare = 3; // the thread pool comes and goes
    private const long SpareMemory = 24 * 1024 * 1024;

    /// <summary>As it is when the workers that were killed are buried.</summary>
    public static Footprint Now(WorkerPool pool)
    {
        SpinWait.SpinUntil(() => CountChildren() <= pool.WorkerIds.Count, TimeSpan.FromSeconds(60)).ShouldBeTrue("killed workers were not buried");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        return new Footprint(self.Threads.Count, Directory.GetFiles("/proc/self/fd").Length, CountChildren(), self.WorkingSet64);
    }

    /// <summary>Fails when this is more than before.</summary>
    public void ShouldBeNoLargerThan(Footprint before)
    {
        Threads.ShouldBeLessThanOrEqualTo(before.Threads + Spare, "threads");
        Files.ShouldBeLessThanOrEqualTo(before.Files + (4 * Spare), "open files"); // four a worker
        Children.ShouldBeLessThanOrEqualTo(before.Children + 1, "children"); // a spare worker
        Memory.ShouldBeLessThanOrEqualTo(before.Memory + SpareMemory, "memory");
    }

    private static int CountChildren() =>
        File.ReadAllText($"/proc/self/task/{Environment.ProcessId}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length
        + Directory.GetDirectories("/proc/self/task").Where(static task => !task.EndsWith("/" + Environment.ProcessId, StringComparison.Ordinal)).Sum(static task => ReadChildren(task));

    private static int ReadChildren(string task)
    {
        try
        {
            return File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        }
        catch (IOException)
        {
            return 0; // a thread that has just ended
        }
    }
}
