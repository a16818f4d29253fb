using System.Globalization;
using System.Text;

namespace Rem.Errors;

/// <summary>
/// Text of a plan, a program or a script on its way to a person: what could move the cursor, change colours, ring or turn
/// the reading direction is written as JSON and YAML write it (`\u001b`, `\r`), so that it is seen and does nothing.
/// Newlines and tabs stay.
/// </summary>
public static class ShownText
{
    /// <summary>A text of one or several lines, without blanks at its end; lines behind the first are indented.</summary>
    public static string Message(string text) =>
        NeedsWork(text) ? Escape(text.TrimEnd('\n', '\r', ' '), "\n   ") : text;

    /// <summary>Several lines; newlines stay as they are.</summary>
    public static string Lines(string text) => NeedsWork(text) ? Escape(text, "\n") : text;

    /// <summary>A text of which each part stays in its line: newlines are shown as `\n` too.</summary>
    public static string Line(string text) => NeedsWork(text) ? Escape(text, "\\n") : text;

    /// <summary>JSON in which no character is left that a terminal would obey. It is the same data: such characters stand only inside its texts.</summary>
    public static string Json(string json) => Line(json);

    /// <summary>True for what a terminal obeys instead of showing: C0 but for newline and tab, DEL, C1, what turns the reading direction or breaks lines, and what has no width and joins nothing.</summary>
    public static bool IsControl(char c) =>
        (c < ' ' && c is not ('\n' or '\t')) || c is >= '\x7f' and <= '\x9f' || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029' or '\ufeff' or '\u200b' or '\u200e' or '\u200f' or '\u2060';

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
            if (c == '\n' || IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string Escape(string text, string newline)
    {
        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                shown.Append(newline);
            }
            else if (!IsControl(c))
            {
                shown.Append(c);
            }
            else if (c != '\r')
            {
                shown.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else if (i + 1 == text.Length || text[i + 1] != '\n')
            {
                shown.Append("\\r"); // one before a newline belongs to it
            }
        }

        return shown.ToString();
    }

    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036f' or '\u200d' or >= '\ufe00' and <= '\ufe0f';

    private static bool IsWide(char c) => c is >= '\u1100' and (<= '\u115f' or
        (>= '\u2e80' and <= '\ua4cf') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\uff00' and <= '\uff60'));
}
