using System.Buffers;

namespace Rem.Runtime.Lua;

/// <summary>Finds the last `return` of a script's own body, past texts and comments.</summary>
internal static class LuaReturns
{
    private static readonly SearchValues<char> _signsOfCalls = SearchValues.Create("([{\"'");

    /// <summary>Its line, from 1; the last line that holds anything when there is none.</summary>
    public static int LastLine(string text)
    {
        Scan(text, out var line);
        return line > 0 ? line : 1 + Lines(text.AsSpan().TrimEnd());
    }

    /// <summary>True for more than one, those of inner functions included.</summary>
    public static bool HasSeveral(string text)
    {
        // Most scripts hold the word at most once, and then there is nothing to tell apart.
        var first = text.IndexOf("return", StringComparison.Ordinal);
        return first >= 0 && text.IndexOf("return", first + 6, StringComparison.Ordinal) >= 0 && Scan(text, out _) > 1;
    }

    /// <summary>
    /// True when the only `return` may end in a call, which Lua would make a tail call: one that gives a table, or that no
    /// sign of a call follows, does not.
    /// </summary>
    public static bool MayTailCall(string text)
    {
        var at = text.IndexOf("return", StringComparison.Ordinal);
        if (at < 0 || text.IndexOf("return", at + 6, StringComparison.Ordinal) >= 0)
        {
            return at >= 0;
        }

        var given = text.AsSpan(at + 6).TrimStart();
        return !given.StartsWith("{") && given.IndexOfAny(_signsOfCalls) >= 0;
    }

    private static int Scan(string text, out int lastLine)
    {
        var line = 1;
        var count = 0;
        lastLine = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = TokenEnd(text, at);
            if (end - at == 6 && text.AsSpan(at, 6).SequenceEqual("return"))
            {
                lastLine = line;
                count++;
            }

            line += Lines(text.AsSpan(at, end - at));
            at = end;
        }

        return count;
    }

    private static int Lines(ReadOnlySpan<char> text) => System.MemoryExtensions.Count(text, '\n');

    private static int TokenEnd(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            return WordEnd(text, at);
        }

        if (c is '"' or '\'')
        {
            return QuoteEnd(text, at);
        }

        if (c == '[')
        {
            return LongEnd(text, at) ?? at + 1;
        }

        if (c == '-' && at + 1 < text.Length && text[at + 1] == '-')
        {
            var isLong = at + 2 < text.Length && text[at + 2] == '[' ? LongEnd(text, at + 2) : null;
            return isLong ?? LineEnd(text, at);
        }

        return at + 1;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return at;
    }

    private static int QuoteEnd(string text, int at)
    {
        var quote = text[at++];
        while (at < text.Length && text[at] != quote && text[at] != '\n')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int LineEnd(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }

    private static int? LongEnd(string text, int at)
    {
        var level = at + 1;
        while (level < text.Length && text[level] == '=')
        {
            level++;
        }

        if (level >= text.Length || text[level] != '[')
        {
            return null;
        }

        var close = "]" + new string('=', level - at - 1) + "]";
        var end = text.IndexOf(close, level, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + close.Length;
    }
}
