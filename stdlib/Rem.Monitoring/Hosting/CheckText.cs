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
            else if (text[i] == '\n' || text[i] == '\t' || !char.IsControl(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.Length < Most ? clean.ToString().TrimEnd() : clean.Append('…').ToString();
    }

    // ECMA-48: an escape, and for a control sequence all up to its final byte.
    private static int EndOfEscape(string text, int at)
    {
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
