using Rem.Errors;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>`in`, `not in`, `has`, `has no`: an element of a list, a key of a map, a part of a text.</summary>
internal sealed class ContainsExpression(ExpressionOrigin origin, int start, int length, Comparison comparison, Operand left, Operand right)
    : Expression(origin, start, length)
{
    public override bool IsConstant => left.Expression.IsConstant && right.Expression.IsConstant;

    internal override Level Level => Level.Compare;

    public override object? Evaluate(INames names) => Boxed.Of(Test(names));

    public override bool Test(INames names)
    {
        var a = left.Expression.Peek(names);
        var b = right.Expression.Peek(names);
        return comparison switch
        {
            Comparison.In => Has(b, a),
            Comparison.NotIn => !Has(b, a),
            Comparison.Has => Has(a, b),
            _ => !Has(a, b),
        };
    }

    internal override void Print(ExpressionPrinter printer) =>
        printer.Operand(left.Expression, Level.Filter).Append(" ").Append(ComparisonText.Of(comparison)).Append(" ").Operand(right.Expression, Level.Filter);

    private bool Has(object? container, object? item) => (container, item) switch
    {
        (RemList list, _) => Contains(list, item),
        (RemMap map, string key) => map.ContainsKey(key),
        (RemMap map, long key) => map.ContainsKey(ValueText.Of(key)),
        (string text, string part) => text.Contains(part, StringComparison.Ordinal),
        _ => throw Wrong(container, item),
    };

    private static bool Contains(RemList list, object? item)
    {
        foreach (var element in list.AsSpan())
        {
            if (Truth.Equals(element, item))
            {
                return true;
            }
        }

        return false;
    }

    private PlanException Wrong(object? container, object? item) => Failure(
        ExpressionErrors.Kinds,
        left.Start,
        left.Length,
        $"'{ComparisonText.Of(comparison)}' looks for a value in a list, a key in a map or a text in a text, "
        + $"got {ValueText.ShowWithKind(item)} to look for in {ValueText.ShowWithKind(container)}");
}
