namespace Rem.Monitoring.Hosting;

/// <summary>Texts that are kept and shown many times.</summary>
internal static class ShortText
{
    /// <summary>So many characters of a text that is kept at most, and a sign for the rest.</summary>
    public const int Longest = 500;

    /// <summary>A text, or its beginning; no character is cut in two.</summary>
    public static string Of(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
}
