using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rem.Node.Tests.Programs;

/// <summary>`rem ps`, `rem stop` and `rem logs`.</summary>
public sealed partial class NodeCommandTests : IDisposable
{
    private readonly NodeProcess _node = new();

    public void Dispose() => _node.Dispose();

    [Fact]
    public async Task Ps_shows_each_plan_in_a_line()
    {
        await StartAsync();

        var (code, output, errors) = await _node.RunAsync("ps");

        code.ShouldBe(0);
        errors.ShouldBe("");
        Time().Replace(output, "TIME").ShouldBe("""
            NAME   STATE    SINCE                 RUNS  TRIES  NOW
            watch  running  TIME  1     0      shell (watch.yaml:4)
            once   done     TIME  1     0
            bad    failed   TIME  1     1      again at TIME; REM2001: oh\u001b no

            """);
    }

    [Fact]
    public async Task Ps_as_data_has_every_fact()
    {
        await StartAsync();

        var facts = JsonDocument.Parse((await _node.RunAsync("ps", "--json")).Output).RootElement;

        facts.GetProperty("version").GetInt32().ShouldBe(1);
        facts.GetProperty("data").GetString().ShouldBe(Path.Combine(_node.Folder, ".rem"));
        var bad = facts.GetProperty("plans")[2];
        bad.EnumerateObject().Select(static each => each.Name).ShouldBe(["name", "plan", "state", "since", "runs", "tries", "next", "step", "detached", "error"]);
        bad.GetProperty("error").GetProperty("code").GetString().ShouldBe("REM2001");
    }

