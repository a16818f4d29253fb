using Rem.Errors;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>
/// A chain of sums or of products, from left to right. One node for the whole chain: ten thousand `+` need no
/// deeper stack than two.
/// </summary>
internal sealed class ArithmeticExpression(ExpressionOrigin origin, int start, int length, Level level, Operand[] operands, char[] signs)
    : Expression(origin, start, length)
{
    public override bool IsConstant { get; } = Array.TrueForAll(operands, static o => o.Expression.IsConstant);

    internal override Level Level => level;

    public override object? Evaluate(INames names)
    {
        var value = operands[0].Expression.Evaluate(names);
        for (var i = 1; i < operands.Length; i++)
        {
            var right = operands[i].Expression.Evaluate(names);
            try
            {
                value = Arithmetic.Apply(signs[i - 1], value, right, names.Filters.Limits);
            }
            catch (PlanException error)
            {
                throw Located(error, operands[0].Start, operands[i - 1].End - operands[0].Start);
            }
        }

        return value;
    }

    internal override void Print(ExpressionPrinter printer)
    {
        for (var i = 0; i < operands.Length; i++)
        {
            printer.Append(i > 0 ? $" {Arithmetic.Text(signs[i - 1])} " : "").Operand(operands[i].Expression, level + 1);
        }
    }
}
