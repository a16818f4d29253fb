using System.Diagnostics;
using System.Globalization;
using Rem.Node.Local;
using Rem.Node.Resources;
using Rem.Running;
using Rem.Storage;

namespace Rem.Faults.Locks;

/// <summary>
/// Eight processes contend for a lock of a node and write under it, while they are frozen for one to three leases and
/// killed. In the order of the versions, the tokens of the writes that were accepted never fall: who has lost the lock
/// writes no more. Unfenced, they do.
/// </summary>
internal static class LockSuite
{
    private const int Contenders = 8;
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(1);

    /// <summary>Runs it for so many seconds.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        using var folder = new RoundFolder();
        await using var store = SqliteStore.Open(folder.Data, TimeProvider.System);
        await using var server = LocalServer.Start(folder.Data, ResourceMethods.Of(store.Resources), SilentLog.Instance, TimeProvider.System);
        var (frozen, killed) = await TormentAsync(folder, options);
        var writes = Read(folder.Logs);
        var wrong = Falls(writes);
        if (writes.Count < options.Rounds)
        {
            wrong.Add($"only {writes.Count} writes in {options.Rounds} s: the lock does not come free");
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{writes.Count} writes under {writes.Select(static write => write.Token).Distinct().Count()} grants, {frozen} freezes, {killed} kills"), wrong);
    }

    private static async Task<(int Frozen, int Killed)> TormentAsync(RoundFolder folder, FaultOptions options)
    {
        var random = new Random(options.Seed);
        var contenders = new ContenderProcess[Contenders];
        for (var i = 0; i < Contenders; i++)
        {
            contenders[i] = Start(folder, options, i);
        }

        var (frozen, killed, watch) = (0, 0, Stopwatch.StartNew());
        try
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(options.Rounds))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 500)), TimeProvider.System);
                var victim = random.Next(Contenders);
                if (random.Next(4) == 0)
                {
                    contenders[victim].Dispose();
                    contenders[victim] = Start(folder, options, victim);
                    killed++;
                }
                else
                {
                    await contenders[victim].FreezeAsync(_lease * (1 + (2 * random.NextDouble())));
                    frozen++;
                }
            }
        }
        finally
        {
            Array.ForEach(contenders, static contender => contender.Dispose());
        }

        return (frozen, killed);
    }

    private static ContenderProcess Start(RoundFolder folder, FaultOptions options, int number) =>
        ContenderProcess.Start(folder.Data, Path.Combine(folder.Logs, $"writes-{number}"), $"contender-{number}", _lease, !options.IsBroken);

    private static List<(long Version, long Token)> Read(string logs)
    {
        var writes = new List<(long, long)>();
        foreach (var file in Directory.GetFiles(logs))
        {
            foreach (var line in File.ReadAllLines(file))
            {
                if (line.Split(' ') is [var version, var token] && long.TryParse(token, out var number))
                {
                    writes.Add((long.Parse(version, CultureInfo.InvariantCulture), number));
                }
            }
        }

        writes.Sort();
        return writes;
    }

    private static List<string> Falls(List<(long Version, long Token)> writes)
    {
        var wrong = new List<string>();
        for (var i = 1; i < writes.Count; i++)
        {
            if (writes[i].Token < writes[i - 1].Token)
            {
                wrong.Add($"version {writes[i].Version} was written with token {writes[i].Token}, after {writes[i - 1].Token}");
            }
        }

        return wrong;
    }
}