    [Fact]
    public async Task Ps_shows_what_a_reload_refused()
    {
        await StartAsync();
        _node.With("watch.yaml", "x: ${{ ( }}\n");
        _node.Signal("HUP");
        await _node.UntilAsync("reload done");

        var (_, output, _) = await _node.RunAsync("ps");

        Time().Replace(output, "TIME").ShouldEndWith("\nrefused since TIME: the newer version of watch: watch.yaml:1:10: REM1201: expected a value, got '}}'\n");
        Time().Replace(output, "TIME").ShouldContain("\nwatch  running ");
        var refused = JsonDocument.Parse((await _node.RunAsync("ps", "--json")).Output).RootElement.GetProperty("refused")[0];
        refused.GetProperty("plan").GetString().ShouldBe("watch");
        refused.GetProperty("error").GetProperty("line").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Ps_from_elsewhere_names_the_folder()
    {
        await StartAsync();
        using var elsewhere = new NodeProcess();

        (await elsewhere.RunAsync("ps", "--node", _node.Folder)).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("ps")]
    [InlineData("stop", "watch")]
    [InlineData("logs")]
    public async Task Without_a_node_the_code_is_5_without_a_description_2_and_it_says_what_to_do(params string[] words)
    {
        var (bare, _, none) = await _node.RunAsync(words);
        var (code, output, errors) = await _node.With("rem.yaml", "node: {plans: [watch.yaml]}").RunAsync(words);

        bare.ShouldBe(2);
        none.ShouldStartWith("error REM7011: ");
        none.ShouldContain("no rem.yaml in this folder describes a node");
        code.ShouldBe(5);
        output.ShouldBe("");
        errors.ShouldContain("`rem run`");
    }

    [Fact]
    public async Task Stop_ends_one_plan_and_the_others_run_on()
    {
        await StartAsync();

        (await _node.RunAsync("stop", "watch")).ShouldBe((0, "watch: stopped\n", ""));

        var plans = JsonDocument.Parse((await _node.RunAsync("ps", "--json")).Output).RootElement.GetProperty("plans");
        plans.EnumerateArray().Select(static plan => plan.GetProperty("state").GetString()).ShouldBe(["stopped", "done", "failed"]);
    }

    [Fact]
    public async Task Stop_of_an_unknown_plan_says_which_there_are()
    {
        await StartAsync();

        (await _node.RunAsync("stop", "wotch")).ShouldBe((2, "", "error REM7010: the node has no plan 'wotch'. Did you mean 'watch'?\n"));
    }

    [Fact]
    public async Task Logs_are_chosen_by_plan_and_level()
    {
        await StartAsync();

        var all = (await _node.RunAsync("logs")).Output;
        var bad = (await _node.RunAsync("logs", "bad", "--level", "error")).Output;
        var later = await _node.RunAsync("logs", "--since", "2100-01-01");

        all.ShouldContain("info  watch#1 watch.yaml:3: hello\n");
        bad.ShouldMatch("^[-0-9T:.]+Z error bad#1 bad.yaml:2: failed: REM2001: oh\\\\u001b no; starts again in [^\n]*\n$");
        later.ShouldBe((0, "", ""));
    }

    [Fact]
    public async Task Logs_as_data_are_a_line_of_json_each()
    {
        await StartAsync();

        var (_, output, _) = await _node.RunAsync("logs", "watch", "--json", "--since", "1h");

        var records = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        records.Single(static record => record.GetProperty("message").GetString() == "hello").ShouldSatisfyAllConditions(
            static record => record.GetProperty("plan").GetString().ShouldBe("watch"),
            static record => record.GetProperty("run").GetInt32().ShouldBe(1),
            static record => record.GetProperty("step").GetString().ShouldBe("watch.yaml:3"));
    }

    [Fact]
    public async Task Logs_that_follow_show_what_comes_until_interrupted()
    {
        await StartAsync();
        using var logs = _node.Start("logs", "watch", "--follow");
        (await logs.StandardOutput.ReadLineAsync().InTime())!.ShouldContain("starts");

        await _node.RunAsync("stop", "watch");

        while (!(await logs.StandardOutput.ReadLineAsync().InTime())!.Contains("stopped", StringComparison.Ordinal))
        {
        }

        using var kill = System.Diagnostics.Process.Start("/bin/kill", ["-INT", logs.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await logs.WaitForExitAsync().InTime();
        logs.ExitCode.ShouldBe(130);
    }

    [Theory]
    [InlineData("--level", "loud", "'--level' takes debug, info, warn, error, got 'loud'")]
    [InlineData("--since", "soon", "'--since' takes a duration such as 10m or a time such as 2026-11-20T14:00:00Z, got 'soon'")]
    public async Task A_wrong_option_is_refused(string option, string value, string message) =>
        (await _node.RunAsync("logs", option, value)).ShouldBe((2, "", $"error REM5011: {message}. See `rem logs --help`.\n"));

    [Fact]
    public async Task Doctor_says_whether_the_node_runs()
    {
        var before = await DoctorAsync();
        await StartAsync();
        var after = await DoctorAsync();

        before["node"].ShouldBe("none is described here");
        after["node"].ShouldMatch("^runs since .*, process [0-9]+, 3 plans$");
        after["local socket"].ShouldBe(Path.Combine(_node.Folder, ".rem", "rem.sock"));
        after["data folder"].ShouldStartWith(Path.Combine(_node.Folder, ".rem") + ", ");
        after.ShouldContainKey("open files");
        after.ShouldContainKey("clock");
    }

    [Fact]
    public async Task The_log_file_is_there_without_being_asked_for()
    {
        await StartAsync();
        _node.Signal("TERM");
        await _node.EndAsync();

        var lines = await File.ReadAllLinesAsync(Path.Combine(_node.Folder, ".rem", "log", "rem.log"));
        JsonDocument.Parse(lines[0]).RootElement.GetProperty("message").GetString()!.ShouldContain(" starts: REM");
        JsonDocument.Parse(lines[^1]).RootElement.GetProperty("message").GetString()!.ShouldContain("has stopped");
    }

    [Fact]
    public async Task Names_of_plans_are_completed()
    {
        _node.With("rem.yaml", "node: {plans: [watch.yaml, other.yaml]}");

        (await _node.RunAsync("[suggest:11]", "rem stop wa")).Output.Split('\n').ShouldContain("watch");
        (await _node.RunAsync("[suggest:9]", "rem logs ")).Output.Split('\n').ShouldContain("other");
    }

    private async Task<Dictionary<string, string>> DoctorAsync() =>
        JsonDocument.Parse((await _node.RunAsync("doctor", "--json")).Output).RootElement.GetProperty("checks").EnumerateArray()
            .ToDictionary(static check => check.GetProperty("name").GetString()!, static check => check.GetProperty("found").GetString()!);

    private Task<NodeProcess> StartAsync() => _node
        .With("rem.yaml", "node: {plans: [watch.yaml, once.yaml, {plan: bad.yaml, pause: 1h, longest pause: 1h}]}")
        .With("watch.yaml", "__usage: {long running: true}\nrun:\n  - log: hello\n  - shell: touch there; exec sleep 1000\n")
        .With("once.yaml", "x: 1\n")
        .With("bad.yaml", "run:\n  - fail: \"oh\\e no\"\n")
        .StartAsync("REM2001")
        .ContinueWith(async _ =>
        {
            await Waiting.UntilAsync(() => File.Exists(Path.Combine(_node.Folder, "there")), "the command starts");
            await _node.UntilAsync("once#1: done");
            return _node;
        }, TaskScheduler.Default).Unwrap();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")]
    private static partial Regex Time();
}
