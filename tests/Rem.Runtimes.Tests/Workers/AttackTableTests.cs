using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rem.Cli;
using Rem.Errors;
using Rem.Scripting;
using Rem.Scripting.Workers;
using Rem.Testing.Cases;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>
/// Each attack, once in the process of a `rem run` of its own and once in a worker of this process; `attacks.md` beside
/// the tests holds what came of it. After an intended change `REM_APPROVE=1 dotnet test` writes it anew.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class AttackTableTests : IDisposable
{
    private const long MostMemory = 600L * 1024 * 1024;
    private const string ByTimeAlone = "by its time alone";

    private const string Heading = """
        # What attacks come to

        Made by `AttackTableTests`; limits: 1 s, 64 MiB. `stopped` is a script that was refused, or that its time, its memory or its
        depth ended, whichever came first on the machine; `answers` is one that ends well within its limits. `by its time alone`: the
        memory limit does not see what the script takes, so that it may pass 600 MB before its time is over; only a worker holds that.

        | language | attack | `isolate: inproc` | `isolate: process` | verdict |
        |---|---|---|---|---|

        """;

    private static readonly ScriptLimits Limits = new(TimeSpan.FromSeconds(1), 64 * 1024 * 1024, 200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20); // languages start cold on a busy machine
    private static readonly string TablePath = Path.Combine(ConformanceSuite.Repository, "tests/Rem.Runtimes.Tests/attacks.md");

    private readonly string _folder = Directory.CreateTempSubdirectory("rem-attacks").FullName;
    private readonly WorkerPool _pool = new(TestWorkers.Program, Limits);

    [Fact]
    public void Every_attack_is_stopped_and_the_table_says_by_what()
    {
        var table = Table();

        if (Environment.GetEnvironmentVariable("REM_APPROVE") == "1")
        {
            File.WriteAllText(TablePath, table);
        }

        var approved = File.ReadAllText(TablePath);
        table.Split('\n').Except(approved.Split('\n')).ShouldBeEmpty("rows that are not in the table");
        table.ShouldBe(approved);
    }

    [Fact]
    public void Two_hundred_attacks_in_a_row_leave_threads_files_processes_and_memory_as_they_were()
    {
        var attacks = Languages().SelectMany(static row => Attacks.ByLanguage[row.Language].Values.Select(text => (row, text))).ToArray();
        var quick = Limits with { Time = TimeSpan.FromMilliseconds(20) };
        foreach (var (row, text) in attacks)
        {
            InWorker(row, text, quick); // what .NET compiles and loads for them stays
        }

        var before = Footprint.Now(_pool);

        for (var i = 0; i < 200; i++)
        {
            InWorker(attacks[i % attacks.Length].row, attacks[i % attacks.Length].text, quick);
        }

        Footprint.Now(_pool).ShouldBeNoLargerThan(before);
    }

    public void Dispose()
    {
        _pool.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<RuntimeRow> Languages() => Parts.Runtimes.All.Where(static row => Attacks.ByLanguage.ContainsKey(row.Language));

    private string Table()
    {
        var text = new StringBuilder(Heading);
        foreach (var row in Languages())
        {
            foreach (var (name, script) in Attacks.ByLanguage[row.Language])
            {
                var inProcess = Cell(row.Language, name, InProcess(row, script));
                var inWorker = InWorker(row, script, Limits);
                inWorker.ShouldBeOneOf(["stopped", "answers"], $"{row.Language}: {name}");
                var verdict = inProcess is "not stopped" or ByTimeAlone ? $"{inWorker} by the worker" : $"{inProcess} in process";
                text.Append(CultureInfo.InvariantCulture, $"| {row.Language} | {name} | {inProcess} | {inWorker} | {verdict} |\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(string language, string attack, string outcome)
    {
        if (Attacks.IsHeldByTimeAlone(language, attack))
        {
            outcome.ShouldBeOneOf(["stopped", "too large"], $"{language}: {attack}");
            return ByTimeAlone;
        }

        return outcome == "too large" ? "not stopped" : outcome;
    }

    // In the engine's own process, which is a process of its own for that: it may hang, grow or die.
    private string InProcess(RuntimeRow row, string script)
    {
        File.WriteAllText(Path.Combine(_folder, "rem.yaml"), "limits: {script time: 1s, script memory: 64 MiB}\n");
        File.WriteAllText(Path.Combine(_folder, "attack" + row.Extensions[0]), script);
        File.WriteAllText(Path.Combine(_folder, "attack.yaml"), $"run:\n  - script: attack{row.Extensions[0]}\n");
        var start = new ProcessStartInfo(TestWorkers.Program.File, ["run", "attack.yaml"]) { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var isLarge = false;
        var hasEnded = SpinWait.SpinUntil(() => process.HasExited || (isLarge = IsLarge(process)), Patience) && !isLarge;
        if (!hasEnded)
        {
            process.Kill();
        }

        process.WaitForExit();
        _ = output.Result;
        return isLarge ? "too large"
            : !hasEnded ? "not stopped"
            : process.ExitCode == 0 ? "answers"
            : process.ExitCode <= 2 && error.Result.Contains("error REM", StringComparison.Ordinal) ? "stopped"
            : "not stopped";
    }

    private static bool IsLarge(Process process)
    {
        const int BytesPerPage = 4096;
        try
        {
            var pages = File.ReadAllText($"/proc/{process.Id}/statm").Split(' ');
            return long.Parse(pages[1], CultureInfo.InvariantCulture) * BytesPerPage > MostMemory;
        }
        catch (IOException)
        {
            return false; // it has just ended
        }
    }

    // In a worker of this process, which has to answer in time and go on living.
    private string InWorker(RuntimeRow row, string text, ScriptLimits limits)
    {
        _pool.Probe();
        var watch = Stopwatch.StartNew();
        var bench = new ScriptBench(_pool.Runtime(row));
        if (bench.FindingsOf(text).Count > 0)
        {
            return "stopped";
        }

        try
        {
            bench.Run(text, limits: limits);
            return "answers";
        }
        catch (PlanException)
        {
            return watch.Elapsed < limits.Time + Patience ? "stopped" : "late";
        }
    }
}
