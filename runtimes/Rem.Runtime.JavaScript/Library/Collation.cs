namespace Rem.Runtime.JavaScript.Library;

/// <summary>
/// An order of texts for people, without tables of languages: letters without regard to accents and case first, then
/// accents, then small before large, as `localeCompare` has it for the letters of Latin, Greek and Cyrillic.
/// </summary>
internal static class Collation
{
    /// <summary>Below, at or above zero.</summary>
    public static int Compare(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.Ordinal))
        {
            return 0;
        }

        for (var level = 0; level < 3; level++)
        {
            var order = ByLevel(a, b, level);
            if (order != 0)
            {
                return order;
            }
        }

        return string.CompareOrdinal(a, b);
    }

    private static int ByLevel(string a, string b, int level)
    {
        var shared = Math.Min(a.Length, b.Length);
        for (var i = 0; i < shared; i++)
        {
            var order = Weight(a[i], level).CompareTo(Weight(b[i], level));
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    // Blanks and marks come before digits, digits before letters.
    private static int Weight(char c, int level)
    {
        var plain = Plain(c);
        switch (level)
        {
            case 0:
                var small = char.ToLowerInvariant(plain);
                var group = char.IsLetter(small) ? 3 : char.IsDigit(small) ? 2 : char.IsWhiteSpace(small) ? 0 : 1;
                return (group << 16) | (group == 1 ? MarkOrder(small) : small);
            case 1:
                return plain == c ? 0 : c;
            default:
                return char.IsUpper(c) ? 1 : 0;
        }
    }

    private static int MarkOrder(char c)
    {
        const string Order = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
        var at = Order.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? 128 + c : at;
    }

    private static char Plain(char c)
    {
        if (c < 0xC0 || c > 0x17F)
        {
            return c;
        }

        const string From = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
        const string To = "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy";
        var at = From.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? c : To[at];
    }
}
