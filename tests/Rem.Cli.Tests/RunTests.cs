using System.Text.Json;

namespace Rem.Cli.Tests;

/// <summary>`rem run` as a process.</summary>
public sealed class RunTests : IDisposable
{
    private readonly RemProcess _rem = new();

    [Fact]
    public void The_result_is_YAML_on_standard_output_and_nothing_else_is_said() =>
        _rem.With("p.yaml", "a: 1\nif a > 0:\n  b: \"${{ a }}x\"\n").Run("run", "p.yaml").ShouldBe(new Answer(0, "a: 1\nb: 1x\n", ""));

    [Fact]
    public void What_a_plan_leaves_behind_without_a_node_is_a_warning_at_its_end()
    {
        var answer = _rem.With("p.yaml", "a: 1\nrun:\n  - put in queue jobs: {a: 1}\n  - set state s: {k: 1}\n  - count visits: 2\n").Run("run", "p.yaml");

        answer.Code.ShouldBe(0);
        answer.Errors.ShouldBe("warning REM5019: what the plan left in queue 'jobs', state 's', counter 'visits' is lost: it was in memory, for this run. Write `node:` into the rem.yaml of this folder to keep them: `rem explain \"shared resources\"`.\n");
    }

    [Fact]
    public void What_a_plan_leaves_behind_is_data_where_errors_are_data()
    {
        var answer = _rem.With("p.yaml", "run:\n  - put in queue jobs: {a: 1}\n").Run("run", "--json", "p.yaml");

        JsonDocument.Parse(answer.Errors).RootElement.GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("REM5019");
    }

    [Theory]
    [InlineData("run:\n  - put in queue jobs: {a: 1}\n  - take from queue jobs into x:\n")]
    [InlineData("run:\n  - lock l: {a: 1}\n  - get state s into x:\n  - take from queue q into y:\n")]
    [InlineData("run:\n  - lua: rem.counter('c'):add() rem.counter('c'):reset() rem.state('s'):set('k', 1) rem.state('s'):delete('k')\n")]
    public void A_plan_that_leaves_nothing_behind_is_not_warned_of(string plan) => _rem.With("p.yaml", plan).Run("run", "p.yaml").Errors.ShouldBe("");

    [Fact]
    public void A_folder_is_its_plan() => _rem.With("web/plan.yaml", "a: 1\n").Run("run", "web").Output.ShouldBe("a: 1\n");

    [Fact]
    public void An_invalid_plan_ends_with_2_says_everything_and_runs_nothing()
    {
        var answer = _rem.With("p.yaml", "run:\n  - shell: touch ran\na: ${{ 1 + }}\niff a > 1:\n  b: 1\n").Run("run", "p.yaml");

        answer.Code.ShouldBe(2);
        answer.Output.ShouldBe("");
        answer.Errors.ShouldContain("p.yaml:3:12: error REM1201: ");
        answer.Errors.ShouldContain("p.yaml:4:1: error REM1108: 'iff' is no tag. Did you mean 'if a > 1'?");
        File.Exists(Path.Combine(_rem.Folder, "ran")).ShouldBeFalse();
    }

    [Fact]
    public void A_plan_that_fails_ends_with_1_and_shows_the_place_without_colours() =>
        _rem.With("p.yaml", "load: {one: 5}\nrun:\n  - if load.one > 4:\n      x: ${{ load.uno }}\n").Run("run", "p.yaml").ShouldBe(new Answer(1, "",
            """
            p.yaml:4:14: error REM1204: 'load.uno' is not there; 'load' has 'one'. Write 'load.uno?' if it may be missing.
                4 |       x: ${{ load.uno }}
                  |              ^^^^^^^^
              in run[0] > if load.one > 4

            """));

    [Fact]
    public void A_failure_as_JSON_holds_the_same_facts()
    {
        var answer = _rem.With("p.yaml", "x: ${{ nope }}\n").Run("run", "--json", "p.yaml");

        answer.Code.ShouldBe(1);
        var error = JsonDocument.Parse(answer.Errors).RootElement.GetProperty("errors")[0];
        error.GetProperty("code").GetString().ShouldBe("REM1204");
        error.GetProperty("line").GetInt32().ShouldBe(1);
        error.GetProperty("column").GetInt32().ShouldBe(8);
        error.GetProperty("length").GetInt32().ShouldBe(4);
    }

    [Fact]
    public void A_plan_that_is_not_there_ends_with_2() =>
        _rem.Run("run", "nope.yaml").ShouldBe(new Answer(2, "", "nope.yaml:1:1: error REM1030: there is no file 'nope.yaml'\n"));

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    public void An_empty_name_of_a_plan_ends_with_2(string command) =>
        _rem.Run(command, "").ShouldBe(new Answer(2, "", "error REM5013: the name of the plan is empty. Name a plan, or a folder that holds a plan.yaml.\n"));

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_signal_cancels_in_order_and_ends_with_130(string signal)
    {
        _rem.With("p.yaml", "run:\n  - shell: touch started; sleep 30\n    always:\n      - shell: touch cleaned\n    on error:\n      - shell: touch handled\n");
        using var process = _rem.Start("run", "p.yaml");
        _rem.WaitFor("started");

        RemProcess.Signal(process.Id, signal);
        var answer = RemProcess.End(process);

        answer.ShouldBe(new Answer(130, "", "interrupted\n"));
        File.Exists(Path.Combine(_rem.Folder, "cleaned")).ShouldBeTrue();
        File.Exists(Path.Combine(_rem.Folder, "handled")).ShouldBeFalse();
    }

