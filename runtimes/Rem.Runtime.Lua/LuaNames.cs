namespace Rem.Runtime.Lua;

/// <summary>What Lua takes for a name, and which names of `pipe` a script reads.</summary>
internal static class LuaNames
{
    /// <summary>Names of `pipe` that are put in place before a run; the others are looked up when they are read.</summary>
    public const int MostPrepared = 16;

    /// <summary>Names that become locals: Lua allows 200 in a function, and the script wants some for itself.</summary>
    public const int MostLocals = 100;

    private const string Pipe = "pipe";

    private static readonly HashSet<string> _reserved =
    [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local",
        "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
    ];

    /// <summary>True for what a script can write as a name.</summary>
    public static bool IsName(string text)
    {
        if (text.Length == 0 || char.IsAsciiDigit(text[0]) || _reserved.Contains(text))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// True when a script reads `pipe` more than once, and does nothing with it but read its fields: then it may be a local,
    /// which Lua finds faster than a global.
    /// </summary>
    public static bool OnlyReadsPipe(string text)
    {
        var count = 0;
        for (var at = text.IndexOf(Pipe, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Pipe, at + Pipe.Length, StringComparison.Ordinal))
        {
            var end = at + Pipe.Length;
            var isField = end + 1 < text.Length && text[end] == '.' && IsLetter(text[end + 1]);
            var isWhole = at == 0 || !(IsLetter(text[at - 1]) || char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '.' or ':');
            if (!isField || !isWhole)
            {
                return false;
            }

            count++;
        }

        return count > 1;
    }

    /// <summary>
    /// The names that stand behind `pipe.` in a text, up to <see cref="MostPrepared"/>. It is a guess that saves
    /// time: one too many is harmless, one too few is looked up when it is read.
    /// </summary>
    public static string[] OfPipe(string text)
    {
        var names = new List<string>();
        for (var at = text.IndexOf("pipe.", StringComparison.Ordinal); at >= 0 && names.Count < MostPrepared; at = text.IndexOf("pipe.", at + 5, StringComparison.Ordinal))
        {
            var end = at + 5;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            var name = text[(at + 5)..end];
            if (name.Length > 0 && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names.ToArray();
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_';
}
