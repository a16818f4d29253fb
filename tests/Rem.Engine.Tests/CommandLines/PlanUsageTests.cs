using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Engine.Tests.CommandLines;

/// <summary>`__usage`: what it reads, what it parses, what it prints.</summary>
public sealed class PlanUsageTests
{
    private const string Sweep = """
        name: sweep
        about: Deletes old files.
        version: 1.10
        author: Ann
        website: https://example.org
        args:
          - {name: mount, about: Where to look, required: true, type: path}
          - {name: patterns, remaining: true}
        options:
          days: {letter: d, type: integer, default: 30, about: Least age}
          share: {type: number}
          dry: {letter: n, type: flag, about: Only show}
          verbose: {letter: v, type: flag}
          tag: {letter: t, type: list}
          owner:
        """;

    [Theory]
    [InlineData("/mnt", """{"mount":"/mnt","patterns":[],"days":30,"dry":false,"verbose":false,"tag":[]}""")]
    [InlineData("/mnt *.log -n --days 5 *.tmp", """{"mount":"/mnt","patterns":["*.log","*.tmp"],"days":5,"dry":true,"verbose":false,"tag":[]}""")]
    [InlineData("--days=5 /mnt", """{"mount":"/mnt","patterns":[],"days":5,"dry":false,"verbose":false,"tag":[]}""")]
    [InlineData("-d5 /mnt", """{"mount":"/mnt","patterns":[],"days":5,"dry":false,"verbose":false,"tag":[]}""")]
    [InlineData("-nvd 5 /mnt", """{"mount":"/mnt","patterns":[],"days":5,"dry":true,"verbose":true,"tag":[]}""")]
    [InlineData("-t a --tag b --tag=c /mnt", """{"mount":"/mnt","patterns":[],"days":30,"dry":false,"verbose":false,"tag":["a","b","c"]}""")]
    [InlineData("/mnt -- -n --days", """{"mount":"/mnt","patterns":["-n","--days"],"days":30,"dry":false,"verbose":false,"tag":[]}""")]
    [InlineData("/mnt -5 -", """{"mount":"/mnt","patterns":["-5","-"],"days":30,"dry":false,"verbose":false,"tag":[]}""")]
    [InlineData("/mnt --days -5 --dry=false", """{"mount":"/mnt","patterns":[],"days":-5,"dry":false,"verbose":false,"tag":[]}""")]
    [InlineData("/mnt --share 0.5 --owner 007", """{"mount":"/mnt","patterns":[],"days":30,"share":0.5,"dry":false,"verbose":false,"tag":[],"owner":"007"}""")]
    public void A_command_line_becomes_input(string line, string input) => ValueText.Json(Parse(Sweep, line)).ShouldBe(input);

    [Theory]
    [InlineData("", "REM5004 the argument 'mount' is missing")]
    [InlineData("/mnt --dyas 5", "REM5002 the plan has no option '--dyas'; did you mean '--days'?")]
    [InlineData("/mnt -x", "REM5002 the plan has no option '-x'; see `rem run PLAN --help`")]
    [InlineData("/mnt --days many", "REM5003 --days must be an integer, got 'many'; see `rem run PLAN --help`")]
    [InlineData("/mnt -d1.5", "REM5003 -d must be an integer, got '1.5'; see `rem run PLAN --help`")]
    [InlineData("/mnt --days", "REM5004 the option '--days' needs a value; see `rem run PLAN --help`")]
    [InlineData("/mnt --days --dry", "REM5004 the option '--days' needs a value; see `rem run PLAN --help`")]
    [InlineData("/mnt --dry=maybe", "REM5003 --dry must be true or false, got 'maybe'; see `rem run PLAN --help`")]
    public void What_does_not_fit_is_a_usage_error(string line, string message)
    {
        var error = Should.Throw<PlanException>(() => Parse(Sweep, line)).Finding;
        $"{error.Code} {error.Message}; {error.Hint}".ShouldStartWith(message);
    }

    [Fact]
    public void A_word_too_many_is_a_usage_error() =>
        Should.Throw<PlanException>(() => Parse("args: [host]", "a b")).Message.ShouldBe("'b' is one word too many: the plan takes one argument");

    [Fact]
    public void A_plan_without_usage_takes_no_words()
    {
        var plan = new BoundPlan(new SourceFile("p.yaml", ""), null!, null);
        Should.Throw<PlanException>(() => PlanUsage.InputOf(plan, ["a"])).Finding.Code.ShouldBe(UsageErrors.NoUsage);
        PlanUsage.InputOf(plan, []).Count.ShouldBe(0);
    }

