using System.Diagnostics;

namespace Rem.Benchmarks.Starting;

/// <summary>Whole programs, published, and the processor time that they take.</summary>
internal static class Programs
{
    /// <summary>Publishes rem and the hello world below artifacts/startup, and gives that folder.</summary>
    public static string Publish()
    {
        var root = Root();
        var folder = Path.Combine(root, "artifacts", "startup");
        Publish(root, "engine/Rem.Cli", Path.Combine(folder, "rem"));
        Publish(root, "tests/Rem.Benchmarks/Hello", Path.Combine(folder, "hello"));
        return folder;
    }

    /// <summary>Medians of the processor time of commands run in turns. Each command begins with what its output has to hold.</summary>
    public static double[] Times(string folder, int rounds, params string[][] commands) => Times(folder, rounds, true, commands);

    /// <summary>The same, without the run before that warms up what lies on disk.</summary>
    public static double[] Times(string folder, int rounds, bool isWarm, params string[][] commands)
    {
        var times = new double[commands.Length][];
        for (var i = 0; i < commands.Length; i++)
        {
            times[i] = new double[rounds];
            if (isWarm)
            {
                Start(folder, commands[i]);
            }
        }

        for (var round = 0; round < rounds; round++)
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

    public static void Start(string folder, string[] command)
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

    // Compiled ahead where the compiler for that (crossgen) restores: else both without it, and said so.
    private static void Publish(string root, string project, string folder)
    {
        if (!TryPublish(root, project, folder, "true"))
        {
            Console.WriteLine($"  {project} is not compiled ahead: its ReadyToRun compiler did not restore");
            if (!TryPublish(root, project, folder, "false"))
            {
                throw new InvalidOperationException($"{project} could not be published");
            }
        }
    }

    private static bool TryPublish(string root, string project, string folder, string readyToRun)
    {
        string[] arguments = ["publish", project, "-c", "Release", "-o", folder, "-p:RunAnalyzers=false", "-p:PublishReadyToRun=" + readyToRun, "-v", "quiet", "--nologo"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root })!;
        process.WaitForExit();
        return process.ExitCode == 0;
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
}
