using Rem.Errors;
using Rem.Expressions;

namespace Rem.Engine.Tests.Expressions;

public class EvaluationErrorTests
{
    [Theory]
    [InlineData("load.uno", 0, 8, "REM1204", "'load.uno' is not there; 'load' has 'one', 'five'. Write 'load.uno?' if it may be missing.")]
    [InlineData("1 + load.uno.x", 4, 10, "REM1204", "'load.uno' is not there; 'load' has 'one', 'five'. Write 'load.uno.x?' if it may be missing.")]
    [InlineData("load.fiv", 0, 8, "REM1204", "'load.fiv' is not there; 'load' has 'one', 'five'. Did you mean 'load.five'? Write 'load.fiv?' if it may be missing.")]
    [InlineData("(load).uno", 0, 10, "REM1204", "'(load).uno' is not there; '(load)' has 'one', 'five'. Write '(load).uno?' if it may be missing.")]
    [InlineData("hosts.2.name", 0, 12, "REM1204", "'hosts.2' is not there; 'hosts' is a list of 2, from 0 to 1. Write 'hosts.2.name?' if it may be missing.")]
    [InlineData("hosts.name", 0, 10, "REM1204", "'hosts.name' is not there; 'hosts' is a list of 2, whose elements have numbers, not names. Write 'hosts.name?' if it may be missing.")]
    [InlineData("hosts.\"0\"", 0, 9, "REM1204", "'hosts.\"0\"' is not there; 'hosts' is a list of 2, whose elements")]
    [InlineData("none.0", 0, 6, "REM1204", "'none.0' is not there; 'none' is an empty list.")]
    [InlineData("void.a", 0, 6, "REM1204", "'void.a' is not there; 'void' is an empty map.")]
    [InlineData("nothing.a", 0, 9, "REM1204", "'nothing.a' is not there; 'nothing' is null.")]
    [InlineData("host.name", 0, 9, "REM1204", "'host.name' is not there; 'host' is a text, which has no names.")]
    [InlineData("host.99", 0, 7, "REM1204", "'host.99' is not there; 'host' is a shorter text.")]
    [InlineData("count.x", 0, 7, "REM1204", "'count.x' is not there; 'count' is an integer, which has no names.")]
    [InlineData("limits.(service.kind).bad", 0, 25, "REM1204", "'limits.web.bad' is not there; 'limits.web' has 'warn'. Write 'limits.(service.kind).bad?' if it may be missing.")]
    [InlineData("limits.(service.name).warn", 0, 26, "REM1204", "'service.name' is not there; 'service' has 'kind'. Write 'service.name?' if it may be missing.")]
    [InlineData("limits.(pick.bad)", 0, 17, "REM1205", "'pick.bad' stands in the parentheses of a path and must be text or an integer, got list []")]
    [InlineData("hots", 0, 4, "REM1204", "'hots' is not there; the names here are 'load', 'host', 'count', 'big', 'small', 'half', 'empty', 'nothing', 'yes', 'no-such' and")]
    [InlineData("ports.\"web.example.co\"", 0, 22, "REM1204", "'ports.\"web.example.co\"' is not there; 'ports' has '80', '443', 'web.example.com'. Did you mean 'ports.\"web.example.com\"'?")]
    [InlineData("pipe.now", 0, 8, "REM1204", "'pipe.now' is not there; the names here are")]
    [InlineData("x + 'a'", 0, 1, "REM1207", "'+' needs two numbers, two texts or two lists, got integer 5 and text 'a'")]
    [InlineData("x * 2 + 1 + host", 0, 9, "REM1207", "'+' needs two numbers, two texts or two lists, got integer 11 and text 'web1'")]
    [InlineData("(x + 1) * host", 0, 7, "REM1207", "'*' needs two numbers, got integer 6 and text 'web1'")]
    [InlineData("1 + x / (x - 5)", 4, 1, "REM1209", "5 / 0 divides by zero")]
    [InlineData("big + x", 0, 3, "REM1210", "9223372036854775807 + 5 leaves the range of 64-bit integers")]
    [InlineData("small // -1", 0, 5, "REM1210", "-9223372036854775808 // -1 leaves the range")]
    [InlineData("true and x < host", 9, 1, "REM1208", "'<' compares numbers with numbers and texts with texts, got integer 5 and text 'web1'")]
    [InlineData("tags > 1", 0, 4, "REM1208", "'>' compares numbers with numbers and texts with texts, got list [\"red\",\"blue\"] and integer 1")]
    [InlineData("nothing in host", 0, 7, "REM1207", "'in' looks for a value in a list, a key in a map or a text in a text, got null to look for in text 'web1'")]
    [InlineData("x has 1", 0, 1, "REM1207", "'has' looks for a value in a list")]
    [InlineData("x matches 'a'", 0, 1, "REM1207", "'matches' needs a text and a pattern, got integer 5 and text 'a'")]
    [InlineData("host matches '(' + host", 13, 10, "REM1211", "'(web1' is no regular expression: '(' is not closed")]
    [InlineData("nope ?? nope2", 8, 5, "REM1204", "'nope2' is not there;")]
    [InlineData("not nope", 4, 4, "REM1204", "'nope' is not there;")]
    [InlineData("[1, nope]", 4, 4, "REM1204", "'nope' is not there;")]
    [InlineData("{a: nope}", 4, 4, "REM1204", "'nope' is not there;")]
    public void A_failing_evaluation_names_place_and_values(string expression, int start, int length, string code, string message)
    {
        var parsed = ExpressionParser.Parse(expression, TestData.Options);

        var error = Should.Throw<PlanException>(() => parsed.Evaluate(TestData.Names()));

        error.Finding.ShouldSatisfyAllConditions(
            f => f.Code.Id.ShouldBe(code),
            f => f.At.Start.ShouldBe(start),
            f => f.At.Length.ShouldBe(length),
            f => f.Message.ShouldStartWith(message));
        Should.Throw<PlanException>(() => parsed.Peek(TestData.Names())).Message.ShouldBe(error.Message);
    }

    [Theory]
    [InlineData("x-1", "x - 1")]
    [InlineData("host == up", "'up'")]
    public void A_name_that_is_not_there_has_a_hint_at_what_was_meant(string expression, string hint)
    {
        var error = Should.Throw<PlanException>(() => ExpressionParser.Parse(expression, TestData.Options).Evaluate(TestData.Names()));

        error.Finding.Hint!.ShouldContain(hint);
    }

    [Fact]
    public void A_secret_is_not_shown_where_a_path_goes_on_behind_it()
    {
        var error = Should.Throw<PlanException>(() => ExpressionParser.Parse("secrets.token.x", TestData.Options).Evaluate(TestData.Names()));

        error.Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public void A_text_that_grows_without_end_meets_the_limit()
    {
        var names = new TestNames(TestData.Map(("a", new string('x', 100))), new Rem.Values.RemMap())
        {
            Filters = Rem.Filters.FilterContext.Default with { Limits = new Rem.Running.RemLimits { TextResultBytes = 150 } },
        };

        var sum = Should.Throw<LimitException>(() => ExpressionParser.Parse("a + a", TestData.Options).Evaluate(names));
        var template = Should.Throw<LimitException>(() =>
            TextTemplate.Parse("${{ a }} ${{ a }}", TestData.Options, ExpressionOrigin.None, new FindingList())!.Evaluate(names));

        sum.Finding.Code.ShouldBe(LimitErrors.Text);
        template.Finding.Code.ShouldBe(LimitErrors.Text);
    }
}
