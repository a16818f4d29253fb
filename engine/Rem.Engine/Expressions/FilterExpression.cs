using Rem.Errors;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>`value | first | second a, b`: filters from left to right.</summary>
internal sealed class FilterExpression(ExpressionOrigin origin, int start, int length, Expression input, FilterCall[] calls)
    : Expression(origin, start, length)
{
    public override bool IsRaw => calls[^1].Spec.IsRaw;

    internal override Level Level => Level.Filter;

    public override object? Evaluate(INames names)
    {
        var value = Input(names);
        foreach (var call in calls)
        {
            value = Apply(call, value, names);
        }

        return value;
    }

    internal override void Print(ExpressionPrinter printer)
    {
        printer.Operand(input, Level.Sum);
        foreach (var call in calls)
        {
            printer.Append(" | ").Append(call.Spec.Name);
            PrintArguments(printer, call.Arguments);
        }
    }

    private static void PrintArguments(ExpressionPrinter printer, Expression[] arguments)
    {
        if (arguments.Length == 1)
        {
            printer.Append(" ").Operand(arguments[0], Level.Primary);
        }
        else if (arguments.Length > 1)
        {
            printer.Append("(");
            for (var i = 0; i < arguments.Length; i++)
            {
                printer.Append(i > 0 ? ", " : "").Operand(arguments[i], Level.Primary);
            }

            printer.Append(")");
        }
    }

    // A filter that keeps nothing of what it is given may look at it; any other hands lists and maps on.
    private object? Input(INames names)
    {
        var spec = calls[0].Spec;
        if (spec.AnswersMissing)
        {
            input.TryEvaluate(names, out var value);
            return value;
        }

        return spec.GivesFresh ? input.Peek(names) : input.Evaluate(names);
    }

    private object? Apply(FilterCall call, object? value, INames names)
    {
        var arguments = call.Constants ?? Arguments(call, names);
        try
        {
            return call.Filter.Apply(value, arguments, names.Filters);
        }
        catch (PlanException error)
        {
            throw Located(error, call.Start, call.Spec.Name.Length);
        }
    }

    private static object?[] Arguments(FilterCall call, INames names)
    {
        var values = FilterBinding.Defaults(call.Spec, call.Arguments.Length);
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            values[i] = call.Spec.GivesFresh ? call.Arguments[i].Peek(names) : call.Arguments[i].Evaluate(names);
        }

        return values;
    }
}
