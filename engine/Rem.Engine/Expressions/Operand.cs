namespace Rem.Expressions;

/// <summary>An operand and its stretch of the text, parentheses included.</summary>
internal readonly record struct Operand(Expression Expression, int Start, int End)
{
    /// <summary>The length of its stretch.</summary>
    public int Length => End - Start;
}
