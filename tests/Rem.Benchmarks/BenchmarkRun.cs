namespace Rem.Benchmarks;

/// <summary>Runs the benchmarks that the command line names.</summary>
internal static class BenchmarkRun
{
    public static int Start(Benchmark[] table, string[] args)
    {
        var check = Array.IndexOf(args, "--check") >= 0;
        var names = Array.FindAll(args, static a => !a.StartsWith("--", StringComparison.Ordinal));
        foreach (var name in names)
        {
            if (!Array.Exists(table, b => b.Name == name))
            {
                Console.Error.WriteLine($"no benchmark '{name}'; there are: {string.Join(", ", Array.ConvertAll(table, static b => b.Name))}");
                return 2;
            }
        }

        var measure = new Measure(Console.Out);
        foreach (var benchmark in table)
        {
            if (names.Length == 0 || Array.IndexOf(names, benchmark.Name) >= 0)
            {
                Console.WriteLine($"{benchmark.Name}: {benchmark.About}");
                benchmark.Run(measure);
            }
        }

        return check && measure.Missed > 0 ? 1 : 0;
    }
}
