using System.Text.Json;
using Rem.Cli.Commands;

namespace Rem.Cli.Tests;

/// <summary>Command lines that are wrong, and those that ask for help.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly RemProcess _rem = new RemProcess().With("p.yaml", "a: 1\n").With("w.yaml", "runn:\n  - shell: ls\n");

    public static TheoryData<string> Commands => [.. CommandTable.All.Select(static command => command.Name)];

    [Theory]
    [InlineData("REM5010", "run", "--json", "--jsn", "p.yaml")]
    [InlineData("REM5010", "run", "--jsn", "--json", "p.yaml")]
    [InlineData("REM5011", "run", "--json", "--timeout=soon", "p.yaml")]
    [InlineData("REM5013", "run", "--json", "")]
    [InlineData("REM5011", "check", "--json")]
    [InlineData("REM5010", "check", "--strct", "p.yaml", "--json")]
    [InlineData("REM5013", "check", "--json", "")]
    [InlineData("REM5011", "eval", "--json", "1", "2")]
    [InlineData("REM1201", "eval", "--json", "1 +")]
    [InlineData("REM1204", "eval", "--json", "a.b")]
    [InlineData("REM5012", "eval", "--json", "--pipe", "nope.yaml", "1")]
    [InlineData("REM5014", "tags", "--json", "whil")]
    [InlineData("REM5014", "explain", "--json", "REM9999")]
    [InlineData("REM5014", "explain", "--json", "nothing at all")]
    [InlineData("REM5011", "doctor", "--json", "foo")]
    [InlineData("REM1030", "test", "--json", "nope")]
    [InlineData("REM5010", "chek", "--json")]
    public void Under_json_a_wrong_command_line_is_data_too(string code, params string[] words)
    {
        var answer = _rem.Run(words);

        answer.Code.ShouldBeInRange(1, 2);
        answer.Output.ShouldBe("");
        var error = JsonDocument.Parse(answer.Errors).RootElement;
        error.GetProperty("version").GetInt32().ShouldBe(1);
        error.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData("run", "p.yaml", "--json")]
    [InlineData("eval", "--", "--json")]
    public void What_stands_behind_is_no_option_of_rem(params string[] words) => _rem.Run(words).Errors.ShouldStartWith(words[0] == "run" ? "error REM5001" : "expression:1:1: error");

    [Fact]
    public void Warnings_are_data_under_json()
    {
        var answer = _rem.Run("run", "--json", "w.yaml");

        answer.Code.ShouldBe(0);
        var warnings = JsonDocument.Parse(answer.Errors).RootElement;
        warnings.GetProperty("version").GetInt32().ShouldBe(1);
        warnings.GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("REM1108");
        _rem.Run("run", "--json", "p.yaml").Errors.ShouldBe("");
    }

    [Theory]
    [InlineData("check", "p.yaml")]
    [InlineData("test", "cases.yaml")]
    [InlineData("tags")]
    [InlineData("tags", "for")]
    [InlineData("explain", "REM1204")]
    [InlineData("explain", "upper")]
    [InlineData("explain", "tags")]
    [InlineData("explain", "cases")]
    [InlineData("explain", "rem.yaml")]
    [InlineData("explain", "__usage")]
    [InlineData("explain", "long running")]
    [InlineData("doctor")]
    public void Every_answer_as_JSON_says_its_version(params string[] words)
    {
        var answer = _rem.With("cases.yaml", "cases: [{it: is, plan: 'a: 1', gives: {a: 1}}]\n").Run([.. words, "--json"]);

        answer.Code.ShouldBe(0);
        JsonDocument.Parse(answer.Output).RootElement.EnumerateObject().First().ToString().ShouldBe("\"version\":1");
    }

    [Fact]
    public void All_that_is_wrong_with_the_options_of_run_is_said_at_once() =>
        _rem.Run("run", "--jsn", "--timeout=soon", "--trace=1", "p.yaml").ShouldBe(new Answer(2, "",
            """
            error REM5010: 'rem run' has no option '--jsn'. Did you mean '--json'?
            error REM5011: '--timeout' takes a time above 0, such as 30s, and at most 10000d, got 'soon'
            error REM5011: '--trace' takes no value, got '1'

            """));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_is_given_wherever_it_is_asked_for(string command)
    {
        var help = _rem.Run("help", command);

        help.Code.ShouldBe(0);
        foreach (var asked in new[] { _rem.Run(command, "--help"), _rem.Run("--help", command), _rem.Run(command, "-h"), _rem.Run(command, "--no-color", "--help") })
        {
            asked.ShouldBe(help);
        }

        if (command != "run")
        {
            _rem.Run(command, "plan", "--help").ShouldBe(help);
            _rem.Run(command, "plan", "-h", "too many").ShouldBe(help);
        }
    }

    [Fact]
    public void Help_of_what_does_not_exist_is_an_error() =>
        _rem.Run("help", "chek").ShouldBe(new Answer(2, "", "error REM5010: rem has no command 'chek'. Did you mean 'rem check'?\n"));

    [Theory]
    [InlineData("doctor")]
    [InlineData("schema")]
    public void A_command_without_words_says_so(string command) =>
        _rem.Run(command, "foo").ShouldBe(new Answer(2, "", $"error REM5011: 'rem {command}' takes no words, got 'foo'. See `rem {command} --help`.\n"));

    [Theory]
    [InlineData("REM9999", "error REM5014: there is no error code 'REM9999'; they go from REM1001 to REM9")]
    [InlineData("rem12040", "there is no error code 'REM12040'; they go from REM1001")]
    [InlineData("120", "Did you mean 'REM1")]
    public void An_error_code_that_is_not_there_leads_to_those_that_are(string code, string message)
    {
        var answer = _rem.Run("explain", code);

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain(message);
        answer.Errors.ShouldContain("`rem explain errors` lists all");
    }

    [Fact]
    public void Explain_errors_lists_every_code_and_a_code_is_known_by_its_number()
    {
        var list = _rem.Run("explain", "errors").Output;
        foreach (var code in Catalogue.Errors())
        {
            list.ShouldContain($"\n  {code.Id}  {code.Meaning}\n");
        }

        _rem.Run("explain", "1204").ShouldBe(_rem.Run("explain", "REM1204"));
    }

    public void Dispose() => _rem.Dispose();
}
