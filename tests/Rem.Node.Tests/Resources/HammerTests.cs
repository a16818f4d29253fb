using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Shared.State;

namespace Rem.Node.Tests.Resources;

/// <summary>Many clients at once for a while: REM_TEST_SECONDS makes it longer.</summary>
[Collection(AloneCollection.Name)]
public sealed class HammerTests : IDisposable
{
    private const int Clients = 8;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("REM_TEST_SECONDS") ?? "1.5", System.Globalization.CultureInfo.InvariantCulture));

    private readonly ResourceNode _node = new(TimeProvider.System);

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose() => _node.Dispose();

    [Fact]
    public async Task Eight_clients_leave_handles_and_memory_as_they_were()
    {
        var clients = new List<SharedResources>();
        for (var i = 0; i < Clients; i++)
        {
            clients.Add(_node.Connect());
        }

        await HammerAsync(clients); // what is made once
        var (handles, memory) = (Handles(), Memory());
        await HammerAsync(clients);

        Handles().ShouldBeInRange(0, handles + 8);
        Memory().ShouldBeInRange(0, memory + (24 * 1024 * 1024), "operation ids are remembered, at most 100,000 a resource");
        _node.Server.Connections.ShouldBe(Clients);
        (await _node.Served.Queues.Open("work").CountAsync(Never)).Taken.ShouldBe(0);
    }

    [Fact]
    public async Task A_thousand_takers_that_wait_hold_no_threads()
    {
        var shared = _node.Connect();
        var before = ThreadPool.ThreadCount;
        var takes = new List<Task<QueueMessage?>>();
        for (var i = 0; i < 1000; i++)
        {
            takes.Add(shared.Queues.Open("mail").TakeAsync(null, null, Never).AsTask());
        }

        for (var i = 0; i < 1000; i++)
        {
            await _node.Served.Queues.Open("mail").PutAsync((long)i, PutOptions.Default, Never);
        }

        (await Task.WhenAll(takes).InTime()).Length.ShouldBe(1000);
        ThreadPool.ThreadCount.ShouldBeLessThan(before + 50);
    }

    private static async Task HammerAsync(List<SharedResources> clients)
    {
        using var end = new CancellationTokenSource(Round, TimeProvider.System);
        var work = new List<Task>();
        foreach (var client in clients)
        {
            work.Add(Task.Run(() => WorkAsync(client, end.Token)));
        }

        await Task.WhenAll(work).WaitAsync(Round + Waiting.Longest, TimeProvider.System);
    }

    private static async Task WorkAsync(SharedResources shared, CancellationToken end)
    {
        var queue = shared.Queues.Open("work");
        while (!end.IsCancellationRequested)
        {
            await queue.PutAsync("x", PutOptions.Default, Never);
            await using (await HeldLock.AcquireAsync(shared.Locks.Open("l"), new LockRequest("a"), TimeProvider.System, isRenewed: true, Never))
            {
                await shared.States.Open("s").SetAsync("k", 1L, SetOptions.Default, Never);
            }

            if (await queue.TakeAsync(TimeSpan.FromSeconds(1), null, Never) is { } message)
            {
                await queue.AckAsync(message, WriteOptions.None, Never);
            }

            using var soon = new CancellationTokenSource();
            var waiting = queue.TakeAsync(null, null, soon.Token).AsTask();
            await soon.CancelAsync();
            try
            {
                await queue.NackAsync((await waiting)!, new NackOptions { CountsAsTry = false }, Never);
            }
            catch (OperationCanceledException)
            {
                await shared.Counters.Open("c").AddAsync(1L, WriteOptions.None, Never);
            }
        }
    }

    private static int Handles() => Directory.GetFiles("/proc/self/fd").Length;

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
