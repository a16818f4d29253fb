using System.Diagnostics;
using System.Globalization;

namespace Rem.Fuzz;

/// <summary>The command line of the fuzzer. Exit code 0 when all inputs passed, 1 when one failed, 2 for a wrong use.</summary>
internal static class FuzzCommand
{
    public static int Start(string[] args)
    {
        var target = args.Length == 0 ? null : FuzzTargets.Find(args[0]);
        if (target is null)
        {
            Console.Error.WriteLine("usage: TARGET [--seed N] [--count N] [--only N] [--corpus FOLDER]");
            foreach (var known in FuzzTargets.All)
            {
                Console.Error.WriteLine($"  {known.Name,-14} {known.About}");
            }

            return 2;
        }

        var seed = Number(args, "--seed") ?? Environment.TickCount;
        var run = new FuzzRun(target, new FuzzFiles(target.Name, Option(args, "--corpus")), seed);
        return Number(args, "--only") is { } only
            ? Report(target, seed, 1, run.Check(run.Input(only)) is { } wrong ? (run.Input(only), wrong) : null)
            : Many(target, run, seed, Number(args, "--count") ?? 10_000);
    }

    private static int Many(FuzzTarget target, FuzzRun run, int seed, int count)
    {
        Console.WriteLine($"{target.Name}: {count} inputs, seed {seed}");
        var watch = Stopwatch.StartNew();
        var failed = run.Start(count);
        Console.WriteLine($"{watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
        return Report(target, seed, count, failed);
    }

    private static int Report(FuzzTarget target, int seed, int count, (byte[] Input, string Wrong)? failed)
    {
        if (failed is not { } failure)
        {
            Console.WriteLine($"{target.Name}: {count} passed, 0 failed");
            return 0;
        }

        var path = Path.Combine(Environment.CurrentDirectory, $"{target.Name}-{seed}.input");
        File.WriteAllBytes(path, failure.Input);
        Console.WriteLine(failure.Wrong);
        Console.WriteLine($"the input is in {path}; keep it in tests/Rem.Fuzz/found/{target.Name} and write its regression test");
        return 1;
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static int? Number(string[] args, string name) =>
        Option(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
