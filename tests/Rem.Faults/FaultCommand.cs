using System.Globalization;
using Rem.Faults.Audits;
using Rem.Faults.Backups;
using Rem.Faults.Disk;
using Rem.Faults.Kills;
using Rem.Faults.Load;
using Rem.Faults.Locks;
using Rem.Faults.Many;
using Rem.Faults.Power;
using Rem.Faults.Series;

namespace Rem.Faults;

/// <summary>The command line. Exit code 0 when every promise was kept (with --broken: when a broken one was noticed), 1 otherwise, 2 for a wrong use.</summary>
internal static class FaultCommand
{
    private static readonly (string Name, string About, Func<FaultOptions, Task<FaultResult>> Run)[] _suites =
    [
        ("kill", "kill -9 at random moments under load; --broken: answers before the commit", KillSuite.RunAsync),
        ("power", "cuts of the power, seen as copies of the disk at random moments; --broken: synchronous=NORMAL (root, xfsprogs)", PowerSuite.RunAsync),
        ("error", "EIO and ENOSPC at each of the first sync and write calls; --broken: a store that does not sync (strace)", ErrorSuite.RunAsync),
        ("full", "a disk of 32 MB that fills up and gets room again (root)", FullSuite.RunAsync),
        ("flip", "single bytes that change in the files of a store at rest", FlipSuite.RunAsync),
        ("backup", "backups under load, each restored", BackupSuite.RunAsync),
        ("lock", "eight processes that contend for a lock, frozen and killed, for --rounds seconds; --broken: without fencing", LockSuite.RunAsync),
        ("audit", "kill -9 of a process that makes audited changes; --broken: they take effect before their lines", AuditSuite.RunAsync),
        ("series", "kill -9 of a process that feeds time series; --broken: a flush window that is longer than said", SeriesSuite.KillAsync),
        ("series-power", "cuts of the power under the same; --broken: a database that does not sync (root, xfsprogs)", SeriesSuite.PowerAsync),
        ("series-flip", "single bytes that change in the files of time series at rest", SeriesFlipSuite.RunAsync),
        ("many", "--rounds thousand messages through one queue: memory and disk", ManySuite.RunAsync),
    ];

    /// <summary>Runs a suite.</summary>
    public static async Task<int> StartAsync(string[] args)
    {
        if (args is ["load", ..])
        {
            return await LoadProgram.RunAsync(args);
        }

        if (args is ["contend", ..])
        {
            return await Contender.RunAsync(args);
        }

        if (args is [SeriesLoad.Word, ..])
        {
            return await SeriesLoad.RunAsync(args);
        }

        if (args is ["audit-load", ..])
        {
            return await AuditLoad.RunAsync(args);
        }

        foreach (var (name, _, run) in _suites)
        {
            if (args.Length > 0 && args[0] == name)
            {
                var options = Options(args);
                Console.WriteLine($"{name}: {options.Rounds} rounds, seed {options.Seed}{(options.IsBroken ? ", broken on purpose" : "")}");
                return Report(name, await run(options), options);
            }
        }

        Console.Error.WriteLine("usage: SUITE [--rounds N] [--seed N] [--broken]");
        foreach (var (name, about, _) in _suites)
        {
            Console.Error.WriteLine($"  {name,-13} {about}");
        }

        return 2;
    }

    private static int Report(string name, FaultResult result, FaultOptions options)
    {
        Console.WriteLine(result.Facts);
        foreach (var wrong in result.Wrong.Take(20))
        {
            Console.WriteLine("  " + wrong);
        }

        var isRight = options.IsBroken == result.Wrong.Count > 0;
        var verdict = options.IsBroken
            ? (isRight ? "1 passed, 0 failed" : "0 passed, 1 failed: a broken store was not noticed")
            : $"{(isRight ? 1 : 0)} passed, {(isRight ? 0 : 1)} failed";
        Console.WriteLine($"{name}: {verdict}");
        return isRight ? 0 : 1;
    }

    private static FaultOptions Options(string[] args) => new(
        Number(args, "--rounds") ?? 20,
        Number(args, "--seed") ?? Environment.TickCount & int.MaxValue,
        args.Contains("--broken"));

    private static int? Number(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : null;
    }
}

/// <summary>How a suite is run.</summary>
internal sealed record FaultOptions(int Rounds, int Seed, bool IsBroken);

/// <summary>What came of it.</summary>
/// <param name="Facts">Figures, in a line.</param>
/// <param name="Wrong">Each promise that was broken.</param>
internal sealed record FaultResult(string Facts, IReadOnlyList<string> Wrong);
