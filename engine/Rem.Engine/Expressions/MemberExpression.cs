using System.Text;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>A path into the value of an expression: `(hosts | first).name`. Its inner paths are inspected from the top.</summary>
internal sealed class MemberExpression(ExpressionOrigin origin, int start, int length, Expression target, PathSegment[] segments, bool isOptional)
    : Expression(origin, start, length)
{
    internal override Level Level => Level.Primary;

    public override object? Evaluate(INames names) => Ownership.Share(Read(target.Evaluate(names), names));

    public override object? Peek(INames names) => Read(target.Peek(names), names);

    public override bool TryEvaluate(INames names, out object? value)
    {
        value = target.Evaluate(names);
        var isThere = PathReader.TrySteps(segments, names, ref value);
        value = isThere ? Ownership.Share(value) : null;
        return isThere;
    }

    public override bool TryPeek(INames names, out object? value)
    {
        value = target.Peek(names);
        var isThere = PathReader.TrySteps(segments, names, ref value);
        value = isThere ? value : null;
        return isThere;
    }

    internal override void Print(ExpressionPrinter printer)
    {
        var rest = new StringBuilder();
        DotPath.AppendSegments(rest, segments, true);
        printer.Append("(").Operand(target, Level.Or).Append(")").Append(rest.ToString()).Append(isOptional ? "?" : "");
    }

    private object? Read(object? root, INames names)
    {
        var value = root;
        if (PathReader.TrySteps(segments, names, ref value))
        {
            return value;
        }

        return isOptional ? null : throw Located(MissingPath.Below(segments, "(" + target + ")", root, ToString(), names), Start, Length);
    }
}
