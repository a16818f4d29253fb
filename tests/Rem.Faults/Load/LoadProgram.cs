using System.Diagnostics;
using System.Globalization;
using Rem.Storage;

namespace Rem.Faults.Load;

/// <summary>
/// The process that is killed: `load DATA LOGS SEED FIRST [early] [NORMAL|OFF]`. Opens the store, says `ready` with the
/// milliseconds that this took, works, and says every 100 ms how much it has done.
/// </summary>
internal static class LoadProgram
{
    /// <summary>Works until it is killed or its input ends.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (data, logs) = (args[1], args[2]);
        var seed = int.Parse(args[3], CultureInfo.InvariantCulture);
        var first = long.Parse(args[4], CultureInfo.InvariantCulture);
        var options = new StoreOptions { AnswersEarly = args.Contains("early"), Synchronous = args.Contains("NORMAL") ? "NORMAL" : args.Contains("OFF") ? "OFF" : "FULL" };
        var watch = Stopwatch.StartNew();
        await using var store = SqliteStore.Open(data, TimeProvider.System, null, null, options);
        store.Resources.Queues.Open(LoadNames.Queue);
        store.Resources.Counters.Open(LoadNames.Counter);
        store.Resources.States.Open(LoadNames.Bucket);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready {watch.ElapsedMilliseconds}"));
        using var stop = new CancellationTokenSource();
        var clients = new LoadClient[LoadNames.Clients];
        var tasks = new Task[LoadNames.Clients];
        var open = new List<ClientLog>();
        for (var i = 0; i < clients.Length; i++)
        {
            var log = new ClientLog(logs, i);
            open.Add(log);
            var client = clients[i] = new LoadClient(store.Resources, log, i, seed);
            tasks[i] = Task.Run(() => client.RunAsync(first, stop.Token));
        }

        using var report = TimeProvider.System.CreateTimer(_ => Report(clients), null, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
        var ended = await Task.WhenAny([.. tasks, Task.Run(Console.In.ReadToEnd)]); // the asynchronous one blocks
        await stop.CancelAsync();
        await ended; // throws what a client met
        await Task.WhenAll(tasks);
        open.ForEach(static log => log.Dispose());
        return 0;
    }

    private static void Report(LoadClient[] clients) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"done {clients.Sum(static client => client.Done)}"));
}
