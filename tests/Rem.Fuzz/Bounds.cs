using System.Diagnostics;
using System.Globalization;

namespace Rem.Fuzz;

/// <summary>Says whether an action stays within a time and a size.</summary>
internal static class Bounds
{
    /// <summary>
    /// Runs an action; what it returns is kept alive while memory is looked at. Null when it is within the bounds.
    /// A slow action gets two more tries, because other programs run on the machine too.
    /// </summary>
    public static string? Check(Func<object?> action, TimeSpan time, long bytes)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 3 && best > time; i++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var cpu = Environment.CpuUsage.TotalTime;
            var waited = Waited();
            var watch = Stopwatch.StartNew();
            var result = action();
            // The processor's time where it is less: on a busy machine the clock runs on while others work, also of this process.
            var took = TimeSpan.FromTicks(Math.Min((watch.Elapsed - (Waited() - waited)).Ticks, (Environment.CpuUsage.TotalTime - cpu).Ticks));
            best = took < best ? took : best;
            GC.KeepAlive(result);
            // What was never allocated was never held: the costly look is for few inputs.
            if (i == 0 && GC.GetAllocatedBytesForCurrentThread() - allocated > bytes && Peak(action) is var peak && peak > bytes)
            {
                return $"held {peak >> 20} MB, more than {bytes >> 20} MB";
            }
        }

        return best > time ? $"took {best.TotalSeconds:0.00} s, more than {time.TotalSeconds} s" : null;
    }

    // How long this thread has stood ready so far and got no processor: the second number, in nanoseconds. Elsewhere nothing is known of it.
    private static TimeSpan Waited() =>
        File.Exists("/proc/thread-self/schedstat") && File.ReadAllText("/proc/thread-self/schedstat").Split(' ') is [_, var wait, _]
            ? TimeSpan.FromMicroseconds(long.Parse(wait, CultureInfo.InvariantCulture) / 1000.0)
            : TimeSpan.Zero;

    /// <summary>The most bytes that an action holds, looked at again and again while it runs and at its end.</summary>
    public static long Peak(Func<object?> action)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        var done = false;
        var sampler = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        });
        sampler.Start();
        object? result;
        try
        {
            result = action();
        }
        finally
        {
            Volatile.Write(ref done, true);
            sampler.Join();
        }

        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        GC.KeepAlive(result);
        return peak;
    }
}
