using Rem.Errors;
using Rem.Expressions;
using Rem.Values;

namespace Rem.Engine.Tests.Expressions;

public class TextTemplateTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("${{ count }}", "3")]
    [InlineData("${{count}}", "3")]
    [InlineData("${{ nothing }}", "null")]
    [InlineData("${{ tags }}", "[\"red\",\"blue\"]")]
    [InlineData(" ${{ count }}", "\" 3\"")]
    [InlineData("${{ count }}\n", "\"3\\n\"")]
    [InlineData("${{ host }} is ${{ yes }}", "\"web1 is true\"")]
    [InlineData("${{ count }}${{ count }}", "\"33\"")]
    [InlineData("a ${{ nothing }} b", "\"a  b\"")]
    [InlineData("a ${{ load }}", "\"a {\\\"one\\\":5.2,\\\"five\\\":3.1}\"")]
    [InlineData("a ${{ tags }}", "\"a [\\\"red\\\",\\\"blue\\\"]\"")]
    [InlineData("a ${{ half * 2 }}", "\"a 1.0\"")]
    [InlineData("$${{ x }}", "\"${{ x }}\"")]
    [InlineData("$${{ ${{ x }}", "\"${{ 5\"")]
    [InlineData("$$${{ x }}", "\"$${{ x }}\"")]
    [InlineData("$ ${{ x }} ${ x } {{ x }} $x", "\"$ 5 ${ x } {{ x }} $x\"")]
    [InlineData("${{ '}}' }}", "\"}}\"")]
    [InlineData("${{ \"}}\" }} x", "\"}} x\"")]
    [InlineData("${{ {a: {b: 1}} }}", "{\"a\":{\"b\":1}}")]
    [InlineData("${{{a: {b: 1}}}}", "{\"a\":{\"b\":1}}")]
    [InlineData("${{ '${{ x }}' }}", "\"${{ x }}\"")]
    [InlineData("${{\n  x\n}}", "5")]
    [InlineData("}} ${{ x }} }}", "\"}} 5 }}\"")]
    public void A_text_gives_its_value(string text, string gives)
    {
        var template = Parse(text);

        ValueText.Json(template.Evaluate(TestData.Names())).ShouldBe(gives);
        template.EvaluateText(TestData.Names()).ShouldBe(ValueText.Of(template.Evaluate(TestData.Names())));
    }

    [Theory]
    [InlineData("${{", 0, 3, "REM1200", "'${{' is not closed")]
    [InlineData("a ${{ x", 2, 3, "REM1200", "'${{' is not closed")]
    [InlineData("a ${{ x }", 2, 3, "REM1200", "'${{' is not closed")]
    [InlineData("a ${{ }} b", 2, 6, "REM1200", "'${{ }}' is empty")]
    [InlineData("${{}}", 0, 5, "REM1200", "'${{ }}' is empty")]
    [InlineData("${{ x y }}", 6, 1, "REM1201", "expected an operator or '}}', got 'y'")]
    [InlineData("${{ x + }}", 8, 2, "REM1201", "expected a value, got '}}'")]
    [InlineData("${{ x } }}", 6, 1, "REM1201", "expected an operator or '}}', got '}'")]
    [InlineData("${{ 'x }}", 4, 1, "REM1201", "a text that begins with ' is not closed")]
    [InlineData("${{ a = 1 }}", 6, 1, "REM1201", "'=' is no operator")]
    public void A_broken_interpolation_is_found_at_its_place(string text, int start, int length, string code, string message)
    {
        var findings = new FindingList();

        TextTemplate.Parse(text, TestData.Options, ExpressionOrigin.OfText(text), findings).ShouldBeNull();

        findings.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Code.Id.ShouldBe(code),
            f => f.At.Start.ShouldBe(start),
            f => f.At.Length.ShouldBe(length),
            f => f.Message.ShouldStartWith(message));
    }

    [Fact]
    public void Every_broken_interpolation_of_a_text_is_reported()
    {
        var findings = new FindingList();
        const string text = "${{ a = 1 }} ${{ x }} ${{ }} ${{ 1 < 2 < 3 }} ${{";

        TextTemplate.Parse(text, TestData.Options, ExpressionOrigin.OfText(text), findings);

        findings.Items.Select(f => f.At.Start).ShouldBe([6, 22, 39, 46]);
    }

    [Fact]
    public void The_parts_say_where_they_stand_in_the_text()
    {
        var template = Parse("a$${{b ${{ x }}c");

        template.Parts.Select(p => (p.Literal, p.Start, p.Length)).ShouldBe([("a${{b ", 0, 7), (null, 7, 8), ("c", 15, 1)]);
        template.IsLiteral.ShouldBeFalse();
        template.IsSingle.ShouldBeFalse();
    }

    [Fact]
    public void A_value_is_never_evaluated_again()
    {
        var names = new TestNames(TestData.Map(("x", "${{ y }}"), ("y", "secret")), new RemMap());

        Parse("${{ x }} ${{ x }}").Evaluate(names).ShouldBe("${{ y }} ${{ y }}");
    }

    private static TextTemplate Parse(string text) =>
        TextTemplate.Parse(text, TestData.Options, ExpressionOrigin.OfText(text), new FindingList()).ShouldNotBeNull();
}
