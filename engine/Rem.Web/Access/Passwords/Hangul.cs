namespace Rem.Web.Access;

/// <summary>Korean syllables, which are put together by arithmetic (The Unicode Standard, 3.12).</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Tails = 0x11A7; // the one before the first
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;

    /// <summary>Adds the parts of a syllable; false for anything else.</summary>
    public static bool TakeApart(int character, List<int> parts)
    {
        var index = character - Syllables;
        if (index is < 0 or >= LeadCount * VowelCount * TailCount)
        {
            return false;
        }

        parts.Add(Leads + index / (VowelCount * TailCount));
        parts.Add(Vowels + index % (VowelCount * TailCount) / TailCount);
        if (index % TailCount != 0)
        {
            parts.Add(Tails + index % TailCount);
        }

        return true;
    }

    /// <summary>The syllable of two parts; 0 for what does not join.</summary>
    public static int Join(int first, int second)
    {
        if (first - Leads is >= 0 and < LeadCount && second - Vowels is >= 0 and < VowelCount)
        {
            return Syllables + ((first - Leads) * VowelCount + (second - Vowels)) * TailCount;
        }

        var index = first - Syllables;
        return index is >= 0 and < LeadCount * VowelCount * TailCount && index % TailCount == 0 && second - Tails is > 0 and < TailCount
            ? first + (second - Tails)
            : 0;
    }
}
