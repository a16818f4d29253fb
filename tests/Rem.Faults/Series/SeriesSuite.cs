using System.Globalization;
using Rem.Faults.Power;

namespace Rem.Faults.Series;

/// <summary>Kills a process that feeds time series, and cuts its power: no more than the flush window may be lost, and nothing torn.</summary>
internal static class SeriesSuite
{
    private const int CutsAtOnce = 25;

    // The window of one second, and the time that a write may take on a machine that others use too.
    private const int WindowMilliseconds = 1000 + 1000;

    /// <summary>kill -9; broken: a window of six seconds.</summary>
    public static async Task<FaultResult> KillAsync(FaultOptions options)
    {
        var random = new Random(options.Seed);
        var (wrong, kills, steps) = (new List<string>(), 0, 0L);
        while (kills < options.Rounds && (!options.IsBroken || wrong.Count == 0))
        {
            using var folder = new RoundFolder();
            var seed = random.Next();
            var (least, most) = (0, 0);
            for (var more = random.Next(1, 5); more > 0 && kills < options.Rounds; more--, kills++) // a folder may be hit more than once
            {
                using var process = new SeriesProcess(folder.Data, seed, options.IsBroken ? ["slow"] : []);
                SeriesProcess.Wait(TimeSpan.FromMilliseconds(random.Next(300, 5000)));
                var killed = process.Kill();
                (least, most) = (Math.Max(least, process.TakenBefore(killed - WindowMilliseconds)), Math.Max(most, process.Last + 1));
                steps += process.Last;
            }

            wrong.AddRange((await SeriesCheck.RunAsync(folder.Data, seed, least, most)).Select(what => $"after kill {kills}: {what}"));
        }

        return Result("kills", kills, steps, wrong);
    }

    /// <summary>Cuts of the power; broken: a database that does not sync.</summary>
    public static async Task<FaultResult> PowerAsync(FaultOptions options)
    {
        var random = new Random(options.Seed);
        var (wrong, cuts, steps) = (new List<string>(), 0, 0L);
        for (; cuts < options.Rounds; cuts += CutsAtOnce)
        {
            using var disk = new CutDisk();
            var (seed, data) = (random.Next(), Path.Combine(disk.Folder, "data"));
            var least = new List<int>();
            using (var process = new SeriesProcess(data, seed, options.IsBroken ? ["OFF"] : []))
            {
                for (var cut = 0; cut < Math.Min(CutsAtOnce, options.Rounds - cuts); cut++)
                {
                    SeriesProcess.Wait(TimeSpan.FromMilliseconds(random.Next(200, 1500)));
                    least.Add(process.TakenBefore(Environment.TickCount64 - WindowMilliseconds));
                    disk.Cut(cut);
                }

                process.Kill();
                steps += process.Last;
            }

            for (var cut = 0; cut < least.Count; cut++)
            {
                var found = await disk.LookAsync(cut, mounted => SeriesCheck.RunAsync(Path.Combine(mounted, "data"), seed, least[cut], null));
                wrong.AddRange(found.Select(what => $"cut {cuts + cut}: {what}"));
            }
        }

        return Result("cuts", options.Rounds, steps, wrong);
    }

    private static FaultResult Result(string what, int count, long steps, List<string> wrong) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{count} {what}, {steps * SeriesLoad.Groups} samples of {SeriesLoad.Groups} groups taken, each row compared"), wrong);
}
