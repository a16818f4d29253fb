using System.Globalization;
using Rem.Faults.Checks;
using Rem.Faults.Load;
using Rem.Storage;

namespace Rem.Faults.Power;

/// <summary>Cuts the power under load, again and again, and holds what the disk had then against the logs.</summary>
internal static class PowerSuite
{
    private const int CutsAtOnce = 25;

    /// <summary>Runs it.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        var random = new Random(options.Seed);
        var (wrong, done, hurt) = (new List<string>(), 0L, 0);
        for (var left = options.Rounds; left > 0; left -= CutsAtOnce)
        {
            using var disk = new CutDisk();
            using var folder = new RoundFolder { Data = Path.Combine(disk.Folder, "data") };
            var (answered, count) = Work(disk, folder, options, random, Math.Min(left, CutsAtOnce));
            done += count;
            for (var cut = 0; cut < answered.Count; cut++)
            {
                var log = LoadLog.Read(folder.Logs, answered[cut]);
                var found = await disk.LookAsync(cut, mounted => CheckAsync(mounted, log));
                hurt += found.Count > 0 ? 1 : 0;
                wrong.AddRange(found.Select(what => $"cut {cut}: {what}"));
            }
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{options.Rounds} cuts, {done} operations answered, {hurt} cuts lost something"), wrong);
    }

    // What was answered before the cut must be there; what was answered while it was made may be.
    private static (List<long[]> Answered, long Done) Work(CutDisk disk, RoundFolder folder, FaultOptions options, Random random, int cuts)
    {
        using var process = LoadProcess.Start(folder.Data, folder.Logs, random.Next(), 0, options.IsBroken ? ["NORMAL"] : []);
        var answered = new List<long[]>();
        for (var cut = 0; cut < cuts; cut++)
        {
            process.Work(TimeSpan.FromMilliseconds(random.Next(100, 500)));
            answered.Add(LoadLog.AckedLengths(folder.Logs));
            disk.Cut(cut);
        }

        process.Kill();
        return (answered, process.Done);
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(string mounted, LoadLog log)
    {
        await using var store = SqliteStore.Open(Path.Combine(mounted, "data"), TimeProvider.System);
        return await new PromiseCheck(store.Resources, log).RunAsync(withRepetition: false);
    }
}
