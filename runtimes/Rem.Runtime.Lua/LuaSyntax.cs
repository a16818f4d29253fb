using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;

namespace Rem.Runtime.Lua;

/// <summary>What Lua says of a script that does not parse, with the place of the word that it means: Lua itself knows the line alone.</summary>
internal static class LuaSyntax
{
    private const string Near = " near ";
    private const string Expected = " expected";
    private const string End = "<eof>";

    /// <summary>The error, for a message without its place, and a line of the script.</summary>
    public static Finding Describe(ScriptSource source, string message, int line)
    {
        var near = message.LastIndexOf(Near, StringComparison.Ordinal);
        if (near < 0)
        {
            return new Finding(ScriptErrors.Syntax, source.Origin.Place(line), "lua: " + message);
        }

        var word = message[(near + Near.Length)..];
        return new Finding(ScriptErrors.Syntax, Place(source, line, word), "lua: " + Words(message[..near], word == End ? "the end of the script" : word));
    }

    // `'then' expected near 'x'` and `'end' expected (to close 'if' at line 3) near 'x'`, said as the other messages are.
    private static string Words(string problem, string word)
    {
        var expected = problem.IndexOf(Expected, StringComparison.Ordinal);
        if (expected > 0)
        {
            return $"expected {problem[..expected]}{problem[(expected + Expected.Length)..]}, got {word}".Replace(End, "the end of the script", StringComparison.Ordinal);
        }

        return problem switch
        {
            "unexpected symbol" => "did not expect " + word,
            "unfinished string" => "a text is not closed on its line",
            _ => problem + Near + word,
        };
    }

    private static SourceSpan Place(ScriptSource source, int line, string word)
    {
        var lines = source.Text.Split('\n');
        if (word == End)
        {
            return source.Origin.Place(lines.Length + 1, 1);
        }

        var text = line <= lines.Length ? lines[line - 1] : "";
        var bare = word.Length > 2 && word[0] == '\'' && word[^1] == '\'' ? word[1..^1] : word;
        var at = FindWord(text, bare, 0);
        return at >= 0 && FindWord(text, bare, at + 1) < 0 ? source.Origin.Place(line, at + 1) : source.Origin.Place(line);
    }

    private static int FindWord(string text, string word, int from)
    {
        for (var at = text.IndexOf(word, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (!(IsWord(word[0]) && at > 0 && IsWord(text[at - 1])) && !(IsWord(word[^1]) && end < text.Length && IsWord(text[end])))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
