using System.Globalization;
using Rem.Errors;
using YamlDotNet.Core.Tokens;

namespace Rem.Plans;

/// <summary>Quotes that are not closed, text behind a closing quote, and escapes that do not exist.</summary>
internal static class QuoteDiagnosis
{
    private const int TwoEscapes = 20;

    /// <summary>The quoted text at the place has no end, or none where it must.</summary>
    public static Finding Unclosed(SyntaxContext context)
    {
        var quote = context.Here;
        var next = context.Text.IndexOf(quote, Math.Min(context.At + 1, context.Text.Length));
        var goesOn = next >= 0 && quote == '"';
        return new Finding(
            PlanErrors.Quote,
            context.Span(context.At, 1),
            $"the text that this {quote} opens is not closed",
            goesOn
                ? "close it in its line; a quoted text that goes on in the next lines is indented deeper than its key"
                : quote == '\'' ? "close it with '; inside '…' a quote is written ''" : "close it with \"; inside \"…\" a quote is written \\\"");
    }

    /// <summary>Text behind a closing quote in the line of the place, or null.</summary>
    public static Finding? Behind(SyntaxContext context)
    {
        if (context.LastInLine is not Scalar { Style: YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted } scalar)
        {
            return null;
        }

        var start = context.Start(scalar);
        var quote = context.Text[start];
        if (start < context.LineStart)
        {
            return new Finding(
                PlanErrors.Quote,
                context.Span(start, 1),
                $"the text that this {quote} opens is closed only in line {context.Line(context.At)}, and text follows there",
                "close it in its own line");
        }

        return new Finding(
            PlanErrors.Quote,
            context.Word(context.At),
            $"text stands behind the closing {quote}",
            quote == '\'' && context.At == context.End(scalar) ? "inside '…' a quote is written ''" : "quote the whole text");
    }

    /// <summary>The first escape of the double-quoted text at the place that does not exist, or null.</summary>
    public static Finding? Escape(SyntaxContext context)
    {
        for (var i = context.At + 1; i < context.Text.Length - 1; i++)
        {
            if (context.Text[i] != '\\')
            {
                continue;
            }

            if (Wrong(context, i) is { } wrong)
            {
                return wrong;
            }

            i++;
        }

        return null;
    }

    /// <summary>The escape shortly before an offset that does not exist, or null: where YamlDotNet gives no place it stands behind it.</summary>
    public static Finding? EscapeBefore(SyntaxContext context, int offset)
    {
        for (var i = Math.Min(offset, context.Text.Length - 2); i >= Math.Max(0, offset - TwoEscapes); i--)
        {
            if (context.Text[i] == '\\' && Wrong(context, i) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static Finding? Wrong(SyntaxContext context, int at)
    {
        var code = context.Text[at + 1];
        var digits = code switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            return "0abt\tnvfre \"\\/N_LP\n\r".Contains(code, StringComparison.Ordinal)
                ? null
                : Error(context, at, 2, $"'\\{code}' is no escape of a double-quoted text", $"write '\\\\{code}', or use single quotes: there a backslash is a backslash");
        }

        var length = Math.Min(digits, context.Text.Length - at - 2);
        var hex = context.Text.AsSpan(at + 2, length);
        if (length < digits || !uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return Error(context, at, 2, $"'\\{code}' expects {digits} hexadecimal digits", "double the backslash when it is text");
        }

        if (value is >= 0xD800 and <= 0xDFFF)
        {
            return IsPair(context.Text, at + 2 + digits, value) ? null : Error(context, at, 2 + digits, $"'\\{code}{hex}' is half of a surrogate pair", "write the character itself, or \\U and eight digits");
        }

        return value > 0x10FFFF ? Error(context, at, 2 + digits, $"'\\{code}{hex}' is above the last character, U+10FFFF", "double the backslash when it is text") : null;
    }

    private static bool IsPair(string text, int next, uint first) =>
        first < 0xDC00
        && next + 6 <= text.Length
        && text[next] == '\\'
        && text[next + 1] == 'u'
        && uint.TryParse(text.AsSpan(next + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low)
        && low is >= 0xDC00 and <= 0xDFFF;

    private static Finding Error(SyntaxContext context, int at, int length, string message, string hint) =>
        new(PlanErrors.Escape, context.Span(at, length), message, hint);
}
