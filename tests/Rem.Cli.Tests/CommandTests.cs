using System.Text.Json;
using Rem.Settings;

namespace Rem.Cli.Tests;

/// <summary>The other commands as processes.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly string[] Names = ["run", "eval", "check", "build", "test", "tags", "explain", "new", "schema", "ps", "stop", "logs", "secret", "queue", "lock", "state", "counter", "ts", "checks", "user", "token", "audit", "doctor", "completion"];

    private readonly RemProcess _rem = new();

    public static TheoryData<string> Commands => [.. Names];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_of_a_command_begins_with_examples(string command)
    {
        var answer = _rem.Run(command, "--help");

        answer.Code.ShouldBe(0);
        answer.Errors.ShouldBe("");
        answer.Output.IndexOf("Examples:", StringComparison.Ordinal).ShouldBeInRange(1, answer.Output.IndexOf("Usage: rem " + command, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_lists_every_command()
    {
        var help = _rem.Run("--help").Output;
        foreach (var command in Names)
        {
            help.ShouldContain("\n  " + command + " ");
        }

        _rem.Run().Output.ShouldBe(help);
    }

    [Fact]
    public void Test_without_a_temporary_folder_says_so_once_and_runs_nothing()
    {
        _rem.With("t.yaml", "cases:\n  - {it: a, plan: 'x: 1', gives: {x: 1}}\n  - {it: b, plan: 'x: 2', gives: {x: 2}}\n");
        _rem.Variables["TMPDIR"] = "/rem-nowhere";

        var answer = _rem.Run("test", "t.yaml");

        answer.Code.ShouldBe(2);
        answer.Output.ShouldBe("");
        answer.Errors.ShouldBe("error REM6007: no folder for a case can be made in '/rem-nowhere/': it is not there. Let TMPDIR name a folder that is there and can be written.\n");
    }

    [Fact]
    public void Version_is_one_line() => _rem.Run("--version").Output.ShouldBe("rem 0.1.0\n");

    [Theory]
    [InlineData("chek", "error REM5010: rem has no command 'chek'. Did you mean 'rem check'?\n")]
    [InlineData("p.yaml", "error REM5010: rem has no command 'p.yaml'. Did you mean 'rem run p.yaml'?\n")]
    [InlineData("--vrsion", "error REM5010: rem has no option '--vrsion'. See `rem --help`.\n")]
    public void An_unknown_command_ends_with_2(string word, string message) => _rem.Run(word).ShouldBe(new Answer(2, "", message));

    [Fact]
    public void An_unknown_option_of_a_command_ends_with_2() =>
        _rem.Run("check", "--strct", "p.yaml").ShouldBe(new Answer(2, "", "error REM5010: 'rem check' has no option '--strct'. Did you mean '--strict'?\n"));

    [Fact]
    public void A_missing_argument_ends_with_2() => _rem.Run("check").Code.ShouldBe(2);

    [Fact]
    public void Check_finds_everything_in_all_plans_at_once()
    {
        _rem.With("a.yaml", "iff x == 1: {}\na: ${{ 1 + }}\n").With("b.yaml", "b: \"${{ 'x' | uper }}\"\n").With("ok.yaml", "a: 1\n");

        var answer = _rem.Run("check", "a.yaml", "b.yaml", "ok.yaml");

        answer.Code.ShouldBe(2);
        answer.Output.ShouldBe("");
        foreach (var place in new[] { "a.yaml:1:1: error REM1108", "a.yaml:2:12: error REM1201", "b.yaml:1:15: error REM1300" })
        {
            answer.Errors.ShouldContain(place);
        }

        _rem.Run("check", "ok.yaml").ShouldBe(new Answer(0, "", ""));
    }

    [Fact]
    public void Warnings_count_only_under_strict()
    {
        _rem.With("w.yaml", "runn:\n  - shell: ls\n").With("s.yaml", "time: 22:00\n");

        _rem.Run("check", "w.yaml").Code.ShouldBe(0);
        _rem.Run("check", "w.yaml").Errors.ShouldContain("w.yaml:1:1: warning REM1108");
        _rem.Run("check", "--strict", "w.yaml").Code.ShouldBe(2);
        _rem.Run("check", "s.yaml").ShouldBe(new Answer(0, "", ""));
        _rem.Run("check", "--strict", "s.yaml").Code.ShouldBe(2);
    }

    [Fact]
    public void An_action_outside_of_a_step_is_a_warning_with_its_place_and_what_to_write()
    {
        _rem.With("w.yaml", "a: 1\ncount runs: 1\n").With("s.yaml", "web:\n  shell: systemctl restart nginx\n").With("ok.yaml", "shell: /bin/bash\nlog: /var/log/x\nports: {http: 80}\n\\count runs: 1\n");

        var answer = _rem.Run("check", "w.yaml");

        answer.Code.ShouldBe(0);
        answer.Errors.ShouldBe("w.yaml:2:1: warning REM1118: 'count runs' is data here: an action acts in a step only. Did you mean `- count runs: …` inside `run:`? Write '\\count runs' if it is data.\n    2 | count runs: 1\n      | ^^^^^^^^^^\n");
        _rem.Run("check", "--strict", "w.yaml").Code.ShouldBe(2);
        _rem.Run("check", "s.yaml").ShouldBe(new Answer(0, "", ""));
        _rem.Run("check", "--strict", "s.yaml").Code.ShouldBe(2);
        _rem.Run("check", "--strict", "ok.yaml").ShouldBe(new Answer(0, "", ""));
    }

    [Fact]
    public void Check_as_JSON_and_SARIF_hold_the_same_facts()
    {
        _rem.With("a b.yaml", "x: 1\niff x == 1: {}\n");

        var json = JsonDocument.Parse(_rem.Run("check", "--json", "a b.yaml").Output).RootElement.GetProperty("findings")[0];
        var run = JsonDocument.Parse(_rem.Run("check", "--sarif", "a b.yaml").Output).RootElement.GetProperty("runs")[0];

        json.GetProperty("code").GetString().ShouldBe("REM1108");
        json.GetProperty("line").GetInt32().ShouldBe(2);
        var result = run.GetProperty("results")[0];
        result.GetProperty("ruleId").GetString().ShouldBe("REM1108");
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe("REM1108");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("a%20b.yaml");
        place.GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(2);
        place.GetProperty("region").GetProperty("endColumn").GetInt32().ShouldBe(4);
    }

    [Fact]
    public void Test_says_what_failed_and_ends_with_its_totals()
    {
        _rem.With("t/a.yaml", "cases:\n  - {it: is right, plan: 'a: 1', gives: {a: 1}}\n  - {it: is wrong, plan: 'a: 1', gives: {a: 2}}\n").With("t/data.yaml", "a: 1\n");

        _rem.Run("test", "t").ShouldBe(new Answer(1,
            """
            t/a.yaml:3:10: failed: is wrong
                at 'a': expected integer 2, got integer 1
                expected: {"a":2}
                got: {"a":1}
            1 passed, 1 failed

            """, ""));
        _rem.Run("test", "t/data.yaml").Code.ShouldBe(2);
    }

    [Theory]
    [InlineData("1 + 2", 0, "3\n", "")]
    [InlineData("-1 + 2", 0, "1\n", "")]
    [InlineData("a.b | upper", 0, "X\n", "")]
    [InlineData("a.c", 1, "", "expression:1:1: error REM1204: 'a.c' is not there")]
    [InlineData("1 +", 2, "", "expression:1:3: error REM1201")]
    public void Eval_evaluates_one_expression(string expression, int code, string output, string errors)
    {
        var answer = _rem.Run("eval", "--set", "a.b=x", expression);

        answer.Code.ShouldBe(code);
        answer.Output.ShouldBe(output);
        answer.Errors.ShouldStartWith(errors);
    }

    [Fact]
    public void Nothing_that_is_no_terminal_gets_an_escape()
    {
        _rem.With("p.yaml", "a: \"\\e[31m${{ nope }}\"\n");
        foreach (var words in new[] { new[] { "run", "p.yaml" }, ["tags"], ["doctor"], ["--help"], ["check", "p.yaml"] })
        {
            var answer = _rem.Run(words);
            (answer.Output + answer.Errors).ShouldNotContain('\u001b');
        }
    }

    public void Dispose() => _rem.Dispose();
}
