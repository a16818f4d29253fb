using Rem.Runtime.Lua.Callbacks;

namespace Rem.Runtime.Lua.Patterns;

/// <summary>Single characters of a pattern: `.`, `%a`, `[a-z]`, and a character itself. Letters are ASCII letters.</summary>
internal static unsafe class PatternClass
{
    /// <summary>Behind the class that starts at <paramref name="p"/>.</summary>
    public static byte* End(byte* p, byte* patternEnd)
    {
        var first = *p++;
        if (first == '%')
        {
            return p == patternEnd ? throw new LuaArgumentException(0, "malformed pattern (ends with '%')") : p + 1;
        }

        if (first != '[')
        {
            return p;
        }

        if (*p == '^')
        {
            p++;
        }

        do
        {
            if (p == patternEnd)
            {
                throw new LuaArgumentException(0, "malformed pattern (missing ']')");
            }

            if (*p++ == '%' && p < patternEnd)
            {
                p++;
            }
        }
        while (*p != ']');

        return p + 1;
    }

    /// <summary>True when a character is of the class from <paramref name="p"/> to <paramref name="end"/>.</summary>
    public static bool Matches(byte c, byte* p, byte* end) => *p switch
    {
        (byte)'.' => true,
        (byte)'%' => InClass(c, p[1]),
        (byte)'[' => InSet(c, p, end - 1),
        _ => *p == c,
    };

    /// <summary>True when a character is in the set from `[` at <paramref name="p"/> to `]` at <paramref name="close"/>.</summary>
    public static bool InSet(byte c, byte* p, byte* close)
    {
        var found = true;
        if (p[1] == '^')
        {
            found = false;
            p++;
        }

        while (++p < close)
        {
            if (*p == '%')
            {
                p++;
                if (InClass(c, *p))
                {
                    return found;
                }
            }
            else if (p[1] == '-' && p + 2 < close)
            {
                p += 2;
                if (p[-2] <= c && c <= *p)
                {
                    return found;
                }
            }
            else if (*p == c)
            {
                return found;
            }
        }

        return !found;
    }

    private static bool InClass(byte c, byte name)
    {
        var letter = (char)c;
        bool? found = (char)(name | 0x20) switch
        {
            'a' => char.IsAsciiLetter(letter),
            'c' => c < 32 || c == 127,
            'd' => char.IsAsciiDigit(letter),
            'g' => c is > 32 and < 127,
            'l' => char.IsAsciiLetterLower(letter),
            'p' => c is > 32 and < 127 && !char.IsAsciiLetterOrDigit(letter),
            's' => c is 32 or (>= 9 and <= 13),
            'u' => char.IsAsciiLetterUpper(letter),
            'w' => char.IsAsciiLetterOrDigit(letter),
            'x' => char.IsAsciiHexDigit(letter),
            'z' => c == 0,
            _ => null,
        };
        return !char.IsAsciiLetter((char)name) || found is null ? name == c : found.Value != char.IsAsciiLetterUpper((char)name);
    }
}
