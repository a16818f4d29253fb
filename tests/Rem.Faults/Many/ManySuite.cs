using System.Diagnostics;
using System.Globalization;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Storage;

namespace Rem.Faults.Many;

/// <summary>Sends many messages through one queue: memory stays flat, and the file goes back to what it was.</summary>
internal static class ManySuite
{
    private const int Clients = 16;
    private const long Growth = 32 * 1024 * 1024;
    private static readonly string _text = new('m', 200);

    /// <summary>Runs it: so many thousand messages.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        using var folder = new RoundFolder();
        await using var store = SqliteStore.Open(folder.Data, TimeProvider.System);
        var queue = store.Resources.Queues.Open("q");
        await SendAsync(queue, Math.Max(1, options.Rounds / 10));
        await SettleAsync(store);
        var (memory, disk, watch) = (Memory(), Disk(folder), Stopwatch.StartNew());
        await SendAsync(queue, options.Rounds);
        var seconds = watch.Elapsed.TotalSeconds;
        var (grown, full) = (Memory() - memory, Disk(folder));
        await SettleAsync(store);
        var left = Disk(folder) - disk;
        var wrong = new List<string>();
        if (grown > Growth)
        {
            wrong.Add($"memory grew by {grown >> 20} MiB");
        }

        if (left > 1024 * 1024)
        {
            wrong.Add($"the files take {left >> 10} KiB more than before");
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{options.Rounds},000 messages, {options.Rounds * 1000 / seconds:0}/s, memory {grown / 1048576.0:+0.0;-0.0} MiB, files {full >> 10} KiB at the end of the load, {Disk(folder) >> 10} KiB after it"), wrong);
    }

    private static Task SendAsync(IQueue queue, int thousands) => Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < thousands * 1000 / Clients; i++)
        {
            await queue.PutAsync(_text, PutOptions.Default, default);
            await queue.AckAsync((await queue.TakeAsync(null, null, default))!, WriteOptions.None, default);
        }
    })));

    // What nothing uses any more is given back while nobody writes.
    private static async Task SettleAsync(SqliteStore store)
    {
        var (size, quiet) = (-1L, 0);
        while (quiet < 3)
        {
            await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System);
            var now = new FileInfo(store.Path).Length;
            quiet = now == size ? quiet + 1 : 0;
            size = now;
        }
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }

    private static long Disk(RoundFolder folder) => Directory.GetFiles(folder.Data).Sum(static path => new FileInfo(path).Length);
}
