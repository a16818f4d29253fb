using Rem.Inspection;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>`{k: v}`: a new map at each evaluation.</summary>
internal sealed class MapExpression(ExpressionOrigin origin, int start, int length, string[] keys, Expression[] values)
    : Expression(origin, start, length)
{
    public override bool IsConstant { get; } = Array.TrueForAll(values, static v => v.IsConstant);

    internal override Level Level => Level.Primary;

    public override object? Evaluate(INames names)
    {
        var map = new RemMap(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            map.Set(keys[i], values[i].Evaluate(names));
        }

        return map;
    }

    internal override void Print(ExpressionPrinter printer)
    {
        printer.Append("{");
        for (var i = 0; i < keys.Length; i++)
        {
            var key = PathWords.IsWord(keys[i]) ? keys[i] : TextQuotes.Double(keys[i]);
            printer.Append(i > 0 ? ", " : "").Append(key).Append(": ").Operand(values[i], Level.Or);
        }

        printer.Append("}");
    }
}
