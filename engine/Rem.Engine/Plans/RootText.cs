namespace Rem.Plans;

/// <summary>
/// A `|` or `>` that is a whole document, whose text may stand without indentation. YamlDotNet then takes the
/// blanks off the starts of its lines; here such a line is found, so that it is refused.
/// </summary>
internal static class RootText
{
    /// <summary>The offset of the first line whose blanks would be lost, or -1.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="start">The offset of the `|` or `>`.</param>
    public static int FindLostBlanks(string text, int start)
    {
        var line = NextLine(text, start);
        if (HasIndicator(text, start + 1) || IsIndented(text, line))
        {
            return -1;
        }

        while (line < text.Length && text[line] != ' ' && !IsEnd(text, line))
        {
            line = NextLine(text, line);
        }

        return line < text.Length && text[line] == ' ' ? line : -1;
    }

    // `|2` and `|-2`.
    private static bool HasIndicator(string text, int at) =>
        char.IsAsciiDigit(BasicScalars.At(text, at)) || (BasicScalars.At(text, at) is '+' or '-' && char.IsAsciiDigit(BasicScalars.At(text, at + 1)));

    // The first line that is not blank says it.
    private static bool IsIndented(string text, int line)
    {
        var at = line;
        while (at < text.Length && text[at] is ' ' or '\n' or '\r')
        {
            at++;
            line = text[at - 1] == ' ' ? line : at;
        }

        return at == text.Length || at > line;
    }

    private static bool IsEnd(string text, int line) =>
        text.AsSpan(line).StartsWith("...") && BasicScalars.At(text, line + 3) is '\0' or ' ' or '\t' or '\n' or '\r';

    private static int NextLine(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : at + length + 1;
    }
}
