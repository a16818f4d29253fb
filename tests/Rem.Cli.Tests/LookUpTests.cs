using System.Text.Json;
using Rem.Settings;

namespace Rem.Cli.Tests;

/// <summary>What the program tells of itself, as processes: `tags`, `explain`, `doctor`, completion.</summary>
public sealed class LookUpTests : IDisposable
{
    private readonly RemProcess _rem = new();

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

    public void Dispose() => _rem.Dispose();
}
