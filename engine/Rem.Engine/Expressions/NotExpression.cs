using Rem.Values;

namespace Rem.Expressions;

/// <summary>`not a`: a bool.</summary>
internal sealed class NotExpression(ExpressionOrigin origin, int start, int length, Expression operand)
    : Expression(origin, start, length)
{
    internal override Level Level => Level.Not;

    public override object? Evaluate(INames names) => Boxed.Of(Test(names));

    public override bool Test(INames names) => !operand.Test(names);

    internal override void Print(ExpressionPrinter printer) => printer.Append("not ").Operand(operand, Level.Not);
}
