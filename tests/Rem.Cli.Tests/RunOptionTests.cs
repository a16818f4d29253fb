using System.Text.Json;

namespace Rem.Cli.Tests;

/// <summary>The options of `rem run`, as a process.</summary>
public sealed class RunOptionTests : IDisposable
{
    private readonly RemProcess _rem = new();

    [Fact]
    public void Json_prints_the_result_as_JSON() =>
        _rem.With("p.yaml", "a: [1, \"2\"]\n").Run("run", "--json", "p.yaml").ShouldBe(new Answer(0, "{\"a\":[1,\"2\"]}\n", ""));

    [Fact]
    public void A_dry_run_loses_nothing() => _rem.With("p.yaml", "run:\n  - put in queue jobs: {a: 1}\n").Run("run", "--dry-run", "p.yaml").Errors.ShouldNotContain("REM5019");

    [Fact]
    public void Set_and_pipe_flow_in()
    {
        _rem.With("p.yaml", "sum: ${{ a.b + c.0 }}\n").With("in.json", "{\"a\": {\"b\": 1}, \"c\": [10]}");

        _rem.Run("run", "--pipe", "in.json", "p.yaml").Output.ShouldBe("sum: 11\n");
        _rem.RunWith("a: {b: 2}\nc: [20]\n", "run", "--pipe", "-", "--set", "a.b=5", "p.yaml").Output.ShouldBe("sum: 25\n");
        _rem.Run("run", "--set", "a.b=x", "--set", "c=[y]", "p.yaml").Output.ShouldBe("sum: xy\n");
    }

    [Theory]
    [InlineData("[1, 2]", "what flows in is a map, got list [1,2]")]
    [InlineData("a: [", "error REM1004")]
    public void What_flows_in_and_is_no_map_is_an_error_of_usage(string input, string message)
    {
        var answer = _rem.With("p.yaml", "a: 1\n").RunWith(input, "run", "--pipe", "-", "p.yaml");

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain(message);
    }

    [Fact]
    public void Words_behind_the_plan_are_its_own()
    {
        _rem.With("p.yaml", "__usage:\n  name: p\n  options: {json: {type: flag}, top: {type: integer, default: 5}}\ninput: ${{ input }}\n");

        _rem.Run("run", "p.yaml", "--json", "--top", "3").Output.ShouldBe("input:\n  json: true\n  top: 3\n");
        _rem.Run("run", "p.yaml", "--help").Output.ShouldContain("Usage: rem run p.yaml [OPTIONS]");
        _rem.With("two.yaml", "__usage: {args: [{name: from, required: true}, {name: to, required: true}]}\n").Run("run", "two.yaml").Errors.ShouldBe("error REM5004: the arguments 'from', 'to' are missing. See `rem run PLAN --help`.\n");
        var wrong = _rem.Run("run", "p.yaml", "--tpo", "3");
        wrong.ShouldBe(new Answer(2, "", "error REM5002: the plan has no option '--tpo'. Did you mean '--top'?\n"));
    }

    [Theory]
    [InlineData("--jsn", "error REM5010: 'rem run' has no option '--jsn'. Did you mean '--json'?\n")]
    [InlineData("--timeout", "error REM5011: '--timeout' needs a value: --timeout TIME.\n", true)]
    [InlineData("--json=yes", "error REM5011: '--json' takes no value, got 'yes'\n")]
    [InlineData("--timeout=soon", "error REM5011: '--timeout' takes a time above 0, such as 30s, and at most 10000d, got 'soon'\n")]
    public void A_wrong_option_ends_with_2(string option, string message, bool isLast = false)
    {
        var answer = isLast ? _rem.Run("run", option) : _rem.Run("run", option, "p.yaml");

        answer.Code.ShouldBe(2);
        answer.Errors.TrimEnd('\n', '.').ShouldBe(message.TrimEnd('\n', '.'));
    }

    [Theory]
    [InlineData("--json", "--json", "")]
    [InlineData("--set=a=1", "--set PATH=VALUE", "")]
    [InlineData("--json", "--json", "__usage: {about: x}\n")]
    public void An_option_of_rem_behind_the_plan_is_told_to_stand_before_it(string word, string option, string usage)
    {
        var answer = _rem.With("p.yaml", usage + "a: 1\n").Run("run", "p.yaml", word);

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldEndWith($"Options of rem stand before the plan: `rem run {option} p.yaml`.\n");
    }

    [Fact]
    public void Timeout_ends_the_plan_with_1_and_always_runs()
    {
        _rem.With("p.yaml", "run:\n  - shell: sleep 60\n    always:\n      - shell: touch cleaned\n");

        var answer = _rem.Run("run", "--timeout", "4s", "p.yaml");

        answer.ShouldBe(new Answer(1, "", "error REM1403: the plan took longer than 4s (--timeout)\n"));
        File.Exists(Path.Combine(_rem.Folder, "cleaned")).ShouldBeTrue();
    }

    [Fact]
    public void A_dry_run_shows_and_does_nothing()
    {
        var answer = _rem.With("p.yaml", "run:\n  - shell: touch done\n  - write file: {path: x.txt, text: y}\n").Run("run", "--dry-run", "p.yaml");

        answer.Code.ShouldBe(0);
        answer.Errors.ShouldContain("dry run: would run touch done\n");
        answer.Errors.ShouldContain("dry run: would write");
        File.Exists(Path.Combine(_rem.Folder, "done")).ShouldBeFalse();
        File.Exists(Path.Combine(_rem.Folder, "x.txt")).ShouldBeFalse();
    }

    [Fact]
    public void A_dry_run_holds_back_what_a_script_would_write()
    {
        var answer = _rem.With("p.yaml", "run:\n  - lua: rem.file.write('x.txt', 'y') rem.shell('touch done') return {done = true}\n").Run("run", "--dry-run", "p.yaml");

        answer.Code.ShouldBe(0);
        answer.Output.ShouldBe("done: true\n");
        answer.Errors.ShouldContain("dry run: would write 'x.txt'\n");
        answer.Errors.ShouldContain("dry run: would run touch done\n");
        Directory.GetFiles(_rem.Folder).Select(Path.GetFileName).ShouldBe(["p.yaml"]);
    }

    [Fact]
    public void Trace_shows_each_tag_with_its_place_on_standard_error()
    {
        var answer = _rem.With("p.yaml", "if 1 < 2:\n  a: 1\n").Run("run", "--trace", "p.yaml");

        answer.Output.ShouldBe("a: 1\n");
        answer.Errors.ShouldMatch(@"^ +\d+\.\d ms  p\.yaml:1:1  if 1 < 2\n$");
    }

    [Fact]
    public void Watch_runs_again_when_an_included_file_changes()
    {
        _rem.With("p.yaml", "__include: more.yaml\n").With("more.yaml", "a: 1\n");
        using var process = _rem.Start("run", "--watch", "p.yaml");
        process.StandardOutput.ReadLine().ShouldBe("a: 1");

        _rem.With("more.yaml", "a: 22\n");

        process.StandardOutput.ReadLine().ShouldBe("a: 22");
        RemProcess.Signal(process.Id, "INT");
        RemProcess.End(process).Code.ShouldBe(130);
    }

    public void Dispose() => _rem.Dispose();
}
