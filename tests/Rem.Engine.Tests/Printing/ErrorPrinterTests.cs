using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Engine.Tests.Printing;

/// <summary>The form of section 8.</summary>
public sealed class ErrorPrinterTests
{
    private static readonly ErrorCode Code = new("REM1204", "a path is not there", "mend it");

    [Fact]
    public void An_error_shows_place_message_hint_line_carets_and_trail()
    {
        var text = string.Concat(Enumerable.Repeat("#\n", 11)) + "  status: ${{ load.uno }}\n";
        var at = new SourceSpan(new SourceFile("plans/web.yaml", text), text.IndexOf("load.uno", StringComparison.Ordinal), 8);
        var finding = new Finding(Code, at, "'load.uno' is not there; 'load' has 'one', 'five'", "write 'load.uno?' if it may be missing", "run[2] > if load.one > 4");

        ErrorPrinter.Plain.Print(finding).ShouldBe(
            """
            plans/web.yaml:12:15: error REM1204: 'load.uno' is not there; 'load' has 'one', 'five'. Write 'load.uno?' if it may be missing.
               12 |   status: ${{ load.uno }}
                  |               ^^^^^^^^
              in run[2] > if load.one > 4

            """);
    }

    [Fact]
    public void A_warning_is_called_one() =>
        Print("a: b", 0, 1, severity: Severity.Warning).ShouldStartWith("x.yaml:1:1: warning REM1204: m\n");

    [Fact]
    public void Tabs_are_repeated_below() => Print("a:\tb", 3, 1).ShouldBe("x.yaml:1:4: error REM1204: m\n    1 | a:\tb\n      |   \t^\n");

    [Fact]
    public void Carets_end_with_the_line() => Print("a: [\nb", 3, 3).ShouldEndWith("\n      |    ^\n");

    [Fact]
    public void Carets_stand_below_wide_characters() => Print("日本: x", 4, 1).ShouldEndWith("\n      |       ^\n");

    [Fact]
    public void A_place_behind_the_end_has_one_caret() => Print("a: ", 3, 0).ShouldEndWith("    1 | a: \n      |    ^\n");

    [Fact]
    public void A_long_line_is_shown_around_the_place()
    {
        var printed = Print(new string('a', 500_000) + "bad" + new string('c', 500_000), 500_000, 3);
        printed.Length.ShouldBeLessThan(600);
        var lines = printed.Split('\n');
        lines[2].IndexOf('^', StringComparison.Ordinal).ShouldBe(lines[1].IndexOf("bad", StringComparison.Ordinal));
    }

    [Fact]
    public void Control_characters_reach_no_terminal()
    {
        var at = new SourceSpan(new SourceFile("x.yaml", "a: \u001b[31m\u202e"), 3, 1);
        var printed = ErrorPrinter.Plain.Print(new Finding(Code, at, "got '\u001b]0;title\u0007'", null, "\u009b2J"));

        printed.ShouldNotContain('\u001b');
        printed.ShouldNotContain('\u0007');
        printed.ShouldNotContain('\u009b');
        printed.ShouldNotContain('\u202e');
        printed.ShouldContain("    1 | a: \\u001b[31m\\u202e\n      |    ^^^^^^");
    }

    [Fact]
    public void Secrets_are_hidden_everywhere()
    {
        var secrets = new RemMap();
        secrets.Set("key", "hunter2");
        var at = new SourceSpan(new SourceFile("x.yaml", "a: hunter2 b"), 11, 1);
        var printed = new ErrorPrinter(new Secrets(secrets)).Print(new Finding(Code, at, "got 'hunter2'", "not hunter2", "if x == hunter2"));

        printed.ShouldNotContain("hunter2");
        printed.ShouldContain("got '***'");
    }

    [Fact]
    public void Failures_of_branches_stand_indented_below()
    {
        var inner = new PlanException(Code, SourceSpan.None, "inner");
        var error = new PlanException(RunErrors.Branches, SourceSpan.None, "2 branches failed") { Failures = [inner] };

        ErrorPrinter.Plain.Print(error).ShouldBe("error REM1405: 2 branches failed\n  error REM1204: inner\n");
    }

    [Fact]
    public void Colour_marks_severity_and_carets_only_where_it_is_wanted()
    {
        var finding = new Finding(Code, new SourceSpan(new SourceFile("x.yaml", "a"), 0, 1), "m");

        new ErrorPrinter(Secrets.None, colour: true).Print(finding).ShouldContain("\u001b[1;31merror REM1204\u001b[0m: m");
        ErrorPrinter.Plain.Print(finding).ShouldNotContain('\u001b');
    }

    private static string Print(string text, int start, int length, Severity severity = Severity.Error) =>
        ErrorPrinter.Plain.Print(new Finding(Code, new SourceSpan(new SourceFile("x.yaml", text), start, length), "m") { Severity = severity });
}
