using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Values;

/// <summary>A text as a YAML scalar: plain where every reader takes it for that text, else quoted, `|` for several lines.</summary>
internal static class YamlScalar
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`=<";

    /// <summary>A value with its newline; several lines stand below, indented.</summary>
    public static void Write(StringBuilder text, string s, int indent)
    {
        if (CanBeLiteral(s))
        {
            WriteLiteral(text, s, indent);
            return;
        }

        WriteOneLine(text, s, isKey: false);
        text.Append('\n');
    }

    /// <summary>Plain, in single quotes or in double quotes.</summary>
    public static void WriteOneLine(StringBuilder text, string s, bool isKey)
    {
        if (NeedsEscapes(s))
        {
            WriteEscaped(text, s);
        }
        else if (CanBePlain(s, isKey))
        {
            text.Append(s);
        }
        else
        {
            text.Append('\'').Append(s.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
        }
    }

    private static bool CanBePlain(string s, bool isKey)
    {
        if (s.Length == 0 || s[0] == ' ' || s[^1] is ' ' or ':' || Indicators.Contains(s[0], StringComparison.Ordinal))
        {
            return false;
        }

        if (s.Contains(": ", StringComparison.Ordinal) || s.Contains(" #", StringComparison.Ordinal) || s.StartsWith("...", StringComparison.Ordinal))
        {
            return false;
        }

        // A key is its text as it is written, whatever kind it looks like.
        return isKey || (CoreSchema.Resolve(s) is string && !IsOtherKindElsewhere(s));
    }

    // Words, numbers and times of YAML 1.1.
    private static bool IsOtherKindElsewhere(string s) =>
        (s.Length <= 3 && s.ToLowerInvariant() is "y" or "n" or "yes" or "no" or "on" or "off")
        || (s[0] is '+' or '.' or (>= '0' and <= '9') && (IsNumberLike(s) || s is ['0', 'b' or 'x', ..] || IsDateLike(s)));

    // `2026-01-31` and all that follows it.
    private static bool IsDateLike(string s)
    {
        var at = 0;
        while (at < s.Length && char.IsAsciiDigit(s[at]))
        {
            at++;
        }

        return at == 4 && at + 1 < s.Length && s[at] == '-' && char.IsAsciiDigit(s[at + 1]);
    }

    private static bool IsNumberLike(string s)
    {
        foreach (var c in s)
        {
            if (!char.IsAsciiDigit(c) && c is not (':' or '_' or '.' or ',' or '+' or '-' or 'e' or 'E'))
            {
                return false;
            }
        }

        return true;
    }

    // A first line that begins with blanks would need an indentation indicator, a tab there confuses readers.
    private static bool CanBeLiteral(string s)
    {
        var isBegin = true;
        var hasText = false;
        for (var i = 0; i < s.Length; i++)
        {
            var c = s[i];
            if ((isBegin && c == '\t') || (c is not ('\n' or '\t') && NeedsEscape(s, i)))
            {
                return false;
            }

            isBegin = c == '\n';
            hasText |= c is not ('\n' or ' ');
        }

        return hasText && s[0] is not (' ' or '\n') && s.Contains('\n', StringComparison.Ordinal);
    }

    private static void WriteLiteral(StringBuilder text, string s, int indent)
    {
        text.Append('|');
        var end = s.Length;
        if (s[^1] != '\n')
        {
            text.Append('-');
        }
        else
        {
            end--;
            if (s[^2] is '\n' or ' ')
            {
                text.Append('+');
            }
        }

        text.Append('\n');
        foreach (var line in s[..end].Split('\n'))
        {
            if (line.Length > 0)
            {
                text.Append(' ', indent).Append(line);
            }

            text.Append('\n');
        }
    }

    private static bool NeedsEscapes(string s)
    {
        for (var i = 0; i < s.Length; i++)
        {
            if (NeedsEscape(s, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NeedsEscape(string s, int at)
    {
        var c = s[at];
        return c is '\n' or '\t' or '\ufffe' or '\uffff' || ShownText.IsControl(c) || IsHalf(s, at);
    }

    private static bool IsHalf(string s, int at) => char.IsSurrogate(s[at]) && !(char.IsHighSurrogate(s[at])
        ? at + 1 < s.Length && char.IsLowSurrogate(s[at + 1])
        : at > 0 && char.IsHighSurrogate(s[at - 1]));

    private static void WriteEscaped(StringBuilder text, string s)
    {
        text.Append('"');
        for (var i = 0; i < s.Length; i++)
        {
            var c = s[i];
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when IsHalf(s, i) => text.Append('\ufffd'),
                _ when NeedsEscape(s, i) => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
