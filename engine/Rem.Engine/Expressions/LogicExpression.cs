using Rem.Values;

namespace Rem.Expressions;

/// <summary>`a or b or c`, `a and b and c`: the value of the operand that decides, the later ones unevaluated, as in Python.</summary>
internal sealed class LogicExpression(ExpressionOrigin origin, int start, int length, bool isOr, Operand[] operands)
    : Expression(origin, start, length)
{
    internal override Level Level => isOr ? Level.Or : Level.And;

    public override object? Evaluate(INames names)
    {
        for (var i = 0; i < operands.Length - 1; i++)
        {
            var value = operands[i].Expression.Evaluate(names);
            if (Truth.Of(value) == isOr)
            {
                return value;
            }
        }

        return operands[^1].Expression.Evaluate(names);
    }

    public override object? Peek(INames names)
    {
        for (var i = 0; i < operands.Length - 1; i++)
        {
            var value = operands[i].Expression.Peek(names);
            if (Truth.Of(value) == isOr)
            {
                return value;
            }
        }

        return operands[^1].Expression.Peek(names);
    }

    public override bool Test(INames names)
    {
        foreach (var operand in operands)
        {
            if (operand.Expression.Test(names) == isOr)
            {
                return isOr;
            }
        }

        return !isOr;
    }

    internal override void Print(ExpressionPrinter printer) =>
        printer.Chain(operands, Level + 1, isOr ? " or " : " and ");
}
