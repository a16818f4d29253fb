using System.Diagnostics;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Storage;

namespace Rem.Benchmarks.Storage;

/// <summary>
/// What the durable store makes of the disk: cycles a second (put 1 KiB, take, acknowledge) of one client and of 16,
/// against the same statements by hand, each pair in turns on the same disk.
/// </summary>
internal static class StorageBenchmark
{
    private const int Rounds = 5;
    private const int Cycles = 3200;
    private static readonly string _payload = new('x', 1024);

    public static void Run(Measure measure)
    {
        var folder = Directory.CreateTempSubdirectory("rem-storage-bench-").FullName;
        try
        {
            var store = SqliteStore.Open(folder, TimeProvider.System);
            using (var bare = new BareDriver(folder))
            {
                var queue = store.Resources.Queues.Open("q");
                CyclesAsync(queue, 16, Cycles).GetAwaiter().GetResult();
                bare.InBatches(Cycles, 16);
                measure.AtLeast("16 clients / the bare driver in batches of 16", Gain(() => Wait(queue, 16, Cycles), () => bare.InBatches(Cycles, 16)), 0.8);
                measure.AtLeast("16 clients / the bare driver, one commit an operation", Gain(() => Wait(queue, 16, Cycles), () => bare.OneByOne(Cycles / 4), 4), 5);
                measure.AtLeast("1 client / the bare driver, one commit an operation", Gain(() => Wait(queue, 1, Cycles / 4), () => bare.OneByOne(Cycles / 4)), 0.8);
            }

            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // How many times as fast; times that the second does less by.
    private static double Gain(Action measured, Action baseline, double less = 1)
    {
        var gains = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var theirs = Time(baseline) * less;
            gains[i] = theirs / Time(measured);
        }

        return global::Rem.Benchmarks.Measure.Median(gains);
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Wait(IQueue queue, int clients, int cycles) => CyclesAsync(queue, clients, cycles).GetAwaiter().GetResult();

    private static Task CyclesAsync(IQueue queue, int clients, int cycles)
    {
        var tasks = new Task[clients];
        for (var i = 0; i < clients; i++)
        {
            tasks[i] = Task.Run(() => ClientAsync(queue, cycles / clients));
        }

        return Task.WhenAll(tasks);
    }

    private static async Task ClientAsync(IQueue queue, int cycles)
    {
        for (var i = 0; i < cycles; i++)
        {
            await queue.PutAsync(_payload, PutOptions.Default, default);
            var message = await queue.TakeAsync(null, null, default);
            await queue.AckAsync(message!, WriteOptions.None, default);
        }
    }
}
