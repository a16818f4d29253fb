using Rem.Errors;
using YamlDotNet.Core.Tokens;

namespace Rem.Plans;

/// <summary>What can be wrong inside `[ ]` and `{ }`.</summary>
internal static class FlowDiagnosis
{
    /// <summary>What is wrong with the brackets around the place; null when none is open there.</summary>
    public static Finding? Find(SyntaxContext context)
    {
        if (context.Bracket is not { } bracket)
        {
            return context.Here is ']' or '}'
                ? new Finding(PlanErrors.Bracket, context.Span(context.At, 1), $"this '{context.Here}' has no '{(context.Here == ']' ? '[' : '{')}' before it", "take it out, or quote the text")
                : null;
        }

        return Interpolation(context, bracket.At) ?? Unclosed(context, bracket) ?? Inside(context, bracket.Open);
    }

    private static Finding? Interpolation(SyntaxContext context, int from)
    {
        var at = context.Text.AsSpan(from, Math.Min(context.Text.Length, context.At + 2) - from).LastIndexOf("${{");
        // Only one that YamlDotNet stumbled over: a quoted one is whole text.
        if (at < 0 || from + at + 1 < context.At - 1)
        {
            return null;
        }

        var start = from + at;
        var end = context.Text.IndexOf("}}", start, StringComparison.Ordinal);
        var lineEnd = context.EndOfLine(start);
        end = end < 0 || end > lineEnd ? lineEnd : end + 2;
        var shown = ShortText.Cut(context.Text[start..end]);
        return new Finding(PlanErrors.FlowInterpolation, context.Span(start, end - start), "'${{ }}' stands without quotes inside [ ] or { }, where braces are YAML's own", $"quote the whole value: \"{shown}\"");
    }

    private static Finding? Unclosed(SyntaxContext context, (int At, char Open) bracket)
    {
        var close = bracket.Open == '[' ? ']' : '}';
        var other = bracket.Open == '[' ? '}' : ']';
        if (context.Here == other)
        {
            return new Finding(PlanErrors.Bracket, context.Span(context.At, 1), $"expected '{close}' for the '{bracket.Open}' in line {context.Line(bracket.At)}, got '{other}'", PlanErrors.Bracket.Fix);
        }

        var isEnd = context.SkipBlanks(context.At) >= context.Text.Length;
        var indentation = context.SkipBlanks(context.StartOfLine(bracket.At)) - context.StartOfLine(bracket.At);
        var leaves = context.LineStart > bracket.At && context.IsFirstInLine && context.At - context.LineStart <= indentation;
        return isEnd || leaves
            ? new Finding(PlanErrors.Bracket, context.Span(bracket.At, 1), $"this '{bracket.Open}' is not closed", $"close it with '{close}'" + (leaves ? $" before line {context.Line(context.At)}" : ""))
            : null;
    }

    private static Finding Inside(SyntaxContext context, char open)
    {
        var close = open == '[' ? ']' : '}';
        switch (context.Here)
        {
            case ',' when context.At + 1 < context.Text.Length && context.Text[context.At + 1] == '#':
                return SmallDiagnosis.Comment(context);
            case ',':
                return new Finding(PlanErrors.Syntax, context.Span(context.At, 1), "a value is missing before this ','", "take the comma out, or write null");
            case '#':
                return SmallDiagnosis.Comment(context);
            case ':' when context.Last is Scalar scalar && context.Start(scalar) < context.LineStart:
                return new Finding(PlanErrors.Syntax, context.Span(context.At, 1), $"expected ',' or '{close}' before this key", $"a comma is missing at the end of line {context.Line(context.Start(scalar))}");
            case ':':
                return new Finding(PlanErrors.Colon, context.Span(context.At, 1), "a second ':' in one entry", "put a comma before the next key, or quote the text that holds the ':'");
            case '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`':
                return SmallDiagnosis.Start(context);
            default:
                return new Finding(PlanErrors.Syntax, context.Word(context.At), $"expected ',' or '{close}', got '{ShortText.Cut(context.Text.Substring(context.At, context.Word(context.At).Length))}'", "put a comma between entries, or quote the text");
        }
    }
}
