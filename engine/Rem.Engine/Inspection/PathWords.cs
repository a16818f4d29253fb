using System.Globalization;
using System.Text;

namespace Rem.Inspection;

/// <summary>What a name is made of: Unicode letters and their marks, digits, `_` and `-`.</summary>
internal static class PathWords
{
    /// <summary>The offset behind the last name character from <paramref name="at"/> on.</summary>
    public static int WordEnd(string text, int at)
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            {
                at++;
            }
            else if (c >= 0x80 && Rune.TryGetRuneAt(text, at, out var rune) && IsWordRune(rune))
            {
                at += rune.Utf16SequenceLength;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>True when a first name may begin here: with a letter or `_`.</summary>
    public static bool StartsName(string text, int at)
    {
        if (at >= text.Length)
        {
            return false;
        }

        var c = text[at];
        return char.IsAsciiLetter(c) || c == '_' || (c >= 0x80 && Rune.TryGetRuneAt(text, at, out var rune) && Rune.IsLetter(rune));
    }

    /// <summary>True when the whole text is name characters.</summary>
    public static bool IsWord(string text) => text.Length > 0 && WordEnd(text, 0) == text.Length;

    /// <summary>True for an integer as it is printed: `0`, `12`, `-1`; not `01`, `-0` or `+1`.</summary>
    public static bool IsInteger(string text, out long value)
    {
        value = 0;
        if (text.Length is 0 or > 20 || !(char.IsAsciiDigit(text[0]) || text[0] == '-'))
        {
            return false;
        }

        var digits = text[0] == '-' ? 1 : 0;
        var canonical = digits < text.Length && (text[digits] != '0' || text.Length == 1);
        return canonical && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsWordRune(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
