using System.Diagnostics;
using Xunit.Abstractions;

namespace Rem.Stdlib.Tests.Mutants;

/// <summary>
/// Mutants through the program itself: it ends with 0 or 2, and shows no stack trace. Long form: REM_TEST_MUTANT_RUNS=3000.
/// </summary>
public sealed class MutantProcessTests(ITestOutputHelper output)
{
    private const int PlansOfOneRun = 20;

    [Fact]
    public async Task Rem_check_ends_with_0_or_2_and_no_stack_trace()
    {
        var seed = MutantSource.Seed;
        var count = MutantSource.Count("REM_TEST_MUTANT_RUNS", 300);
        output.WriteLine($"seed {seed}, {count} mutants");
        var source = new MutantSource(seed);

        for (var from = 0; from < count; from += PlansOfOneRun)
        {
            var folder = Directory.CreateTempSubdirectory("rem-mutants-").FullName;
            try
            {
                var names = new List<string>();
                for (var i = from; i < Math.Min(count, from + PlansOfOneRun); i++)
                {
                    names.Add(Write(folder, i, source));
                }

                var (code, said) = await CheckAsync(folder, names);

                code.ShouldBeOneOf([0, 2], $"mutants {from} and on of seed {seed}: {said}");
                said.ShouldNotContain("\n   at ", Case.Sensitive, $"mutants {from} and on of seed {seed}");
                said.ShouldNotContain("REM1499", Case.Sensitive, $"mutants {from} and on of seed {seed}");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string Write(string folder, int number, MutantSource source)
    {
        var (text, of) = source.Make(number);
        var own = Path.Combine(folder, $"{number}");
        foreach (var (name, bytes) in of.Others)
        {
            var path = Path.Combine(own, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        Directory.CreateDirectory(own);
        File.WriteAllText(Path.Combine(own, "plan.yaml"), text);
        return Path.Combine($"{number}", "plan.yaml");
    }

    private static async Task<(int Code, string Said)> CheckAsync(string folder, List<string> names)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rem.dll"), "check", .. names])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await errors);
    }
}
