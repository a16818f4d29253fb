using System.Diagnostics;
using System.Globalization;

namespace Rem.Benchmarks.Starting;

/// <summary>
/// Short runs of the published program against an equally published hello world: processor time, medians of rounds in
/// turns. Both are published below artifacts/startup first.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 21;

    private const string DataPlan = """
        load: {one: 5.2}
        host: web1
        limits: {warn: 2, bad: 4}
        if load.one > limits.bad:
          status: overloaded
        elif load.one > limits.warn:
          status: busy
        else:
          status: calm
        title: "${{ host }} is ${{ status }}"
        for n in [1, 2, 3]:
          increment sum: ${{ n }}

        """;

    private const string LuaPlan = DataPlan + """
        run:
          - lua: return { twice = pipe.sum * 2 }

        """;

    public static void Run(Measure measure)
    {
        var root = Root();
        var folder = Path.Combine(root, "artifacts", "startup");
        Publish(root, "engine/Rem.Cli", Path.Combine(folder, "rem"));
        Publish(root, "tests/Rem.Benchmarks/Hello", Path.Combine(folder, "hello"));
        File.WriteAllText(Path.Combine(folder, "data.yaml"), DataPlan);
        File.WriteAllText(Path.Combine(folder, "lua.yaml"), LuaPlan);

        var rem = Path.Combine(folder, "rem", "rem");
        var times = Times(
            folder,
            ["hello", Path.Combine(folder, "hello", "Hello")],
            ["sum: 6", rem, "run", "data.yaml"],
            ["twice: 12", rem, "run", "lua.yaml"],
            ["Usage", rem, "--help"]);

        var data = times[1] / times[0];
        measure.Given("rem run of a plan of data against a hello world", data, 4, Detail(times[1], times[0]));
        measure.Given("one Lua step more", (times[2] / times[0]) - data, 0.5, Detail(times[2], times[0]));
        measure.Given("rem --help", times[3] / times[0], 3.2, Detail(times[3], times[0]));
    }

    // Each command begins with what its output has to hold.
    private static double[] Times(string folder, params string[][] commands)
    {
        var times = new double[commands.Length][];
        for (var i = 0; i < commands.Length; i++)
        {
            times[i] = new double[Rounds];
            Start(folder, commands[i]);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < commands.Length; i++)
            {
                var before = ChildTime.Now();
                Start(folder, commands[i]);
                times[i][round] = ChildTime.Now() - before;
            }
        }

        return Array.ConvertAll(times, Measure.Median);
    }

    private static void Start(string folder, string[] command)
    {
        var start = new ProcessStartInfo(command[1], command[2..]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || !output.Contains(command[0], StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"{string.Join(' ', command[1..])} ended with {process.ExitCode}: {output}");
        }
    }

    private static void Publish(string root, string project, string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", folder, "-p:RunAnalyzers=false", "-v", "quiet", "--nologo"]) { WorkingDirectory = root };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{project} could not be published");
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "rem.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the benchmark runs in a checkout only");
        }

        return folder;
    }

    private static string Detail(double time, double hello) =>
        string.Create(CultureInfo.InvariantCulture, $"{time * 1000:0.0} ms against {hello * 1000:0.0} ms");
}
