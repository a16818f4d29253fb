using Rem.Inspection;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>A path into the names: `load.one`.</summary>
public sealed class PathExpression : Expression
{
    internal PathExpression(ExpressionOrigin origin, int start, int length, DotPath path)
        : base(origin, start, length) => Path = path;

    /// <summary>The path.</summary>
    public DotPath Path { get; }

    internal override Level Level => Level.Primary;

    /// <inheritdoc/>
    public override object? Evaluate(INames names) => Ownership.Share(Peek(names));

    /// <inheritdoc/>
    public override object? Peek(INames names)
    {
        if (PathReader.TryRead(Path, names, out var value))
        {
            return value;
        }

        return Path.IsOptional ? null : throw Located(MissingPath.Explain(Path, names, names), Start, Length);
    }

    /// <inheritdoc/>
    public override bool TryEvaluate(INames names, out object? value)
    {
        var isThere = TryPeek(names, out value);
        Ownership.Share(value);
        return isThere;
    }

    /// <inheritdoc/>
    public override bool TryPeek(INames names, out object? value)
    {
        if (PathReader.TryRead(Path, names, out value))
        {
            return true;
        }

        value = null;
        return false;
    }

    internal override void Print(ExpressionPrinter printer) => printer.Append(Path.ToString());
}
