using System.Diagnostics;
using Rem.Errors;
using Rem.Plans;
using Rem.Processes;
using Rem.Processes.Shell;

namespace Rem.Benchmarks.Processes;

/// <summary>A command with a value in it, run and captured: by the runner, by bare posix_spawn, and by .NET's Process.</summary>
internal static class ShellBenchmark
{
    private static readonly ProcessRunner Runner = new(TimeProvider.System);

    public static void Run(Measure measure)
    {
        var program = Bind();
        measure.Ratio("a shell step against posix_spawn with captured pipes", () => Step(program), static () => BareSpawn.Run("echo x"), atMost: 1.3);
        measure.Ratio("for comparison: against Process with captured output", () => Step(program), Captured, double.PositiveInfinity);
    }

    private static ShellProgram Bind()
    {
        ShellPart[] parts = [new("echo ", 0, 5), new(null, 5, 8)];
        return ShellText.Bind(parts, static (_, _) => SourceSpan.None, new FindingList())!;
    }

    private static void Step(ShellProgram program)
    {
        var script = program.Render(["x"], []);
        var request = new ProcessRequest { Arguments = script.Arguments, Shown = "echo x", Environment = script.Environment };
        var result = Runner.RunAsync(request, CancellationToken.None).GetAwaiter().GetResult();
        if (result.Output != "x" || result.Code != 0)
        {
            throw new InvalidOperationException(result.Stderr);
        }
    }

    private static void Captured()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-e", "-c", "echo x"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        if (process.StandardOutput.ReadToEnd() != "x\n")
        {
            throw new InvalidOperationException();
        }

        process.WaitForExit();
        errors.GetAwaiter().GetResult();
    }
}
