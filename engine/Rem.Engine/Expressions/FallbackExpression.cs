using Rem.Values;

namespace Rem.Expressions;

/// <summary>`path ?? path ?? primary`: the first that is there and not null; the last one, whatever it is.</summary>
internal sealed class FallbackExpression(ExpressionOrigin origin, int start, int length, Operand[] operands)
    : Expression(origin, start, length)
{
    internal override Level Level => Level.Fallback;

    public override object? Evaluate(INames names)
    {
        for (var i = 0; i < operands.Length - 1; i++)
        {
            if (operands[i].Expression.TryEvaluate(names, out var value) && value is not null)
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
            if (operands[i].Expression.TryPeek(names, out var value) && value is not null)
            {
                return value;
            }
        }

        return operands[^1].Expression.Peek(names);
    }

    public override bool TryEvaluate(INames names, out object? value)
    {
        foreach (var operand in operands)
        {
            if (operand.Expression.TryEvaluate(names, out value) && value is not null)
            {
                return true;
            }
        }

        return operands[^1].Expression.TryEvaluate(names, out value);
    }

    public override bool TryPeek(INames names, out object? value)
    {
        foreach (var operand in operands)
        {
            if (operand.Expression.TryPeek(names, out value) && value is not null)
            {
                return true;
            }
        }

        return operands[^1].Expression.TryPeek(names, out value);
    }

    internal override void Print(ExpressionPrinter printer) => printer.Chain(operands, Level.Primary, " ?? ");
}