    [Fact]
    public void A_second_signal_ends_at_once()
    {
        _rem.With("p.yaml", "run:\n  - shell: touch started; sleep 30\n    always:\n      - shell: touch cleaning; sleep 30\n");
        using var process = _rem.Start("run", "p.yaml");
        _rem.WaitFor("started");
        RemProcess.Signal(process.Id, "INT");
        _rem.WaitFor("cleaning");

        RemProcess.Signal(process.Id, "INT");

        RemProcess.End(process).Code.ShouldBe(130);
    }

    [Fact]
    public void A_long_running_plan_stays_until_it_is_told_to_stop_and_holds_its_pidfile()
    {
        _rem.With("p.yaml", "__usage: {long running: true, pidfile: p.pid}\na: 1\n");
        using var process = _rem.Start("run", "p.yaml");
        process.StandardOutput.ReadLine().ShouldBe("a: 1");
        // .NET itself would ask for the lock that the plan holds.
        using (var cat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/cat", [Path.Combine(_rem.Folder, "p.pid")]) { RedirectStandardOutput = true })!)
        {
            cat.StandardOutput.ReadToEnd().ShouldBe(process.Id + "\n");
        }


        var second = _rem.Run("run", "p.yaml");
        second.Code.ShouldBe(1);
        second.Errors.ShouldContain($"error REM5007: the plan runs already: the process named in '{Path.Combine(_rem.Folder, "p.pid")}' holds that file");

        RemProcess.Signal(process.Id, "TERM");
        RemProcess.End(process).Code.ShouldBe(0);
        File.Exists(Path.Combine(_rem.Folder, "p.pid")).ShouldBeFalse();
    }

    [Fact]
    public void A_pidfile_that_a_crash_left_is_passed_over()
    {
        _rem.With("p.pid", Environment.ProcessId + "\n").With("p.yaml", "__usage: {pidfile: p.pid}\na: 1\n");

        _rem.Run("run", "p.yaml").ShouldBe(new Answer(0, "a: 1\n", ""));
    }

    [Fact]
    public void The_folder_of_cwd_starts_from_the_plan() =>
        _rem.With("web/p.yaml", "__usage: {cwd: data}\nrun:\n  - shell: pwd\n    as: here\n").With("web/data/x", "")
            .Run("run", "web/p.yaml").Output.ShouldContain("web/data\n");

    [Fact]
    public void Settings_beside_the_plan_are_read_and_secrets_hidden()
    {
        _rem.With("web/rem.yaml", "secrets: {key: {env: REM_TEST_KEY}}\nlimits: {call depth: 5}\n")
            .With("web/p.yaml", "a: is ${{ secrets.key }}\nrun:\n  - log: it is ${{ secrets.key }}\n  - fail: no ${{ secrets.key }}\n");
        Environment.SetEnvironmentVariable("REM_TEST_KEY", "hunter2");

        var answer = _rem.Run("run", "web/p.yaml");

        answer.Code.ShouldBe(1);
        answer.Errors.ShouldContain("info  it is ***");
        answer.Errors.ShouldContain("no ***");
        (answer.Errors + answer.Output).ShouldNotContain("hunter2");
    }

    [Fact]
    public void A_wrong_rem_yaml_ends_with_2() =>
        _rem.With("rem.yaml", "limit: 1\n").With("p.yaml", "a: 1\n").Run("run", "p.yaml").Errors.ShouldStartWith("rem.yaml:1:1: error REM5020: rem.yaml has no key 'limit'. Did you mean 'limits'?\n");

    [Fact]
    public void Without_a_plan_there_is_help_and_with_a_rem_yaml_an_error()
    {
        var bare = _rem.Run("run");
        bare.Code.ShouldBe(2);
        bare.Errors.ShouldStartWith("error REM5013: there is nothing to run: no plan is named, and no rem.yaml in this folder describes a node. Name a plan");
        bare.Output.ShouldContain("Usage: rem run [OPTIONS] [PLAN [ARGS...]]");
        _rem.Run("run", "--json").Errors.ShouldMatch(@"\A\{""version"":1,""errors"":\[.*\]\}\n\z");

        var answer = _rem.With("rem.yaml", "isolate: limited\n").Run("run");
        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain("describes no node");
    }

    [Theory]
    [InlineData("run", "rem.yaml")]
    [InlineData("run", "sub/rem.yaml")]
    [InlineData("check", "rem.yaml")]
    public void The_settings_are_no_plan(string command, string file)
    {
        var answer = _rem.With("rem.yaml", "node: {}\n").With("sub/rem.yaml", "node: {}\n").Run(command, file);

        (answer.Code, answer.Output).ShouldBe((2, ""));
        answer.Errors.ShouldBe($"error REM5013: '{file}' holds the settings of its folder and is no plan. `rem run` alone, in that folder, starts the node that it describes; `rem explain rem.yaml` shows its keys.\n");
    }

    [Fact]
    public void A_data_only_run_compiles_at_most_800_methods()
    {
        var answer = _rem.With("p.yaml", "name: web1\nload: {one: 5.2, five: 4.1}\nhosts: [a, b, c]\ntitle: \"${{ name }} has ${{ load.one }}\"\n").Run("run", "p.yaml", "--count-methods");

        int.Parse(answer.Errors.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(100, 800);
    }

    public void Dispose() => _rem.Dispose();
}
