using System.Text.RegularExpressions;
using Rem.Errors;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>`text matches pattern`: finds anywhere. A constant pattern is compiled when the expression is parsed.</summary>
internal sealed class MatchExpression(ExpressionOrigin origin, int start, int length, Operand left, Operand right, Regex? pattern)
    : Expression(origin, start, length)
{
    public override bool IsConstant => left.Expression.IsConstant && right.Expression.IsConstant;

    internal override Level Level => Level.Compare;

    public override object? Evaluate(INames names) => Boxed.Of(Test(names));

    public override bool Test(INames names)
    {
        var text = left.Expression.Peek(names);
        if (pattern is not null && text is string subject)
        {
            return pattern.IsMatch(subject);
        }

        return Matches(text, right.Expression.Peek(names));
    }

    internal override void Print(ExpressionPrinter printer) =>
        printer.Operand(left.Expression, Level.Filter).Append(" matches ").Operand(right.Expression, Level.Filter);

    private bool Matches(object? text, object? patternText)
    {
        if (text is not string subject || patternText is not string written)
        {
            throw Failure(
                ExpressionErrors.Kinds,
                left.Start,
                left.Length,
                $"'matches' needs a text and a pattern, got {ValueText.ShowWithKind(text)} and {ValueText.ShowWithKind(patternText)}");
        }

        try
        {
            return TextPattern.Get(written).IsMatch(subject);
        }
        catch (PlanException error)
        {
            throw Located(error, right.Start, right.Length);
        }
    }
}
