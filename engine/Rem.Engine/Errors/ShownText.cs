using System.Text;

namespace Rem.Errors;

/// <summary>
/// Text of a plan, a program or a script on its way to a terminal: what could move the cursor, change colours or turn
/// the reading direction is taken out.
/// </summary>
public static class ShownText
{
    /// <summary>A text of one or several lines: control characters are gone, lines behind the first are indented.</summary>
    public static string Message(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var c in text.TrimEnd('\n', '\r', ' '))
        {
            if (c == '\n')
            {
                shown.Append("\n   ");
            }
            else if (c == '\t' || !IsControl(c))
            {
                shown.Append(c);
            }
        }

        return shown.ToString();
    }

    /// <summary>Several lines: control characters are gone, newlines stay as they are.</summary>
    public static string Lines(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t' || !IsControl(c))
            {
                shown.Append(c);
            }
        }

        return shown.ToString();
    }

    /// <summary>A source line: each control character becomes one visible character, so that columns stay.</summary>
    public static string Line(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        return string.Create(text.Length, text, static (span, line) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = line[i] != '\t' && IsControl(line[i]) ? '\uFFFD' : line[i];
            }
        });
    }

    /// <summary>What stands below a stretch of a line so that the next character stands below its end: tabs repeated, wide characters two blanks.</summary>
    public static void AppendIndent(StringBuilder text, ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (c == '\t')
            {
                text.Append('\t');
            }
            else if (!IsCombining(c))
            {
                text.Append(IsWide(c) ? "  " : " ");
            }
        }
    }

    private static bool NeedsWork(string text)
    {
        foreach (var c in text)
        {
            if (IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsControl(char c) =>
        c < ' ' || c is >= '\x7f' and <= '\x9f' || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029' or '\ufeff';

    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036f' or '\u200d' or >= '\ufe00' and <= '\ufe0f';

    private static bool IsWide(char c) => c is >= '\u1100' and (<= '\u115f' or
        (>= '\u2e80' and <= '\ua4cf') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\uff00' and <= '\uff60'));
}
