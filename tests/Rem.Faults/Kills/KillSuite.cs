using System.Diagnostics;
using System.Globalization;
using Rem.Faults.Checks;
using Rem.Faults.Load;
using Rem.Storage;

namespace Rem.Faults.Kills;

/// <summary>Kills a process under load at a random moment, again and again, and holds what it left against its logs.</summary>
internal static class KillSuite
{
    // A start takes 100 ms on a machine that does nothing else, and seconds on one that does much; what hangs takes longer.
    private const int SlowestStart = 20_000; // ms

    /// <summary>Runs it.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        var random = new Random(options.Seed);
        var (wrong, done, seconds, slowest, kills) = (new List<string>(), 0L, 0.0, 0, 0);
        while (kills < options.Rounds && (!options.IsBroken || wrong.Count == 0))
        {
            using var folder = new RoundFolder();
            for (var more = random.Next(1, 4); more > 0 && kills < options.Rounds; more--, kills++) // a folder may be hit more than once
            {
                var (count, time, ready) = Live(folder, options, random.Next(), TimeSpan.FromMilliseconds(random.Next(200, 3000)));
                (done, seconds, slowest) = (done + count, seconds + time, Math.Max(slowest, ready));
            }

            wrong.AddRange((await CheckAsync(folder)).Select(what => $"after kill {kills}: {what}"));
        }

        var rate = done / Math.Max(seconds, 0.001);
        if (slowest > SlowestStart && !options.IsBroken)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"ready only after {slowest} ms"));
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{kills} kills, {done} operations answered, {rate:0}/s, slowest start {slowest} ms"), wrong);
    }

    private static (long Done, double Seconds, int Ready) Live(RoundFolder folder, FaultOptions options, int seed, TimeSpan life)
    {
        var first = LoadLog.Read(folder.Logs).Highest;
        using var process = LoadProcess.Start(folder.Data, folder.Logs, seed, first, options.IsBroken ? ["early"] : []);
        var watch = Stopwatch.StartNew();
        process.Work(life);
        process.Kill();
        return (process.Done, watch.Elapsed.TotalSeconds, process.ReadyAfter);
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(RoundFolder folder)
    {
        var log = LoadLog.Read(folder.Logs);
        await using var store = SqliteStore.Open(folder.Data, TimeProvider.System);
        return await new PromiseCheck(store.Resources, log).RunAsync(withRepetition: true);
    }
}
