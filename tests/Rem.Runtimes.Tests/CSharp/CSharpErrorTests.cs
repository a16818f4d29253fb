using Rem.Errors;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>What does not compile is said at its place, in words that help.</summary>
public sealed class CSharpErrorTests
{
    private static readonly ScriptBench _bench = new(CSharpScripts.Runtime);

    [Fact]
    public void An_unknown_name_is_shown_at_its_column_with_the_nearest_one()
    {
        var finding = _bench.FindingsOf("var hosts = 1;\nreturn hots + 1;").ShouldHaveSingleItem();

        (finding.At.Line - ScriptBench.LinesAbove, finding.At.Column).ShouldBe((2, 10)); // indented by two
        finding.Message.ShouldBe("csharp: the name 'hots' does not exist in the current context (CS0103)");
        finding.Hint.ShouldBe("did you mean 'hosts'?");
    }

    [Fact]
    public void An_unknown_member_is_shown_with_the_nearest_one()
    {
        var finding = _bench.FindingsOf("return \"x\".Lenght;").ShouldHaveSingleItem();

        finding.Hint.ShouldBe("did you mean 'Length'?");
    }

    [Fact]
    public void A_member_of_a_bare_value_of_the_pipe_is_explained()
    {
        var finding = _bench.FindingsOf("return pipe[\"host\"].name;").ShouldHaveSingleItem();

        finding.Hint.ShouldNotBeNull().ShouldContain("pipe.Get<type>(\"path\")");
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var findings = _bench.FindingsOf("var a = x;\nvar b = y;\nreturn z;");

        findings.Select(static finding => finding.At.Line - ScriptBench.LinesAbove).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_text_that_does_not_parse_says_so_without_what_follows_from_it()
    {
        var finding = _bench.FindingsOf("if (true {\n  return unknown;\n}").ShouldHaveSingleItem();

        finding.Message.ShouldContain(")");
        finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 1);
    }

    [Theory]
    [InlineData("} void Other() {")]
    [InlineData("return 1; } public object Extra() { return 2;")]
    [InlineData("}}")]
    public void A_script_does_not_leave_its_method(string text) => _bench.FindingsOf(text).ShouldNotBeEmpty();

    [Fact]
    public void A_mistake_in_a_type_behind_the_statements_is_shown_at_its_line()
    {
        var finding = _bench.FindingsOf("return new Host(1);\n\nrecord Host(int Port)\n{\n  public int Next => Prot + 1;\n}").ShouldHaveSingleItem();

        (finding.At.Line - ScriptBench.LinesAbove).ShouldBe(5);
        finding.Hint.ShouldBe("did you mean 'Port'?");
    }

    [Fact]
    public void A_mistake_in_a_line_with_a_loop_is_shown_at_its_own_column()
    {
        var finding = _bench.FindingsOf("foreach (var a in new[] { 1 }) foreach (var b in new[] { 2 }) Consoel.Write(a);").ShouldHaveSingleItem();

        finding.At.Column.ShouldBe("  foreach (var a in new[] { 1 }) foreach (var b in new[] { 2 }) ".Length + 1);
    }

    [Theory]
    [InlineData("return 1; class C { public static int Count; }", "static field")]
    [InlineData("return 1; class C { public static int Count { get; set; } }", "static property")]
    [InlineData("namespace A { class B { } }", "namespaces")]
    public void What_would_outlive_the_run_is_refused(string text, string why) => _bench.FindingsOf(text)[0].Message.ShouldContain(why);

    [Theory]
    [InlineData("return C.Pattern.IsMatch(\"a1\"); class C { public static readonly Regex Pattern = new(@\"\\d\"); }")]
    [InlineData("return C.Limit == 3; class C { public const int Limit = 3; public static int Next => Limit + 1; }")]
    public void What_does_not_change_may_be_static(string text) => _bench.Run(text).Value.ShouldBe(true);

    [Fact]
    public void An_assembly_that_is_not_there_is_named()
    {
        var finding = _bench.FindingsOf("#r \"nowhere/Tools.dll\"\nreturn 1;").ShouldHaveSingleItem();

        finding.Message.ShouldContain("nowhere/Tools.dll");
        finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 1);
    }

    [Fact]
    public void An_error_behind_the_lines_of_references_keeps_its_line()
    {
        var path = typeof(Shouldly.Should).Assembly.Location;

        var error = Should.Throw<PlanException>(() => _bench.Run($"#r \"{path}\"\nusing Shouldly;\n\n1.ShouldBe(2);"));

        error.Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 4);
        error.Finding.Message.ShouldContain("1");
    }
}
