using Rem.Values;

namespace Rem.Expressions;

/// <summary>`[a, b]`: a new list at each evaluation; one of constants is made once and shared.</summary>
internal sealed class ListExpression(ExpressionOrigin origin, int start, int length, Expression[] items)
    : Expression(origin, start, length)
{
    private RemList? _constant;

    public override bool IsConstant { get; } = AreConstant(items);

    internal override Level Level => Level.Primary;

    public override object? Evaluate(INames names) =>
        IsConstant ? _constant ??= (RemList)Ownership.Share(Make(names))! : Make(names);

    internal override void Print(ExpressionPrinter printer)
    {
        printer.Append("[");
        for (var i = 0; i < items.Length; i++)
        {
            printer.Append(i > 0 ? ", " : "").Operand(items[i], Level.Or);
        }

        printer.Append("]");
    }

    private static bool AreConstant(Expression[] items)
    {
        foreach (var item in items)
        {
            if (!item.IsConstant)
            {
                return false;
            }
        }

        return true;
    }

    private RemList Make(INames names)
    {
        var list = new RemList(items.Length);
        foreach (var item in items)
        {
            list.Add(item.Evaluate(names));
        }

        return list;
    }
}
