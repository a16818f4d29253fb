using System.Globalization;
using Rem.Errors;
using YamlDotNet.Core.Tokens;

namespace Rem.Plans;

/// <summary>What can be wrong with keys, colons and indentation outside of brackets.</summary>
internal static class BlockDiagnosis
{
    // YAML's own limit for a key in one line.
    private const int LongestKey = 1024;
    private const string QuoteKey = "a key that holds ': ' or ' #' is quoted whole";

    /// <summary>A `: ` where no key can be.</summary>
    public static Finding SecondColon(SyntaxContext context)
    {
        var content = context.LineContent;
        if (content < context.At && context.Text[content] == '-')
        {
            content = context.SkipBlanks(content + 1);
        }

        var value = ValueBefore(context);
        if (value >= 0 && context.LineContent - context.LineStart <= Column(context, value))
        {
            return NoKey(context, value);
        }

        if (value >= 0)
        {
            return new Finding(
                PlanErrors.Indentation,
                context.Span(context.LineContent, Math.Max(1, context.At - context.LineContent)),
                $"this line is indented deeper than line {context.Line(value)}, which has a value already",
                "give keys of one block the same indentation; indent below a key that has no value");
        }

        if (context.LastKey is { } key && context.Start(key) >= context.LineStart && HasOpenQuote(context.Text.AsSpan(context.Start(key), context.End(key) - context.Start(key))))
        {
            return KeyToQuote(context, context.Start(key), context.At);
        }

        var line = context.Text[content..context.EndOfLine(content)];
        return new Finding(PlanErrors.Colon, context.Span(context.At, 1), "a second ': ' in one line: a text without quotes cannot hold it", $"quote the value: {Quoted(line)}");
    }

    /// <summary>A line that is no key.</summary>
    public static Finding MissingColon(SyntaxContext context)
    {
        var start = context.At;
        var end = context.EndOfLine(start);
        var comment = context.Text.AsSpan(start, end - start).IndexOf(" #");
        if (comment >= 0 && context.Text.AsSpan(start + comment, end - start - comment).Contains(':'))
        {
            return KeyToQuote(context, start, start + comment + 1);
        }

        return Outdented(context) ?? NoKey(context, start);
    }

    // A line of a text behind `|` or `>` with less indentation than its first line ends the text.
    private static Finding? Outdented(SyntaxContext context) =>
        context.Last is Scalar { Style: YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded } text
        && Column(context, context.At) > Column(context, context.Start(text))
            ? new Finding(
                PlanErrors.Indentation,
                context.Word(context.At),
                $"this line has less indentation than the first line of the text behind '{context.Text[context.Start(text)]}' in line {context.Line(context.Start(text))}, so it is no part of it",
                "give all lines of the text at least the indentation of its first line")
            : null;

    private static Finding NoKey(SyntaxContext context, int start)
    {
        var line = context.RestOfLine(start);
        return new Finding(PlanErrors.Colon, line, $"expected a key with ':', got '{ShortText.Cut(context.Text.Substring(line.Start, line.Length))}'", "write 'key: value'; a text that goes on in the next line is indented deeper than its key");
    }

    private static int Column(SyntaxContext context, int at) => context.SkipBlanks(context.StartOfLine(at)) - context.StartOfLine(at);

    /// <summary>Something that fits none of the blocks around it.</summary>
    public static Finding? Find(SyntaxContext context)
    {
        if (context.Here is ']' or '}')
        {
            return FlowDiagnosis.Find(context);
        }

        if (context.LacksDocumentStart)
        {
            return new Finding(PlanErrors.Directive, context.RestOfLine(context.LineStart), "expected '---' behind the lines that start with '%'", "write '---' before the plan, or leave the '%' lines out");
        }

        if (context.Here == ':' && context.LastInLine is Scalar longKey && context.End(longKey) - context.Start(longKey) > LongestKey)
        {
            return new Finding(PlanErrors.Syntax, context.Span(context.Start(longKey), 1), $"a key is longer than {LongestKey} characters", "make the long text a value");
        }

        if (!context.IsFirstInLine)
        {
            return QuoteDiagnosis.Behind(context) ?? Behind(context);
        }

        if (CommentCut(context) is { } cut)
        {
            return cut;
        }

        return Indentation(context);
    }

    private static Finding? Behind(SyntaxContext context)
    {
        var what = context.LastInLine switch
        {
            FlowSequenceEnd or FlowMappingEnd => "the closing bracket",
            AnchorAlias => "an alias",
            _ => null,
        };
        return what is null
            ? null
            : new Finding(PlanErrors.Syntax, context.RestOfLine(context.At), $"expected the end of the line behind {what}, got '{ShortText.Cut(context.Text[context.At..context.EndOfLine(context.At)])}'", "quote the whole text");
    }

