using Rem.Errors;
using Rem.Expressions;

namespace Rem.Engine.Tests.Expressions;

public class BrokenExpressionTests
{
    [Theory]
    [MemberData(nameof(ExpressionTable.Broken), MemberType = typeof(ExpressionTable))]
    public void A_broken_expression_is_found_when_it_is_parsed(string expression, string finding)
    {
        var findings = new FindingList();

        var parsed = ExpressionParser.Parse(expression, TestData.Options, ExpressionOrigin.OfText(expression), findings);

        parsed.ShouldBeNull();
        var found = findings.Items.ShouldHaveSingleItem();
        $"{found.At.Start}+{found.At.Length} {found.Code} {found.Message}".ShouldBe(finding);
    }

    [Theory]
    [InlineData("a = 1", "==")]
    [InlineData("a && b", "and")]
    [InlineData("a || b", "or")]
    [InlineData("!a", "not x")]
    [InlineData("a ? b : c", "if")]
    [InlineData("a === b", "==")]
    [InlineData("a < b < c", "and")]
    [InlineData("x -1", "a - b")]
    [InlineData("2-1", "blanks")]
    [InlineData("a[0]", "hosts.0")]
    [InlineData("len(a)", "value | length")]
    [InlineData("a contains b", "has")]
    [InlineData("a is defined", "exists")]
    [InlineData("a is list", "is a list")]
    [InlineData("5s", "'5s'")]
    [InlineData("a matches '('", null)]
    public void A_mistake_from_another_language_has_a_hint(string expression, string? part)
    {
        var findings = new FindingList();

        ExpressionParser.Parse(expression, TestData.Options, ExpressionOrigin.OfText(expression), findings);

        findings.Items[0].Hint?.ShouldContain(part ?? "");
        (findings.Items[0].Hint is null).ShouldBe(part is null);
    }

    [Fact]
    public void Parentheses_nest_up_to_the_limit()
    {
        ExpressionParser.Parse(Nested(64), TestData.Options).Evaluate(TestData.Names()).ShouldBe(1L);

        var error = Should.Throw<PlanException>(() => ExpressionParser.Parse(Nested(65), TestData.Options));

        error.Finding.Code.ShouldBe(LimitErrors.Nesting);
        error.Finding.At.Start.ShouldBe(64);
        error.Message.ShouldContain("64");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("not ")]
    [InlineData("a.(")]
    [InlineData("(")]
    public void A_hundred_thousand_openings_are_an_error_and_not_a_crash(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 100_000));

        Should.Throw<PlanException>(() => ExpressionParser.Parse(text, TestData.Options)).Finding.Code.ShouldBe(LimitErrors.Nesting);
    }

    [Theory]
    [InlineData("x", " + 1", 10_005L)]
    [InlineData("x", " * 1", 5L)]
    [InlineData("x", " and 1", 1L)]
    [InlineData("x", " or 1", 5L)]
    [InlineData("nope", " ?? nope", null)]
    public void A_chain_of_ten_thousand_operators_needs_no_deep_stack(string first, string link, object? gives)
    {
        var text = first + string.Concat(Enumerable.Repeat(link, 10_000)) + (gives is null ? "?" : "");

        var parsed = ExpressionParser.Parse(text, TestData.Options);

        parsed.Evaluate(TestData.Names()).ShouldBe(gives);
        ExpressionParser.Parse(parsed.ToString(), TestData.Options).ToString().ShouldBe(parsed.ToString());
    }

    private static string Nested(int depth) => new string('(', depth) + "1" + new string(')', depth);
}
