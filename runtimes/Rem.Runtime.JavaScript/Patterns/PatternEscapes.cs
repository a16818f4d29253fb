using System.Globalization;

namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>Escapes that stand for one character.</summary>
internal static class PatternEscapes
{
    /// <summary>The character of an escape; <paramref name="at"/> stands behind its backslash, and then behind it.</summary>
    public static int Character(string pattern, ref int at, bool isUnicode, bool inClass)
    {
        var c = pattern[at++];
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'b' when inClass:
                return '\b';
            case 'c' when at < pattern.Length && char.IsAsciiLetter(pattern[at]):
                return pattern[at++] & 31;
            case 'c':
                at--;
                return '\\';
            case 'x':
                return Hex(pattern, ref at, 2) ?? 'x';
            case 'u':
                return Unicode(pattern, ref at, isUnicode);
            case >= '0' and <= '7' when !isUnicode || c == '0':
                return Octal(pattern, ref at);
            default:
                if (isUnicode && !"^$\\.*+?()[]{}|/-".Contains(c, StringComparison.Ordinal))
                {
                    throw new FormatException("Invalid escape");
                }

                return c;
        }
    }

    /// <summary>A character as .NET takes it, in or out of a class.</summary>
    public static string Quote(int code)
    {
        if (code > 0xffff)
        {
            return char.ConvertFromUtf32(code);
        }

        return code < 0x80 && char.IsAsciiLetterOrDigit((char)code) ? ((char)code).ToString() : "\\u" + code.ToString("x4", CultureInfo.InvariantCulture);
    }

    /// <summary>`\p{name}` from its backslash on, as the inside of a class.</summary>
    public static string Category(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < at + 3 || pattern[at + 2] != '{')
        {
            throw new FormatException("Invalid property name");
        }

        var found = CharSets.Category(pattern[(at + 3)..end], pattern[at + 1] == 'P') ?? throw new FormatException($"Invalid property name '{pattern[(at + 3)..end]}': not available here");
        at = end + 1;
        return found;
    }

    private static int? Hex(string pattern, ref int at, int digits)
    {
        if (at + digits > pattern.Length || !int.TryParse(pattern.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        at += digits;
        return code;
    }

    private static int Unicode(string pattern, ref int at, bool isUnicode)
    {
        if (isUnicode && at < pattern.Length && pattern[at] == '{')
        {
            var end = pattern.IndexOf('}', at);
            if (end < 0 || !int.TryParse(pattern.AsSpan(at + 1, end - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var large) || large > 0x10ffff)
            {
                throw new FormatException("Invalid Unicode escape");
            }

            at = end + 1;
            return large;
        }

        if (Hex(pattern, ref at, 4) is not { } code)
        {
            return isUnicode ? throw new FormatException("Invalid Unicode escape") : 'u';
        }

        if (isUnicode && code is >= 0xd800 and <= 0xdbff && string.CompareOrdinal(pattern, at, "\\u", 0, 2) == 0)
        {
            var behind = at + 2;
            if (Hex(pattern, ref behind, 4) is { } low and >= 0xdc00 and <= 0xdfff)
            {
                at = behind;
                return char.ConvertToUtf32((char)code, (char)low);
            }
        }

        return code;
    }

    private static int Octal(string pattern, ref int at)
    {
        var code = pattern[at - 1] - '0';
        for (var i = 0; i < 2 && at < pattern.Length && pattern[at] is >= '0' and <= '7' && (code * 8) + pattern[at] - '0' < 256; i++)
        {
            code = (code * 8) + pattern[at++] - '0';
        }

        return code;
    }
}
