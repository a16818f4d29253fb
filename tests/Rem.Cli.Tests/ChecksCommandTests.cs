using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Rem.Cli.Commands.Checks;

namespace Rem.Cli.Tests;

/// <summary>`rem checks` as a process, beside a node and beside a plan that has the node's folder by itself.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ChecksCommandTests : IDisposable
{
    // A busy machine may look so late that results would be missing, which is not what is tried here.
    private const string Plan = """
        monitor checks:
          defaults: {every: 200ms, no data after: 1m, confirm: {tries: 2, every: 200ms}, host: web1}
          fine: {run: [{lua: "return { v = 1.5, text = 'all well' }"}]}
          web: {run: [{lua: "return { status = 'critical', text = 'HTTP 500\\n\\027[31mred', time = { total = 0.25 }, units = { ['time.total'] = 's' } }"}]}
          soft: {confirm: {tries: 100, every: 10s}, run: [{lua: "return { status = 'warning', text = 'a bit' }"}]}
        """;

    private readonly RemProcess _rem = new RemProcess().With("rem.yaml", "node: {plans: [plan.yaml]}\n").With("plan.yaml", Plan);
    private Process? _node;

    public void Dispose()
    {
        if (_node is not null)
        {
            RemProcess.Signal(_node.Id, "TERM");
            RemProcess.End(_node);
            _node.Dispose();
        }

        _rem.Dispose();
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run plan.yaml")]
    public void Problems_come_first_and_a_script_gets_them_all_with_0(string start)
    {
        Start(start);

        foreach (var words in new[] { "checks", "checks list" })
        {
            var answer = _rem.Run(words.Split(' '));
            answer.Code.ShouldBe(0);
            answer.Errors.ShouldBe("");
            answer.Output.ShouldMatch(@"\ASTATUS    CHECK  SINCE  TEXT\ncritical  web    \d+s     HTTP 500 …\nwarning   soft   \d+s     a bit \(try \d+ of 100\)\nok        fine   \d+s     all well\n\z");
        }

        _rem.Run("checks", "--problems").Output.ShouldNotContain("fine");
        using var json = JsonDocument.Parse(_rem.Run("checks", "--json").Output);
        json.RootElement.GetProperty("checks").EnumerateArray().Select(static check => check.GetProperty("check").GetString()).ShouldBe(["web", "soft", "fine"]);
        json.RootElement.GetProperty("checks")[0].GetProperty("certain").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void One_is_shown_with_its_values_and_what_happened()
    {
        Start("run");

        var shown = _rem.Run("checks", "show", "web");

        shown.Code.ShouldBe(0);
        shown.Output.ShouldContain("  says:      HTTP 500\n");
        shown.Output.ShouldContain("time.total  0.25 s\n");
        shown.Output.ShouldMatch(@"critical  \S+  status  -          HTTP 500 …\n");
        shown.Output.ShouldNotContain('\u001b');
        using var json = JsonDocument.Parse(_rem.Run("checks", "show", "web", "--json").Output);
        json.RootElement.GetProperty("status").GetProperty("status").GetString().ShouldBe("critical");
        json.RootElement.GetProperty("events").GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run plan.yaml")]
    public void A_problem_is_looked_after_and_released_as_soon_as_the_command_ends(string start)
    {
        Start(start);

        var done = _rem.Run("checks", "acknowledge", "web", "--comment", "on it", "--for", "2h", "--sticky", "--by", "anna");
        done.Errors.ShouldBe("");
        done.Output.ShouldMatch(@"\Aanna looks after web until \d{4}-\S+Z\n\z");
        _rem.Run("checks", "show", "web").Output.ShouldContain("looked after by anna\n  comment:   on it\n");
        _rem.Run("state", "get", "monitor.acknowledgements", "web").Output.ShouldContain("sticky: true");

        _rem.Run("checks", "release", "web").ShouldBe(new Answer(0, "nobody looks after web now\n", ""));
        _rem.Run("checks", "list").Output.ShouldNotContain("anna");
        var again = _rem.Run("checks", "release", "web");
        again.Code.ShouldBe(1);
        again.Errors.ShouldContain("nobody looks after 'web'");
    }

    [Theory]
    [InlineData("fine", "is ok")]
    [InlineData("soft", "not certain")]
    public void What_is_no_certain_problem_is_not_looked_after(string check, string says)
    {
        Start("run");

        var answer = _rem.Run("checks", "acknowledge", check);

        answer.Code.ShouldBe(1);
        answer.Errors.ShouldContain(says);
        _rem.Run("state", "list").Output.ShouldNotContain("monitor.acknowledgements");
    }

    [Fact]
    public void A_downtime_is_planned_and_ended()
    {
        Start("run");

        _rem.Run("checks", "downtime", "web", "--for", "10m", "--comment", "new disk").Output.ShouldMatch(@"\Aweb is in a downtime until \S+Z\n\z");
        _rem.Run("checks").Output.ShouldContain("(in a downtime)");
        _rem.Run("checks", "resume", "web").Output.ShouldBe("the downtime web has ended\n");
        _rem.Run("checks", "resume", "web").Errors.ShouldContain("'web' has no downtime of its own");
        _rem.Run("checks", "downtime", "fine", "--for", "1h", "--flexible", "30m").Output.ShouldContain("of 30m from its first problem before");
    }

    [Fact]
    public void What_is_written_wrongly_is_2_and_says_how_it_should_be()
    {
        Start("run");

        foreach (var (words, says) in new (string, string)[]
        {
            ("checks show wbe", "there is no check 'wbe'. Did you mean 'web'?"),
            ("checks acknowledge wbe", "Did you mean 'web'?"),
            ("checks release wbe", "Did you mean 'web'?"),
            ("checks downtime wbe", "Did you mean 'web'?"),
            ("checks resume wbe", "Did you mean 'web'?"),
            ("checks relase web", "did you mean 'rem checks release'?"),
            ("checks show", "takes NAME, got nothing"),
            ("checks list web", "takes no words"),
            ("checks show web --sticky", "has no option '--sticky'"),
            ("checks acknowledge web --for soon", "'--for' takes a time above 0"),
            ("checks acknowledge web --for 366d", "'--for' takes at most 365d"),
            ("checks silence", "needs '--match LABEL=VALUE'"),
            ("checks silence --match web", "takes LABEL=VALUE, such as tier=web, got 'web'"),
            ("checks silence --match a=1 --match a=2", "names 'a' twice"),
            ("checks silence --match state=critcal", "Did you mean 'critical'?"),
            ("checks silence --match not=web", "not: expected a map of labels to values"),
            ("checks unsilence nope", "there is no silence 'nope'. See `rem checks silences`"),
            ("checks --problem", "did you mean '--problems'"),
        })
        {
            var answer = _rem.Run(words.Split(' '));

            answer.Code.ShouldBe(2, words);
            answer.Output.ShouldBe("", words);
            answer.Errors.ShouldContain(says, Case.Insensitive, words);
        }
    }

    [Theory]
    [InlineData("checks")]
    [InlineData("checks show web")]
    [InlineData("checks acknowledge web")]
    public void Without_a_node_that_is_said_and_nothing_is_made(string words)
    {
        var answer = _rem.Run(words.Split(' '));

        answer.Code.ShouldBe(5);
        answer.Errors.ShouldStartWith("error REM7001: no node runs with the data folder");
        Directory.Exists(Path.Combine(_rem.Folder, ".rem")).ShouldBeFalse();
    }

    [Fact]
    public void Beside_a_plan_by_itself_the_commands_for_a_node_say_whom_to_ask_instead()
    {
        Start("run plan.yaml");

        foreach (var words in new[] { "ps", "logs", "stop plan" })
        {
            var answer = _rem.Run(words.Split(' '));
            answer.Code.ShouldBe(5);
            answer.Errors.ShouldContain($"process {_node!.Id} runs plan.yaml by itself here, and no node");
            answer.Errors.ShouldContain($"`kill {_node.Id}` ends it in order");
        }

        _rem.Run("queue", "list").Output.ShouldContain("monitor.changes");
        _rem.Run("ts", "list").Output.ShouldContain("checks/web");
        _rem.Run("verify").Code.ShouldBe(0);
    }

    [Fact]
    public void Hosts_are_shown_with_their_checks()
    {
        Start("run");

        for (var i = 0; i < 100 && !_rem.Run("checks", "hosts").Output.Contains("1 critical", StringComparison.Ordinal); i++)
        {
            // Hosts are shown a moment behind their checks.
        }

        _rem.Run("checks", "hosts").Output.ShouldMatch(@"\ASTATUS +HOST +ADDRESS +SINCE +CHECKS +TEXT\nup +web1 .*1 critical.* of 3");
    }

    [Fact]
    public void Checks_are_silenced_by_what_is_said_of_them_and_a_silence_of_nothing_is_refused()
    {
        Start("run");

        var none = _rem.Run("checks", "silence", "--match", "check=wbe*");
        none.Code.ShouldBe(1);
        none.Errors.ShouldContain("no check is matched by {\"check\":\"wbe*\"}: nothing is silenced");
        _rem.Run("checks", "silence", "--match", "check=wbe").Errors.ShouldContain("none has 'wbe' as its 'check'. Did you mean 'web'?");
        _rem.Run("checks", "silence", "--match", "hots=web1").Errors.ShouldContain("none has a label 'hots'. Did you mean 'host'?");
        _rem.Run("checks", "silences").Output.ShouldBe("no silences\n");

        var made = _rem.Run("checks", "silence", "--match", "check=web,soft", "--match", "host=web1", "--for", "1h", "--comment", "new disk", "--by", "anna");
        made.Errors.ShouldBe("");
        made.Output.ShouldMatch(@"\Asilence \d{8}T\d{6}Z-[0-9a-f]{8} holds 2 checks until \S+Z\n\z");
        var key = made.Output.Split(' ')[1];
        _rem.Run("checks", "show", "web").Output.ShouldContain("silenced by anna");
        _rem.Run("checks", "silences").Output.ShouldMatch(key + @"  \S+Z  anna  \{""check"":\[""web"",""soft""\],""host"":""web1""\}  new disk\n");
        var second = _rem.Run("checks", "silence", "--match", "check=wbe");
        second.Code.ShouldBe(1, second.Output);
        _rem.Run("checks", "silences").Output.Split('\n').Length.ShouldBe(3);
        var other = _rem.Run("checks", "silence", "--match", "check=fine").Output;
        other.ShouldContain(" holds 1 check until");
        _rem.Run("checks", "unsilence", other.Split(' ')[1]).Code.ShouldBe(0);
        _rem.Run("checks", "unsilence", key).Output.ShouldBe($"the silence {key} has ended\n");
        _rem.Run("checks", "unsilence", key).Code.ShouldBe(2);
    }

    [Fact]
    public void Without_a_node_the_data_folder_is_left_to_the_one_that_may_just_be_starting()
    {
        var data = Directory.CreateDirectory(Path.Combine(_rem.Folder, ".rem"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        _rem.Run("checks").Code.ShouldBe(5);

        data.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public void Beside_a_plan_that_does_not_run_any_more_nobody_is_promised_to_look_after_its_check()
    {
        Start("run");
        _rem.Run("stop", Path.GetFileName(_rem.Folder)).Code.ShouldBe(0);

        var done = _rem.Run("checks", "acknowledge", "web", "--by", "anna");

        done.Output.ShouldMatch(@"\Athat anna looks after web until \S+Z does not hold yet\n\z");
        done.Errors.ShouldContain("the plan of 'web' has not taken it up yet");
    }

    [Fact]
    public void The_checks_of_a_plan_that_is_stopped_say_so_at_once_and_a_reload_is_no_end()
    {
        Start("run");
        RemProcess.Signal(_node!.Id, "HUP");
        _rem.With("plan.yaml", Plan.Replace("a bit", "a bit more", StringComparison.Ordinal));
        for (var i = 0; i < 200 && !_rem.Run("checks").Output.Contains("a bit more", StringComparison.Ordinal); i++)
        {
            _rem.Run("checks").Output.ShouldNotContain("has ended");
        }

        _rem.Run("checks").Output.ShouldContain("a bit more");
        _rem.Run("stop", Path.GetFileName(_rem.Folder)).Code.ShouldBe(0);

        _rem.Run("checks").Output.ShouldMatch(@"no data  web    \d+s     its plan has ended; it was critical: HTTP 500 …\n");
        _rem.Run("checks").Output.ShouldMatch(@"no data  fine   \d+s     its plan has ended; it was ok: all well\n");
        var said = _rem.Run("checks", "silence", "--match", "check=web");
        (said.Code, said.Errors).ShouldBe((0, ""));
    }

    [Fact]
    public void A_changed_plan_that_is_wrong_is_shown_by_ps_until_it_is_right()
    {
        Start("run");

        _rem.With("plan.yaml", Plan.Replace("defaults: {every: 200ms", "defaults: {every: soon", StringComparison.Ordinal));
        Until(() => _rem.Run("ps").Output.Contains("refused", StringComparison.Ordinal));
        var name = Path.GetFileName(_rem.Folder);
        _rem.Run("ps").Output.ShouldMatch($@"\nrefused since \S+Z: the newer version of {name}: plan\.yaml:2:21: REM9001: .*got text 'soon'");
        using var json = JsonDocument.Parse(_rem.Run("ps", "--json").Output);
        var refused = json.RootElement.GetProperty("refused")[0];
        (refused.GetProperty("plan").GetString(), refused.GetProperty("error").GetProperty("line").GetInt32()).ShouldBe((name, 2));

        RemProcess.Signal(_node!.Id, "HUP");
        Until(() => _rem.Run("logs").Output.Contains("reload done", StringComparison.Ordinal));
        _rem.Run("ps").Output.Split("refused").Length.ShouldBe(2); // the same is said once

        _rem.With("plan.yaml", Plan.Replace("a bit", "a bit more", StringComparison.Ordinal));
        RemProcess.Signal(_node.Id, "HUP");
        Until(() => !_rem.Run("ps").Output.Contains("refused", StringComparison.Ordinal));
    }

    [Fact]
    public void A_check_says_the_same_plan_whichever_folder_it_was_started_from()
    {
        Start("run plan.yaml");
        _rem.Run("checks", "--json").Output.ShouldContain("\"plan\":\"plan.yaml\"");
        RemProcess.Signal(_node!.Id, "TERM");
        RemProcess.End(_node);
        _node.Dispose();

        Start($"run {Path.Combine(_rem.Folder, "plan.yaml")}");

        _rem.Run("checks", "--json").Output.ShouldNotContain(_rem.Folder);
        _rem.Run("checks", "--json").Output.ShouldContain("\"plan\":\"plan.yaml\"");
    }

    [Fact]
    public void A_line_is_as_wide_as_the_terminal_and_its_status_has_a_colour()
    {
        var text = "STATUS    CHECK\ncritical  a name that is far too long\nok        fine\n";

        var shown = StatusTable.Fitted(text, [["critical", "a name that is far too long"], ["ok", "fine"]], 20, hasColours: true);

        shown.ShouldBe("STATUS    CHECK\n\u001b[1;31mcritical\u001b[0m  a name th…\n\u001b[32mok\u001b[0m        fine\n");
        StatusTable.Fitted(text, [["critical", "x"], ["ok", "fine"]], 100, hasColours: false).ShouldBe(text);
    }

    private static void Until(Func<bool> isSo)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !isSo();)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(90));
        }
    }

    private void Start(string words)
    {
        _node = _rem.Start(words.Split(' '));
        for (var began = TimeProvider.System.GetTimestamp(); ;)
        {
            var answer = _rem.Run("checks", "--json");
            if (answer.Code == 0 && answer.Output.Contains("\"certain\":true,\"try\":0,\"tries\":2", StringComparison.Ordinal) && answer.Output.Contains("\"v\":1.5", StringComparison.Ordinal) && answer.Output.Contains("\"status\":\"critical\",\"certain\":true", StringComparison.Ordinal) && answer.Output.Contains("a bit", StringComparison.Ordinal))
            {
                return;
            }

            (_node.HasExited ? RemProcess.End(_node).ToString() : "").ShouldBe("", "the node has ended");
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(90), answer.Output + answer.Errors);
        }
    }
}