    [Fact]
    public void A_path_is_made_absolute_from_the_folder_of_the_command() =>
        Parse("args: [{name: file, type: path}]", "x/../y.txt")["file"].ShouldBe(Path.GetFullPath("y.txt"));

    [Fact]
    public void A_default_of_null_is_there_and_an_option_without_one_is_not()
    {
        var input = Parse("options: {a: {default: null}, b: {}}", "");
        input.ContainsKey("a").ShouldBeTrue();
        input.ContainsKey("b").ShouldBeFalse();
    }

    [Theory]
    [InlineData("nam: x", "1:1 '__usage' has no key 'nam'")]
    [InlineData("name: [x]", "1:7 'name' of '__usage' must be a text, got a list")]
    [InlineData("args: {a: 1}", "1:7 'args' of '__usage' must be a list, got a map")]
    [InlineData("options: [a]", "1:10 'options' of '__usage' must be a map, got a list")]
    [InlineData("args: [{about: x}]", "1:9 an argument needs the key 'name'")]
    [InlineData("args: [{name: a, type: int}]", "1:24 'type' of an argument must be text, flag, integer, number, list or path, got text 'int'")]
    [InlineData("args: [{name: a, required: yes}]", "1:28 'required' of an argument must be true or false, got text 'yes'")]
    [InlineData("args: [{name: a, required: true, default: x}]", "1:43 the argument 'a' is required and has a default")]
    [InlineData("args: [a, {name: b, required: true}]", "1:11 'b' is required but stands behind 'a', which is not")]
    [InlineData("args: [{name: a, remaining: true}, b]", "1:36 'a' takes all words that are left")]
    [InlineData("args: [a, a]", "1:11 there are two arguments or options 'a'")]
    [InlineData("args: [a b]", "1:8 'a b' is no name for an argument or option")]
    [InlineData("options: {n: {type: integer, default: x}}", "1:39 'default' of an option must be an integer (the type of 'n'), got text 'x'")]
    [InlineData("options: {n: {default: 30}}", "1:24 'default' of an option must be a text (the type of 'n'), got integer 30")]
    [InlineData("options: {n: {letter: xy}}", "1:23 'letter' of an option must be one letter or digit, got text 'xy'")]
    [InlineData("options: {a: {letter: x}, b: {letter: x}}", "1:39 two options have the letter 'x'")]
    [InlineData("long running: maybe", "1:15 'long running' of '__usage' must be true or false, got text 'maybe'")]
    [InlineData("isolate: alone", "1:10 'isolate' of '__usage' must be inproc, limited or process, got text 'alone'")]
    [InlineData("permissions: [shell]", "1:14 'permissions' of '__usage' must be a map, got a list")]
    public void What_is_wrong_with_it_is_reported_at_its_place(string usage, string finding)
    {
        var findings = new FindingList();
        Read(usage, findings);
        findings.Items.Select(static f => $"{f.At.Line}:{f.At.Column} {f.Message}").ShouldHaveSingleItem().ShouldStartWith(finding);
    }

    [Fact]
    public void Help_shows_all_of_it() => UsageHelp.Print(Read(Sweep, new FindingList()), "rem run sweep.yaml").ShouldBe(
        """
        sweep 1.10
        Deletes old files.

        Usage: rem run sweep.yaml [OPTIONS] MOUNT [PATTERNS...]

        Arguments:
          mount        Where to look (required)
          patterns...

        Options:
          -d, --days INTEGER  Least age (default: 30)
              --share NUMBER
          -n, --dry           Only show
          -v, --verbose
          -t, --tag LIST      (may be repeated)
              --owner TEXT
              --help          Show this help.

        Ann, https://example.org

        """);

    [Theory]
    [InlineData("a: ", "x --help", true)]
    [InlineData("a: ", "-h", true)]
    [InlineData("a: ", "-- --help", false)]
    [InlineData("help: {type: flag}", "--help", false)]
    [InlineData("host: {letter: h}", "-h", false)]
    public void Help_is_asked_for_unless_the_plan_has_its_own(string options, string line, bool asks) =>
        PlanUsage.AsksForHelp(Read("options: {" + options + "}", new FindingList()), line.Split(' ')).ShouldBe(asks);

    private static RemMap Parse(string usage, string line)
    {
        var findings = new FindingList();
        var plan = new BoundPlan(new SourceFile("p.yaml", ""), null!, Read(usage, findings));
        findings.Items.ShouldBeEmpty();
        return PlanUsage.InputOf(plan, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static PlanUsage? Read(string usage, FindingList findings)
    {
        var document = PlanReader.Read(new SourceFile("p.yaml", usage), RemLimits.Default, findings);
        return PlanUsage.Read(document.Root, findings);
    }
}
