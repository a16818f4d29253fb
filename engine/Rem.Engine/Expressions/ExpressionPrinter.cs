using System.Text;

namespace Rem.Expressions;

/// <summary>Writes expressions: with the parentheses they need, or with all of them.</summary>
internal sealed class ExpressionPrinter(bool everyParenthesis)
{
    private readonly StringBuilder _text = new();

    /// <summary>The whole expression as text.</summary>
    public string Print(Expression expression)
    {
        Operand(expression, Level.Or);
        return _text.ToString();
    }

    /// <summary>Writes text as it is.</summary>
    public ExpressionPrinter Append(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Writes an operand, in parentheses when it binds looser than its place.</summary>
    public ExpressionPrinter Operand(Expression operand, Level place)
    {
        var needs = operand.Level < place || (everyParenthesis && operand.Level < Level.Primary);
        _text.Append(needs ? "(" : "");
        operand.Print(this);
        _text.Append(needs ? ")" : "");
        return this;
    }

    /// <summary>Writes operands with something between them.</summary>
    public ExpressionPrinter Chain(ReadOnlySpan<Operand> operands, Level place, string between)
    {
        for (var i = 0; i < operands.Length; i++)
        {
            Append(i > 0 ? between : "").Operand(operands[i].Expression, place);
        }

        return this;
    }
}
