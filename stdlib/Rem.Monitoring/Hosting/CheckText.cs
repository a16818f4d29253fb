using System.Text;

namespace Rem.Monitoring.Hosting;

/// <summary>What a check says, for people: no control characters, no escapes of a terminal, not too long.</summary>
internal static class CheckText
{
    private const int Most = 4000;

    /// <summary>A text as it may be shown.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Most));
        for (var i = 0; i < text.Length && clean.Length < Most; i++)
        {
            if (text[i] == '\u001b')
            {
                i = EndOfEscape(text, i);
            }
            else if (char.IsSurrogate(text[i]))
            {
                i = AddPair(clean, text, i);
            }
            else if (text[i] == '\n' || text[i] == '\t' || !(char.IsControl(text[i]) || IsTurn(text[i])))
            {
                clean.Append(text[i]);
            }
        }

        return clean.Length < Most ? clean.ToString().TrimEnd() : clean.Append('…').ToString();
    }

    // What turns the direction of all that follows makes a line read as another one.
    private static bool IsTurn(char letter) => letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    // ECMA-48: an escape, for a control sequence all up to its final byte, and a control string whole, where it has an end.
    private static int EndOfEscape(string text, int at)
    {
        if (at + 1 < text.Length && text[at + 1] is ']' or 'P' or 'X' or '^' or '_')
        {
            var end = text.AsSpan(at + 2).IndexOfAny('\u0007', '\u001b');
            return end < 0 ? at + 1 : text[at + 2 + end] == '\u0007' ? at + 2 + end : at + 3 + end;
        }

        if (at + 1 >= text.Length || text[at + 1] != '[')
        {
            return at + 1;
        }

        for (at += 2; at < text.Length && text[at] is < '@' or > '~'; at++)
        {
        }

        return at;
    }

    private static int AddPair(StringBuilder clean, string text, int at)
    {
        if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
        {
            clean.Append(text, at, 2);
            return at + 1;
        }

        clean.Append('\uFFFD');
        return at;
    }
}
