using Rem.Expressions;
using Rem.Values;

namespace Rem.Engine.Tests.Expressions;

public class ExpressionTests
{
    [Theory]
    [MemberData(nameof(ExpressionTable.Values), MemberType = typeof(ExpressionTable))]
    public void An_expression_gives_its_value(string expression, string gives)
    {
        var parsed = ExpressionParser.Parse(expression, TestData.Options);

        Shown(parsed.Evaluate(TestData.Names())).ShouldBe(gives);
        Shown(parsed.Peek(TestData.Names())).ShouldBe(gives);
        parsed.Test(TestData.Names()).ShouldBe(Truth.Of(parsed.Evaluate(TestData.Names())));
    }

    [Theory]
    [MemberData(nameof(ExpressionTable.Values), MemberType = typeof(ExpressionTable))]
    public void Printing_and_parsing_gives_the_same_expression(string expression, string gives)
    {
        var parsed = ExpressionParser.Parse(expression, TestData.Options);

        var again = ExpressionParser.Parse(parsed.ToString(), TestData.Options);

        again.Shape().ShouldBe(parsed.Shape());
        again.ToString().ShouldBe(parsed.ToString());
        Shown(again.Evaluate(TestData.Names())).ShouldBe(gives);
    }

    // JSON shows the kind: text in quotes, floats with a point.
    private static string Shown(object? value) => ValueText.Json(value);
}
