using System.Threading.Channels;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Shared.State;

namespace Rem.Benchmarks.Shared;

/// <summary>The shared resources in memory against the least that could stand in their place: bare collections under a lock.</summary>
internal static class SharedBenchmark
{
    private const int Count = 1000;

    public static void Run(Measure measure)
    {
        var shared = SharedResources.InMemory(TimeProvider.System);
        var queue = shared.Queues.Open("q");
        measure.Ratio("queue: put, take, acknowledge / bare queue with receipts", () => Wait(RoundTripsAsync(queue)), BareRoundTrips, 12);
        // No goal: how often the taker of the bare channel really has to wait changes with the machine's load, 1.4x to 15x were seen.
        measure.Ratio("for comparison: queue with a waiting taker / a bare channel", () => Wait(HandOverAsync(queue)), () => Wait(BareHandOverAsync()), double.PositiveInfinity);
        var item = shared.Locks.Open("l");
        measure.Ratio("lock: acquire, release / SemaphoreSlim", () => Wait(LockAsync(item)), () => Wait(BareLockAsync()), 25);
        var state = shared.States.Open("b");
        measure.Ratio("state: set, get / locked dictionary", () => Wait(StateAsync(state)), BareState, 15);
    }

    private static void Wait(Task task) => task.GetAwaiter().GetResult();

    private static async Task RoundTripsAsync(IQueue queue)
    {
        for (var i = 0; i < Count; i++)
        {
            await queue.PutAsync("message", PutOptions.Default, default);
        }

        for (var i = 0; i < Count; i++)
        {
            var message = await queue.TakeAsync(TimeSpan.Zero, null, default);
            await queue.AckAsync(message!, WriteOptions.None, default);
        }
    }

    private static void BareRoundTrips()
    {
        var gate = new Lock();
        var ready = new SortedDictionary<long, object>();
        var taken = new Dictionary<long, object>();
        for (long i = 0; i < Count; i++)
        {
            lock (gate)
            {
                ready.Add(i, "message");
            }
        }

        for (long i = 0; i < Count; i++)
        {
            lock (gate)
            {
                taken.Add(i, ready[i]);
                ready.Remove(i);
            }

            lock (gate)
            {
                taken.Remove(i);
            }
        }
    }

    private static async Task HandOverAsync(IQueue queue)
    {
        var taker = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
            {
                var message = await queue.TakeAsync(null, null, default);
                await queue.AckAsync(message!, WriteOptions.None, default);
            }
        });
        for (var i = 0; i < Count; i++)
        {
            await queue.PutAsync("message", PutOptions.Default, default);
        }

        await taker;
    }

    private static async Task BareHandOverAsync()
    {
        var channel = Channel.CreateUnbounded<object>();
        var taker = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
            {
                await channel.Reader.ReadAsync();
            }
        });
        for (var i = 0; i < Count; i++)
        {
            await channel.Writer.WriteAsync("message");
        }

        await taker;
    }

    private static async Task LockAsync(ILock item)
    {
        var request = new LockRequest("run");
        for (var i = 0; i < Count; i++)
        {
            var grant = await item.AcquireAsync(request, default);
            await item.ReleaseAsync(grant!.Token, default);
        }
    }

    private static async Task BareLockAsync()
    {
        using var gate = new SemaphoreSlim(1);
        for (var i = 0; i < Count; i++)
        {
            await gate.WaitAsync();
            gate.Release();
        }
    }

    private static async Task StateAsync(IState state)
    {
        for (var i = 0; i < Count; i++)
        {
            await state.SetAsync("key", "value", SetOptions.Default, default);
            await state.GetAsync("key", default);
        }
    }

    private static void BareState()
    {
        var gate = new Lock();
        var map = new Dictionary<string, object>();
        for (var i = 0; i < Count; i++)
        {
            lock (gate)
            {
                map["key"] = "value";
            }

            lock (gate)
            {
                _ = map["key"];
            }
        }
    }
}
