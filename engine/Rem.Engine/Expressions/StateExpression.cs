using Rem.Values;

namespace Rem.Expressions;

/// <summary>`exists`, `is empty`, `is not empty`, `is a number` and its like. The first three never fail on a path.</summary>
internal sealed class StateExpression(ExpressionOrigin origin, int start, int length, StateTest test, Operand operand)
    : Expression(origin, start, length)
{
    private readonly Expression _operand = operand.Expression;

    public override bool IsConstant => _operand.IsConstant;

    internal override Level Level => Level.Compare;

    public override object? Evaluate(INames names) => Boxed.Of(Test(names));

    public override bool Test(INames names)
    {
        if (test > StateTest.IsNotEmpty)
        {
            return IsOfKind(_operand.Peek(names));
        }

        var isThere = _operand.TryPeek(names, out var value);
        return test switch
        {
            StateTest.Exists => isThere,
            StateTest.IsEmpty => Truth.IsEmpty(value),
            _ => !Truth.IsEmpty(value),
        };
    }

    internal override void Print(ExpressionPrinter printer) =>
        printer.Operand(_operand, Level.Filter).Append(test switch
        {
            StateTest.Exists => " exists",
            StateTest.IsEmpty => " is empty",
            StateTest.IsNotEmpty => " is not empty",
            StateTest.IsNumber => " is a number",
            StateTest.IsText => " is a text",
            StateTest.IsList => " is a list",
            StateTest.IsMap => " is a map",
            _ => " is a bool",
        });

    private bool IsOfKind(object? value) => test switch
    {
        StateTest.IsNumber => value is long or double,
        StateTest.IsText => value is string,
        StateTest.IsList => value is RemList,
        StateTest.IsMap => value is RemMap,
        _ => value is bool,
    };
}
