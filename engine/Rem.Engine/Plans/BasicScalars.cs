using System.Text;

namespace Rem.Plans;

/// <summary>The scalars that <see cref="BasicYaml"/> reads: where they end, or -1 for what is beyond its bounds.</summary>
internal static class BasicScalars
{
    /// <summary>The character at an offset; NUL, which no plan holds, behind the text.</summary>
    public static char At(string text, int at) => at < text.Length ? text[at] : '\0';

    /// <summary>The offset behind a scalar of one line, quotes included, blanks behind it not.</summary>
    public static int End(string text, int at, bool inBrackets) =>
        At(text, at) is '"' or '\'' ? QuotedEnd(text, at) : StartsPlain(text, at) ? PlainEnd(text, at, inBrackets) : -1;

    /// <summary>The offset behind the last line with text of what stands below a `|`, whose parent stands at a column.</summary>
    public static int LiteralEnd(string text, int start, int column)
    {
        var indent = Indent(text, start);
        if (indent <= column || At(text, start + indent) is '\n' or '\0')
        {
            return -1;
        }

        var end = -1;
        for (var line = start; line < text.Length;)
        {
            var first = Indent(text, line);
            var next = text.IndexOf('\n', line);
            if (first < indent && line + first != next)
            {
                break;
            }

            // A last line without its end, and blanks that are text: the rules for what is cut there are not ours.
            if (next < 0 || (line + first == next && first > indent))
            {
                return -1;
            }

            end = line + first == next ? end : next;
            line = next + 1;
        }

        return end;
    }

    /// <summary>The text of those lines. `-` cuts the last line's end off, `+` keeps the blank lines behind it.</summary>
    public static string LiteralText(string text, int start, int end, char chomp)
    {
        var indent = Indent(text, start);
        var result = new StringBuilder(end - start);
        for (var line = start; line < end;)
        {
            var next = text.IndexOf('\n', line);
            var from = Math.Min(line + indent, next);
            result.Append(text, from, next - from).Append('\n');
            line = next + 1;
        }

        if (chomp == '-')
        {
            result.Length--;
        }

        for (var line = end + 1; chomp == '+' && line < text.Length; line++)
        {
            line += Indent(text, line);
            if (At(text, line) != '\n')
            {
                break;
            }

            result.Append('\n');
        }

        return result.ToString();
    }

    private static int Indent(string text, int at)
    {
        var start = at;
        while (At(text, at) == ' ')
        {
            at++;
        }

        return at - start;
    }

    // Escapes and doubled quotes are beyond our bounds.
    private static int QuotedEnd(string text, int at)
    {
        var quote = text[at];
        for (var i = at + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\n' or '\\':
                    return -1;
                case var c when c == quote:
                    return At(text, i + 1) == quote ? -1 : i + 1;
            }
        }

        return -1;
    }

    private static bool StartsPlain(string text, int at)
    {
        var next = At(text, at + 1);
        var startsLine = at == 0 || text[at - 1] == '\n';
        return At(text, at) switch
        {
            // The ends of a document stand at a line's start.
            '-' => next is not (' ' or '\n' or '\0' or ',' or '[' or ']' or '{' or '}') && !(startsLine && next == '-'),
            '.' => !(startsLine && next == '.'),
            '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
            ' ' or '\n' or '\0' => false,
            _ => true,
        };
    }

    private static int PlainEnd(string text, int at, bool inBrackets)
    {
        var end = at;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\n':
                    return end;
                case ' ':
                    continue;
                case '#' when text[at - 1] == ' ':
                    return end;
                case ':' when At(text, at + 1) is ' ' or '\n' or '\0':
                    return end;
                case ':' or '[' or '{' or '?' when inBrackets:
                    return -1;
                case ',' or ']' or '}' when inBrackets:
                    return end;
            }

            end = at + 1;
        }

        return end;
    }
}
