using Rem.Inspection;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>A number, a text, true, false or null.</summary>
internal sealed class ConstantExpression(ExpressionOrigin origin, int start, int length, object? value)
    : Expression(origin, start, length)
{
    public override bool IsConstant => true;

    internal override Level Level => Level.Primary;

    public override object? Evaluate(INames names) => value;

    internal override void Print(ExpressionPrinter printer) =>
        printer.Append(value switch
        {
            null => "null",
            string text => TextQuotes.Shortest(text),
            _ => ValueText.Of(value),
        });
}
