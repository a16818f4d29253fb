using Rem.Values;

namespace Rem.Expressions;

/// <summary>`== != &lt; &lt;= &gt; &gt;=`.</summary>
internal sealed class CompareExpression(ExpressionOrigin origin, int start, int length, Comparison comparison, Operand left, Operand right)
    : Expression(origin, start, length)
{
    private readonly Expression _left = left.Expression;
    private readonly Expression _right = right.Expression;

    public override bool IsConstant => _left.IsConstant && _right.IsConstant;

    internal override Level Level => Level.Compare;

    public override object? Evaluate(INames names) => Boxed.Of(Test(names));

    public override bool Test(INames names)
    {
        var a = _left.Peek(names);
        var b = _right.Peek(names);
        return comparison switch
        {
            Comparison.Equal => Truth.Equals(a, b),
            Comparison.NotEqual => !Truth.Equals(a, b),
            _ => Holds(Order(a, b)),
        };
    }

    internal override void Print(ExpressionPrinter printer) =>
        printer.Operand(_left, Level.Filter).Append(" ").Append(ComparisonText.Of(comparison)).Append(" ").Operand(_right, Level.Filter);

    private bool Holds(int order) => comparison switch
    {
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    private int Order(object? a, object? b)
    {
        if (a is long x && b is long y)
        {
            return x.CompareTo(y);
        }

        return Truth.Compare(a, b) ?? throw Failure(
            ExpressionErrors.NoOrder,
            left.Start,
            left.Length,
            $"'{ComparisonText.Of(comparison)}' compares numbers with numbers and texts with texts, got {ValueText.ShowWithKind(a)} and {ValueText.ShowWithKind(b)}",
            NumberInText(a, b) ? "a text of digits becomes a number with `| number`" : null);
    }

    private static bool NumberInText(object? a, object? b) => (a, b) is (string, long or double) or (long or double, string);
}
