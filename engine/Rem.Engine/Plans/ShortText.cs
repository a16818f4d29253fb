namespace Rem.Plans;

/// <summary>Names from a text, cut for messages.</summary>
internal static class ShortText
{
    private const int Length = 60;

    /// <summary>At most 60 characters, on one line.</summary>
    public static string Cut(string text)
    {
        text = text.ReplaceLineEndings("\\n");
        return text.Length <= Length ? text : string.Concat(text.AsSpan(0, Length - 1), "…");
    }
}
