using System.Text.RegularExpressions;

namespace Rem.Stdlib.Filters;

/// <summary>Fills the groups of a match into a replacement: `$1`, `\1`, `${name}`; `$$` and `\\` are the signs themselves.</summary>
internal static class RegexReplacement
{
    /// <summary>Appends the replacement. A group that the pattern does not have stands as it is written.</summary>
    public static void Append(BoundedText text, string replacement, Match match)
    {
        var at = 0;
        while (at < replacement.Length)
        {
            var next = replacement.AsSpan(at).IndexOfAny('$', '\\');
            if (next < 0)
            {
                break;
            }

            text.Append(replacement.AsSpan(at, next));
            at = AppendSign(text, replacement, at + next, match);
        }

        text.Append(replacement.AsSpan(Math.Min(at, replacement.Length)));
    }

    private static int AppendSign(BoundedText text, string replacement, int at, Match match)
    {
        var next = at + 1 < replacement.Length ? replacement[at + 1] : '\0';
        if (next == replacement[at])
        {
            text.Append(next);
            return at + 2;
        }

        var end = NameEnd(replacement, at, next);
        var name = next == '{' ? replacement.AsSpan(at + 2, Math.Max(0, end - at - 3)) : replacement.AsSpan(at + 1, Math.Max(0, end - at - 1));
        if (end > at && match.Groups.ContainsKey(name.ToString()))
        {
            text.Append(match.Groups[name.ToString()].ValueSpan);
            return end;
        }

        text.Append(replacement[at]);
        return at + 1;
    }

    private static int NameEnd(string replacement, int at, char next)
    {
        if (char.IsAsciiDigit(next))
        {
            return at + 2;
        }

        return next == '{' && replacement[at] == '$' ? replacement.IndexOf('}', at) + 1 : -1;
    }
}
