using System.Text;
using Rem.Errors;

namespace Rem.Expressions;

/// <summary>
/// Splits a text into literal text and interpolations. The end of an interpolation is found by parsing its
/// expression: `}}` may stand inside a text or close two maps.
/// </summary>
internal sealed class TemplateParser(string text, ParseOptions options, ExpressionOrigin origin, FindingList findings)
{
    private readonly List<TemplatePart> _parts = [];
    private readonly StringBuilder _literal = new();
    private int _literalStart;

    /// <summary>The parts, in order.</summary>
    public TemplatePart[] Parse()
    {
        var at = 0;
        while (text.IndexOf("${{", at, StringComparison.Ordinal) is var open and >= 0)
        {
            if (open > at && text[open - 1] == '$')
            {
                _literal.Append(text, at, open - 1 - at).Append("${{");
                at = open + 3;
                continue;
            }

            _literal.Append(text, at, open - at);
            EndLiteral(open);
            at = Interpolation(open);
            _literalStart = at;
        }

        _literal.Append(text, at, text.Length - at);
        EndLiteral(text.Length);
        return _parts.ToArray();
    }

    private void EndLiteral(int end)
    {
        if (_literal.Length > 0)
        {
            _parts.Add(new TemplatePart(_literal.ToString(), null, _literalStart, end - _literalStart));
            _literal.Clear();
        }
    }

    private int Interpolation(int open)
    {
        try
        {
            var inner = SkipBlanks(open + 3);
            CheckStart(open, inner);
            var expression = ExpressionParser.ParsePart(text, inner, options, origin, findings, out var end);
            CheckEnd(open, end);
            _parts.Add(new TemplatePart(null, expression, open, end + 2 - open));
            return end + 2;
        }
        catch (SyntaxException error)
        {
            error.AddTo(findings, origin);
            var resume = text.IndexOf("}}", Math.Max(open + 3, Math.Min(error.Start, text.Length)), StringComparison.Ordinal);
            return resume < 0 ? text.Length : resume + 2;
        }
    }

    private void CheckStart(int open, int inner)
    {
        if (inner >= text.Length)
        {
            throw Unclosed(open);
        }

        if (StartsWith(inner, "}}"))
        {
            throw new SyntaxException(ExpressionErrors.Interpolation, open, inner + 2 - open, "'${{ }}' is empty, expected an expression", "a literal '${{' is written '$${{'");
        }
    }

    private void CheckEnd(int open, int end)
    {
        if (end >= text.Length)
        {
            throw Unclosed(open);
        }

        if (!StartsWith(end, "}}"))
        {
            throw text[end] == '}' && text.IndexOf("}}", end, StringComparison.Ordinal) < 0
                ? Unclosed(open)
                : ExpressionParser.NoOperator(text, end, options, "'}}'");
        }
    }

    private static SyntaxException Unclosed(int open) =>
        new(ExpressionErrors.Interpolation, open, 3, "'${{' is not closed, expected '}}'", "a literal '${{' is written '$${{'");

    private bool StartsWith(int at, string part) => text.AsSpan(at).StartsWith(part, StringComparison.Ordinal);

    private int SkipBlanks(int at)
    {
        while (at < text.Length && Scanner.IsBlank(text[at]))
        {
            at++;
        }

        return at;
    }
}
