using Rem.Errors;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>
/// A parsed expression. Immutable, safe to use from several threads; evaluating it parses nothing. Printing and
/// parsing it again gives the same expression.
/// </summary>
public abstract class Expression
{
    private readonly ExpressionOrigin _origin;

    private protected Expression(ExpressionOrigin origin, int start, int length)
    {
        _origin = origin;
        Start = start;
        Length = length;
    }

    /// <summary>The offset in the text at which it begins.</summary>
    public int Start { get; }

    /// <summary>Its length in the text.</summary>
    public int Length { get; }

    /// <summary>True when it has the same value wherever it is evaluated.</summary>
    public virtual bool IsConstant => false;

    /// <summary>True when its last filter asks that the value be put into another language as it is (`| raw`).</summary>
    public virtual bool IsRaw => false;

    internal abstract Level Level { get; }

    /// <summary>
    /// The value, to be kept: lists and maps of the data are marked as shared. Throws <see cref="PlanException"/> at the
    /// place in the text where evaluation fails.
    /// </summary>
    public abstract object? Evaluate(INames names);

    /// <summary>The same value for a caller who only looks at it and hands nothing of it on.</summary>
    public virtual object? Peek(INames names) => Evaluate(names);

    /// <summary>Whether the value counts as true.</summary>
    public virtual bool Test(INames names) => Truth.Of(Peek(names));

    /// <summary>As <see cref="Evaluate"/>, but false where the expression is a path (or `??` of paths) that is not there.</summary>
    public virtual bool TryEvaluate(INames names, out object? value)
    {
        value = Evaluate(names);
        return true;
    }

    /// <summary>As <see cref="Peek"/>, but false where the expression is a path (or `??` of paths) that is not there.</summary>
    public virtual bool TryPeek(INames names, out object? value)
    {
        value = Peek(names);
        return true;
    }

    /// <summary>As it is written, with the parentheses it needs.</summary>
    public sealed override string ToString() => new ExpressionPrinter(false).Print(this);

    /// <summary>With parentheses around every part, so that two expressions of one shape print alike.</summary>
    internal string Shape() => new ExpressionPrinter(true).Print(this);

    internal abstract void Print(ExpressionPrinter printer);

    /// <summary>An error at a stretch of the text.</summary>
    private protected PlanException Failure(ErrorCode code, int start, int length, string message, string? hint = null) =>
        new(code, _origin.Locate(start, length), message, hint);

    /// <summary>Gives an error that has no place a stretch of the text as its place.</summary>
    private protected PlanException Located(PlanException error, int start, int length) => error.Locate(_origin.Locate(start, length));
}
