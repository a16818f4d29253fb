using System.Diagnostics;
using System.Globalization;

namespace Rem.Cli.Tests;

/// <summary>`kill -9`: the program can do nothing any more, and yet its steps end.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly RemProcess _rem = new();

    [Fact]
    public void A_killed_rem_leaves_none_of_the_processes_of_its_steps()
    {
        const string Step = """
            sleep 4711 & setsid sleep 4711 & (setsid sleep 4711 &)
            setsid env -i /bin/sh -c 'sleep 4711; true' &
            sh -c "trap '' TERM; sleep 4711; true" &
            sleep 1; touch begun; sleep 4711
            """;
        using var process = _rem.With("p.yaml", $"run simultaneous:\n  a: [{{shell: {Quoted(Step)}}}]\n  b: [{{shell: sleep 4711}}]\n").Start("run", "p.yaml");
        _rem.WaitFor("begun");
        Guardian(process.Id);

        Kill(process);

        Until("every process of the steps is gone", () => Left().Count == 0);
    }

    [Fact]
    public void What_a_step_that_ended_well_left_running_lives_on()
    {
        using var process = _rem.With("p.yaml", $"run:\n  - shell: {Quoted("setsid sleep 4712 >/dev/null 2>&1 & sleep 0.5")}\n  - shell: {Quoted("sleep 0.5; touch begun; sleep 4711")}\n").Start("run", "p.yaml");
        _rem.WaitFor("begun");
        Guardian(process.Id);

        Kill(process);

        Until("only what was left on purpose is there", () => Left().Count == 1);
        var left = Left()[0];
        File.ReadAllText($"/proc/{left}/cmdline").ShouldContain("4712");
        RemProcess.Signal(left, "KILL");
        Until("it is gone", () => Left().Count == 0);
    }

    [Fact]
    public void A_guardian_that_somebody_killed_is_replaced()
    {
        using var process = _rem.With("p.yaml", $"run:\n  - shell: {Quoted("while [ ! -e go ]; do sleep 0.1; done")}\n  - shell: {Quoted("sleep 1; touch begun; sleep 4711")}\n").Start("run", "p.yaml");
        var first = Guardian(process.Id);
        RemProcess.Signal(first, "KILL");
        Until("the first guardian is dead", () => !IsAlive(first));
        _rem.With("go", "").WaitFor("begun");
        Guardian(process.Id).ShouldNotBe(first);

        Kill(process);

        Until("every process of the steps is gone", () => Left().Count == 0);
    }

    [Fact]
    public void A_run_that_ends_leaves_no_guardian_and_the_signals_of_others_do_not_end_it()
    {
        using var process = _rem.With("p.yaml", $"run:\n  - shell: {Quoted("while [ ! -e go ]; do sleep 0.1; done")}\n").Start("run", "p.yaml");
        var guardian = Guardian(process.Id);
        foreach (var signal in new[] { "HUP", "INT", "TERM" })
        {
            RemProcess.Signal(guardian, signal);
        }

        IsAlive(guardian).ShouldBeTrue();
        new FileInfo($"/proc/{guardian}/cwd").LinkTarget.ShouldBe("/");
        _rem.With("go", "");

        RemProcess.End(process).Code.ShouldBe(0);
        Until("the guardian is gone", () => !IsAlive(guardian));
    }

    public void Dispose() => _rem.Dispose();

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static void Kill(Process process)
    {
        RemProcess.Signal(process.Id, "KILL");
        process.WaitForExit(60_000).ShouldBeTrue();
    }

    private static void Until(string what, Func<bool> isSo) => SpinWait.SpinUntil(isSo, Patience).ShouldBeTrue(what);

    // The guardian of a rem, once it reads what it is told.
    private static int Guardian(int rem)
    {
        var found = 0;
        Until("a guardian is there", () => (found = Processes().FirstOrDefault(id => Parent(id) == rem && IsAlive(id) && Read(id, "cmdline").Contains("rem-guardian", StringComparison.Ordinal))) != 0);
        return found;
    }

    private static bool IsAlive(int process) => Fields(process) is [not "Z", ..];

    private static int Parent(int process) => Fields(process) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    private static string[] Fields(int process) => Read(process, "stat") is { Length: > 0 } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : [];

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static IEnumerable<int> Processes() => Directory.GetDirectories("/proc")
        .Where(static path => char.IsAsciiDigit(path[6])).Select(static path => int.Parse(path[6..], CultureInfo.InvariantCulture));

    // The folder of this test is the folder of every process that its plan started.
    private List<int> Left() => [.. Processes().Where(id => IsAlive(id) && new FileInfo($"/proc/{id}/cwd").LinkTarget == _rem.Folder)];
}
