using System.Diagnostics;

namespace Rem.Cli.Tests;

/// <summary>How the program ends when its output cannot be written, when it is told to end, and what it leaves behind.</summary>
public sealed class EndingTests : IDisposable
{
    private const string Sleeper = """
        run:
          - shell: "setsid sleep 4711 & (setsid sleep 4711 &); touch begun; sleep 4711"
            always: [{shell: touch always-ran}]

        """;

    private readonly RemProcess _rem = new();

    [Fact]
    public void A_full_device_behind_the_output_is_a_failure()
    {
        var answer = Shell("run p.yaml >/dev/full");

        answer.Code.ShouldBe(1);
        answer.Errors.ShouldBe("error REM5016: standard output could not be written: the device is full\n");
    }

    [Fact]
    public void A_closed_output_is_a_failure_and_no_defect() =>
        Shell("run p.yaml >&-").ShouldSatisfyAllConditions(
            answer => answer.Code.ShouldBe(1),
            answer => answer.Errors.ShouldContain("REM5016"));

    [Fact]
    public void A_closed_standard_error_keeps_the_exit_code() => Shell("run nowhere.yaml 2>&-").Code.ShouldBe(2);

    [Fact]
    public void A_reader_that_went_away_is_no_failure_of_ours() => Shell("run p.yaml | true").Errors.ShouldBe("");

    [Fact]
    public void A_dash_is_the_plan_on_standard_input()
    {
        _rem.RunWith("a: ${{ 1 + 1 }}\n", "run", "-").ShouldBe(new Answer(0, "a: 2\n", ""));
        _rem.RunWith("a: ${{ 1 + }}\n", "check", "-").ShouldSatisfyAllConditions(
            answer => answer.Code.ShouldBe(2),
            answer => answer.Errors.ShouldStartWith("-:1:12: error REM1201: "));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public void Each_signal_ends_a_run_in_order_and_leaves_no_process(string signal)
    {
        using var process = _rem.With("p.yaml", Sleeper).Start("run", "p.yaml");
        _rem.WaitFor("begun");

        RemProcess.Signal(process.Id, signal);

        RemProcess.End(process).Code.ShouldBe(130);
        File.Exists(Path.Combine(_rem.Folder, "always-ran")).ShouldBeTrue();
        Left().ShouldBeEmpty();
    }

    [Fact]
    public void A_signal_lets_what_cleans_up_already_end()
    {
        using var process = _rem.With("p.yaml", "run: [{shell: 'true', always: [{shell: touch begun; sleep 1}, {shell: touch cleaned}]}, {shell: touch never}]\n").Start("run", "p.yaml");
        _rem.WaitFor("begun");

        RemProcess.Signal(process.Id, "TERM");

        RemProcess.End(process).Code.ShouldBe(130);
        File.Exists(Path.Combine(_rem.Folder, "cleaned")).ShouldBeTrue();
    }

    [Fact]
    public void A_second_signal_ends_at_once_and_kills_what_the_steps_run()
    {
        using var process = _rem.With("p.yaml", "run: [{shell: touch begun; sleep 4711, always: [{shell: touch last; sleep 4711}]}]\n").Start("run", "p.yaml");
        _rem.WaitFor("begun");
        RemProcess.Signal(process.Id, "TERM");
        _rem.WaitFor("last");

        RemProcess.Signal(process.Id, "TERM");

        RemProcess.End(process).Code.ShouldBe(130);
        Left().ShouldBeEmpty();
    }

    public void Dispose() => _rem.Dispose();

    private Answer Shell(string words)
    {
        _rem.With("p.yaml", "a: 1\n");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"'{Path.Combine(AppContext.BaseDirectory, "rem")}' {words}"])
        {
            WorkingDirectory = _rem.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        return RemProcess.End(process);
    }

    // What was killed has no more to do than to be gone, for which a busy machine may want a while; what was forgotten sleeps on.
    private List<string> Left()
    {
        for (var begun = TimeProvider.System.GetTimestamp(); ;)
        {
            var left = Processes();
            if (left.Count == 0 || TimeProvider.System.GetElapsedTime(begun) > TimeSpan.FromSeconds(20))
            {
                return left;
            }
        }
    }

    // The folder of this test is the folder of every process that its plan started.
    private List<string> Processes() =>
        [.. Directory.GetDirectories("/proc").Where(path => char.IsAsciiDigit(path[6]) && new FileInfo(path + "/cwd").LinkTarget == _rem.Folder)];
}
