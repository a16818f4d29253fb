using System.Text.Json;
using Rem.Settings;

namespace Rem.Cli.Tests;

/// <summary>The other commands as processes.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly string[] Names = ["run", "eval", "check", "build", "test", "tags", "explain", "new", "schema", "ps", "stop", "logs", "secret", "queue", "lock", "state", "counter", "ts", "user", "token", "audit", "doctor", "completion"];

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
    [InlineData("plan", "run", "disks", "disks.yaml")]
    [InlineData("tag", "run", "grade", "grade.yaml")]
    [InlineData("test", "test", "web", "web.test.yaml")]
    [InlineData("package", "run", "pack", "pack")]
    [InlineData("package", "test", "pack", "pack")]
    [InlineData("tag", "run", "for", "for.yaml")]
    public void What_new_makes_runs_as_it_is(string kind, string command, string name, string path)
    {
        _rem.Run("new", kind, name).Code.ShouldBe(0);

        var answer = _rem.Run(command, path);

        answer.Code.ShouldBe(0, answer.Errors + answer.Output);
        answer.Errors.ShouldBe("");
        answer.Output.ShouldNotBe("0 passed, 0 failed\n");
        _rem.Run("new", kind, name).Errors.ShouldContain("error REM5015: there is a file");
    }

    [Fact]
    public void New_takes_a_path_and_names_the_whole_of_it()
    {
        _rem.With("inner/x", "");
        var folder = new DirectoryInfo(_rem.Folder);

        _rem.Run("new", "plan", "inner/../a/b/disks").Output.ShouldBe(Path.Combine(folder.FullName, "a/b/disks.yaml") + "\n");
        _rem.Run("new", "package", Path.Combine(_rem.Folder, "pack")).Output.Split('\n').ShouldContain(Path.Combine(folder.FullName, "pack/plan.yaml"));
        _rem.Run("run", "a/b/disks.yaml").Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/..")]
    [InlineData("-x y")]
    [InlineData("a b")]
    [InlineData("a/")]
    public void New_refuses_what_is_no_name(string name)
    {
        var answer = _rem.Run("new", "package", "--", name);

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain("error REM5011: '" + name + "' is no name for a package");
        Directory.GetFileSystemEntries(_rem.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void New_overwrites_neither_a_file_nor_a_link_and_makes_nothing_then()
    {
        _rem.With("pack/tests/pack.test.yaml", "mine\n");
        File.CreateSymbolicLink(Path.Combine(_rem.Folder, "link.yaml"), Path.Combine(_rem.Folder, "nowhere"));

        _rem.Run("new", "package", "pack").ShouldBe(new Answer(2, "", "error REM5015: there is a file 'pack/tests/pack.test.yaml' already. Choose another name, or remove the old file.\n"));
        _rem.Run("new", "plan", "link").Code.ShouldBe(2);

        File.Exists(Path.Combine(_rem.Folder, "pack/plan.yaml")).ShouldBeFalse();
        File.Exists(Path.Combine(_rem.Folder, "nowhere")).ShouldBeFalse();
        _rem.Run("new", "plan", "pack/tests/pack.test.yaml/x").Errors.ShouldStartWith("error REM5015: the file 'pack/tests/pack.test.yaml/x.yaml' cannot be written: The file");
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
    public void Tags_shows_one_in_full_and_suggests_for_a_near_miss()
    {
        _rem.Run("tags", "while").Output.ShouldContain("setting    limit (integer, required)");
        _rem.Run("tags", "put in queue").Output.ShouldStartWith("put in queue <queue>");
        _rem.Run("tags", "whil").Errors.ShouldContain("Did you mean 'while'?");
        _rem.Run("tags").Output.ShouldContain("\n  upper ");
        JsonDocument.Parse(_rem.Run("tags", "--json").Output).RootElement.GetProperty("tags").GetArrayLength().ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Tags_lists_those_of_packages_and_shows_what_they_take()
    {
        var one = _rem.Run("tags", "host log").Output;
        one.ShouldStartWith("host log    (package host)\n");
        one.ShouldContain("of a plan with `__use: [host]`");
        one.ShouldContain("setting    match (pattern): ");
        one.ShouldContain("setting    found (ok, warning, critical, unknown, default warning): ");
        _rem.Run("tags").Output.ShouldContain("\npackage host, by `__use: [host]`\n  host cpu ");
        _rem.Run("tags", "--package", "host").Output.ShouldContain("\nhost clock    (package host)\n");
        _rem.Run("tags", "host lgo").Errors.ShouldContain("Did you mean 'host log'?");

        var unknown = _rem.Run("tags", "--package", "hots");
        unknown.Code.ShouldNotBe(0);
        unknown.Errors.ShouldContain("there is no package 'hots'. Did you mean 'host'?");
        JsonDocument.Parse(_rem.Run("tags", "host", "cpu", "--json").Output).RootElement.GetProperty("tags")[0].GetProperty("area").GetString().ShouldBe("package host");
    }

    [Fact]
    public void Explain_knows_codes_tags_filters_and_topics()
    {
        _rem.Run("explain", "rem1204").Output.ShouldStartWith("REM1204: a path is not there\n  mend it: ");
        _rem.Run("explain", "upper").Output.ShouldStartWith("value | upper");
        _rem.Run("explain", "for").Output.ShouldContain("for <name> in <list...>");
        _rem.Run("explain", "limits").Output.ShouldContain("script time");
        _rem.Run("explain", "REM1270").Errors.ShouldContain("Did you mean 'REM12");
        _rem.Run("explain", "directives").Output.ShouldContain("\n  __return_tag");
        _rem.Run("explain", "__usage").Output.ShouldContain("\n  long running   the plan stays");
        _rem.Run("explain", "long", "running").Output.ShouldBe(_rem.Run("explain", "long running").Output);
        _rem.Run("explain", "long running").Output.ShouldStartWith("__usage\n  long running   the plan stays");
        _rem.Run("explain", "isolate").Output.ShouldMatch("(?s)^__usage\n  isolate .*\nrem.yaml\n  isolate .*inproc, limited or process; default inproc");
        _rem.Run("explain", "__usge").Errors.ShouldContain("Did you mean '__usage'?");
    }

    [Fact]
    public void Explain_tags_and_explain_filters_list_what_they_say()
    {
        var all = _rem.Run("tags").Output;
        var tags = _rem.Run("explain", "tags").Output;
        var filters = _rem.Run("explain", "filters").Output;

        (tags + "\n" + filters).ShouldBe(all);
        filters.ShouldStartWith("filters\n");
        JsonDocument.Parse(_rem.Run("explain", "filters", "--json").Output).RootElement.TryGetProperty("tags", out _).ShouldBeFalse();
        JsonDocument.Parse(_rem.Run("explain", "tags", "--json").Output).RootElement.TryGetProperty("filters", out _).ShouldBeFalse();
    }

    [Fact]
    public void Explain_shows_every_key_that_rem_yaml_may_hold()
    {
        var text = _rem.Run("explain", "rem.yaml").Output;
        foreach (var (place, keys) in SettingsTable.All)
        {
            var part = text[text.IndexOf($"\n{place}\n", StringComparison.Ordinal)..];
            part = part[..Math.Max(part.IndexOf("\n\n", StringComparison.Ordinal), 0)] is { Length: > 0 } middle ? middle + "\n" : part;
            foreach (var key in keys)
            {
                part.ShouldContain($"\n  {key.Name.PadRight(15)}{key.Summary}\n                 {key.Type}");
                part.ShouldContain($"; example  {key.Name}: {key.Example}\n");
            }
        }
    }

    [Fact]
    public void Doctor_says_what_there_is()
    {
        var checks = JsonDocument.Parse(_rem.Run("doctor", "--json").Output).RootElement.GetProperty("checks").EnumerateArray().ToDictionary(static c => c.GetProperty("name").GetString()!);

        checks["script lua"].GetProperty("found").GetString()!.ShouldStartWith("Lua 5.4");
        checks["shells"].GetProperty("found").GetString()!.ShouldContain("/sh");
        foreach (var name in new[] { "open files", "data folder", "clock", "time zones", "ping", "processes" })
        {
            checks.ShouldContainKey(name);
        }
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Completion_prints_a_script_that_asks_the_program(string shell) => _rem.Run("completion", shell).Output.ShouldContain("[suggest:");

    [Theory]
    [InlineData("rem ch", "check")]
    [InlineData("rem check --s", "--sarif")]
    [InlineData("rem run --tr", "--trace")]
    [InlineData("rem explain REM120", "REM1204")]
    public void Completion_answers_with_what_can_stand_there(string line, string answer) =>
        _rem.Run($"[suggest:{line.Length}]", line).Output.Split('\n').ShouldContain(answer);

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