    // `if a == "x #1":` and `text # comment` with more text below: the comment ended a plain text.
    private static Finding? CommentCut(SyntaxContext context)
    {
        if (context.Last is not Scalar { Style: YamlDotNet.Core.ScalarStyle.Plain } scalar)
        {
            return null;
        }

        var end = context.End(scalar);
        var comment = context.SkipBlanks(end);
        if (comment == end || comment >= context.Text.Length || context.Text[comment] != '#')
        {
            return null;
        }

        var start = context.Start(scalar);
        if (context.Text.AsSpan(comment, context.EndOfLine(comment) - comment).Contains(':') && HasOpenQuote(scalar.Value))
        {
            return KeyToQuote(context, start, comment);
        }

        return context.At - context.LineStart > Column(context, start)
            ? new Finding(PlanErrors.Syntax, context.Word(context.At), $"a text without quotes ends at the comment in line {context.Line(comment)} and cannot go on here", "move the comment, or quote the text")
            : null;
    }

    private static Finding Indentation(SyntaxContext context)
    {
        var column = context.At - context.LineStart;
        var isItem = context.Here == '-' && (context.At + 1 >= context.Text.Length || context.Text[context.At + 1] is ' ' or '\t' or '\n' or '\r');
        var line = context.RestOfLine(context.At);
        var fits = Contains(context.Blocks, column);
        if (!isItem && !HasColon(context.Text.AsSpan(line.Start, line.Length)))
        {
            return MissingColon(context);
        }

        var text = context.Text.AsSpan(line.Start, line.Length);
        var comment = text.IndexOf(" #");
        if (comment >= 0 && HasOpenQuote(text[..comment]) && text[comment..].Contains(':'))
        {
            return KeyToQuote(context, context.At, context.At + comment + 1);
        }

        if (fits)
        {
            return isItem
                ? new Finding(PlanErrors.Syntax, line, "a list item '- ' stands where a key is expected", "indent it below the key that it belongs to")
                : new Finding(PlanErrors.Syntax, line, "a key stands where a list item '- ' is expected", "put '- ' before it, or indent it below the item that it belongs to");
        }

        return new Finding(
            PlanErrors.Indentation,
            context.Word(context.At),
            $"{Blanks(column)} of indentation fit no block here; the blocks above have {List(context.Blocks)}",
            "give keys of one block the same indentation");
    }

    private static Finding KeyToQuote(SyntaxContext context, int start, int at)
    {
        var end = context.EndOfLine(start);
        var key = context.Text[start..end];
        var colon = key.LastIndexOf(':');
        var text = colon < 0 ? key : key[..colon];
        return new Finding(
            PlanErrors.Colon,
            context.Span(start, Math.Max(1, at - start)),
            "this key is not quoted whole, so YAML ends it at its first ': ' or ' #'",
            $"{QuoteKey}: '{ShortText.Cut(text.Replace("'", "''", StringComparison.Ordinal))}':");
    }

    // The start of the plain value that the text before the place belongs to, or -1.
    private static int ValueBefore(SyntaxContext context) =>
        context.Last is Scalar scalar && context.Start(scalar) < context.LineStart && !ReferenceEquals(scalar, context.LastKey) ? context.Start(scalar) : -1;

    private static string Quoted(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var value = colon < 0 ? line : line[(colon + 2)..].Trim();
        var key = colon < 0 ? "" : line[..(colon + 2)];
        return value.Contains('"', StringComparison.Ordinal)
            ? ShortText.Cut($"{key}'{value.Replace("'", "''", StringComparison.Ordinal)}'")
            : ShortText.Cut($"{key}\"{value}\"");
    }

    private static bool HasOpenQuote(ReadOnlySpan<char> text) => (text.Count('"') & 1) == 1 || (text.Count('\'') & 1) == 1;

    private static bool HasColon(ReadOnlySpan<char> line) => line.Contains(": ", StringComparison.Ordinal) || line.EndsWith(":", StringComparison.Ordinal) || line.Contains(":\t", StringComparison.Ordinal);

    private static bool Contains(IReadOnlyList<int> columns, int column)
    {
        foreach (var known in columns)
        {
            if (known == column)
            {
                return true;
            }
        }

        return false;
    }

    private static string Blanks(int count) => count == 1 ? "1 blank" : count.ToString(CultureInfo.InvariantCulture) + " blanks";

    private static string List(IReadOnlyList<int> columns)
    {
        var parts = new List<string>();
        foreach (var column in columns)
        {
            var part = column.ToString(CultureInfo.InvariantCulture);
            if (!parts.Contains(part))
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0 ? "none" : string.Join(", ", parts);
    }
}
