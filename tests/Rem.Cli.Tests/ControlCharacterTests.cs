using System.Text.Json;
using Rem.Errors;

namespace Rem.Cli.Tests;

/// <summary>Characters that a terminal would obey: people see them written out, data keeps them.</summary>
public sealed class ControlCharacterTests : IDisposable
{
    // ESC, BEL, CR, C1, and a turned reading direction.
    private const string Raw = "x\u001b[31m\u0007\r\u009b2J\u202ey";
    private const string Shown = "x\\u001b[31m\\u0007\\r\\u009b2J\\u202ey";
    private const string Yaml = "\"x\\e[31m\\a\\r\\x9b2J\\u202ey\"";
    private const string Printf = @"printf 'x\033[31m\007\r\302\233\062J\342\200\256y'";

    private readonly RemProcess _rem = new RemProcess().With("ok.yaml", "a: 1\n");

    public static TheoryData<string, string> Plans => new()
    {
        { "fail", $"run: [{{fail: {Yaml}}}]\n" },
        { "log", $"run: [{{log: {Yaml}}}]\n" },
        { "log fields", $"k: {Yaml}\nrun: [{{lua: 'return {{[pipe.k] = pipe.k}}', as: m}}, {{log: {{text: t, fields: '${{{{ m }}}}'}}}}]\n" },
        { "stderr of a step", $"run:\n  - shell: |\n      {Printf} >&2; exit 3\n" },
        { "a value in an error", $"a: {Yaml}\nb: ${{{{ a + 1 }}}}\n" },
        { "a name in an error", $"k: {Yaml}\nrun: [{{lua: 'return {{[pipe.k] = 1}}', as: m}}, {{b: '${{{{ m.z }}}}'}}]\n" },
        { "what a Lua script raises", $"run:\n  - lua: error({Yaml.Replace("\\e", "\\27", StringComparison.Ordinal).Replace("\\x9b", "\\u{9b}", StringComparison.Ordinal).Replace("\\u202e", "\\u{202e}", StringComparison.Ordinal)})\n" },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void What_a_run_says_shows_them(string what, string plan)
    {
        var errors = _rem.With("p.yaml", plan).Run("run", "p.yaml").Errors;

        errors.ShouldContain(Shown, Case.Sensitive, what);
        errors.Where(ShownText.IsControl).ShouldBeEmpty(what);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_terminal_gets_none_of_them_either(string what, string plan)
    {
        var arrived = _rem.With("p.yaml", plan).OnTerminal("rem run p.yaml", ("NO_COLOR", "1"));

        arrived.ShouldContain(Shown, Case.Sensitive, what);
        arrived.Where(ShownText.IsControl).ShouldBeEmpty(what);
    }

    [Fact]
    public void A_source_line_shows_them_and_the_caret_stands_where_it_should() =>
        _rem.With("p.yaml", "a: \"\u202e\u2066${{ nope }}\"\n").Run("run", "p.yaml").Errors.ShouldEndWith(
            """

                1 | a: "\u202e\u2066${{ nope }}"
                  |                     ^^^^

            """);

    [Fact]
    public void One_that_YAML_forbids_is_named_where_it_stands() =>
        _rem.With("p.yaml", "a: \"\u202e\u009b\"\n").Run("run", "p.yaml").Errors.ShouldBe(
            """
            p.yaml:1:6: error REM1002: expected text, got a control character (U+009B). Remove it, or write "\x9b" in double quotes.
                1 | a: "\u202e\u009b"
                  |           ^^^^^^

            """);

    [Theory]
    [InlineData('\u200b')]
    [InlineData('\u200f')]
    [InlineData('\u2060')]
    public void What_has_no_width_is_seen(char character) =>
        _rem.Run("explain", $"a{character}b").Errors.ShouldContain($"a\\u{(int)character:x4}b");

    [Fact]
    public void A_log_line_cannot_pretend_to_be_two() =>
        _rem.With("p.yaml", "run: [{log: \"one\\n12:00:00 error two\\rthree\"}]\n").Run("run", "p.yaml").Errors
            .ShouldMatch("^[0-9:]{8} info  one\n   12:00:00 error two\\\\rthree\n$");

    [Theory]
    [InlineData("run", "--x\u001b[31m")]
    [InlineData("run", "nope\u001b[31m.yaml")]
    [InlineData("eval", "'\u001b[31m' + 1")]
    [InlineData("eval", "\u001b[31m")]
    [InlineData("explain", "\u001b[31m")]
    [InlineData("new", "plan", "\u001b[31m")]
    [InlineData("new", "plan", "\u001b[31m/x")]
    [InlineData("check", "\u001b[31m")]
    [InlineData("\u001b[31m")]
    public void What_is_wrong_with_a_command_line_shows_them(params string[] words)
    {
        var answer = _rem.Run(words);

        answer.Code.ShouldBeInRange(1, 2);
        answer.Errors.ShouldContain("\\u001b[31m");
        (answer.Errors + answer.Output).Where(ShownText.IsControl).ShouldBeEmpty();
    }

    [Fact]
    public void The_trace_of_tags_shows_them() =>
        _rem.With("p.yaml", $"k: {Yaml}\nlock ${{{{ k }}}}:\n  a: 1\n").Run("run", "--trace", "p.yaml").Errors.ShouldSatisfyAllConditions(
            errors => errors.Where(ShownText.IsControl).ShouldBeEmpty(),
            errors => errors.ShouldContain("lock "));

    [Fact]
    public void A_dry_run_shows_them() =>
        _rem.With("p.yaml", $"run: [{{shell: [echo, {Yaml}]}}]\n").Run("run", "--dry-run", "p.yaml").Errors.ShouldContain(Shown);

    [Fact]
    public void A_failed_case_shows_them()
    {
        var answer = _rem.With("t.yaml", $"cases:\n  - it: {Yaml}\n    plan: 'a: 1'\n    gives: {{a: {Yaml}}}\n").Run("test", "t.yaml");

        answer.Code.ShouldBe(1);
        answer.Output.ShouldContain(Shown);
        answer.Output.Where(ShownText.IsControl).ShouldBeEmpty();
    }

    [Fact]
    public void The_help_of_a_plan_shows_them()
    {
        var help = _rem.With("p.yaml", $"__usage: {{name: p, about: {Yaml}, version: {Yaml}}}\n").Run("run", "p.yaml", "--help");

        help.Output.ShouldContain(Shown);
        (help.Output + _rem.Run("run", "p.yaml", "--version").Output).Where(ShownText.IsControl).ShouldBeEmpty();
    }

    [Fact]
    public void Data_is_exact_as_YAML_and_as_JSON_and_obeyed_by_no_terminal()
    {
        _rem.With("p.yaml", $"a: {Yaml}\n");

        var yaml = _rem.Run("run", "p.yaml").Output;
        var json = _rem.Run("run", "--json", "p.yaml").Output;

        (yaml + json).Where(ShownText.IsControl).ShouldBeEmpty();
        JsonDocument.Parse(json).RootElement.GetProperty("a").GetString().ShouldBe(Raw);
        JsonDocument.Parse(_rem.With("again.yaml", yaml).Run("run", "--json", "again.yaml").Output).RootElement.GetProperty("a").GetString().ShouldBe(Raw);
        _rem.Run("eval", "--pipe", "p.yaml", "a").Output.ShouldBe("\"x\\u001b[31m\\u0007\\r\\u009b2J\\u202ey\"\n");
    }

    [Fact]
    public void Errors_as_JSON_hold_them_escaped()
    {
        var errors = _rem.With("p.yaml", $"run: [{{fail: {Yaml}}}]\n").Run("run", "--json", "p.yaml").Errors;

        errors.Where(ShownText.IsControl).ShouldBeEmpty();
        JsonDocument.Parse(errors).RootElement.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain(Raw);
    }

    public void Dispose() => _rem.Dispose();
}
