namespace Rem.Fuzz;

/// <summary>
/// One slip of a hand: a character, a word or a line is deleted, doubled, replaced by another or swapped with its
/// neighbour. The same edit for the same random numbers.
/// </summary>
internal static class OneEdit
{
    private const string Typed = " \t\n:-#'\"[]{}|>&*!%@`,?<>=~$\\/.()_0a\u00e9\u2028\0\uFEFF";
    private static readonly string[] Words = ["${{", "}}", "${{ x }}", ": ", "- ", "if", "else:", "run:", "for", "in", "\"", "''", "|", "|-", "null", "[", "{", "__priority", "lua", "<<: *a", "&a", "timeout", "as", "__include: plan.yaml", "\\", "# x"];

    /// <summary>The text with one edit.</summary>
    public static string Make(string text, Random random) => random.Next(3) switch
    {
        0 => Edit(Characters(text), random, () => Typed[random.Next(Typed.Length)].ToString()),
        1 => Edit(Tokens(text), random, () => Words[random.Next(Words.Length)]),
        _ => Edit(Lines(text), random, () => Words[random.Next(Words.Length)] + "\n"),
    };

    private static string Edit(List<string> parts, Random random, Func<string> fresh)
    {
        var at = random.Next(Math.Max(1, parts.Count));
        var other = random.Next(2) == 0 || parts.Count == 0 ? fresh() : parts[random.Next(parts.Count)];
        switch (parts.Count == 0 ? 1 : random.Next(4))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(at, other);
                break;
            case 2:
                parts[at] = other;
                break;
            default:
                var next = (at + 1) % parts.Count;
                (parts[at], parts[next]) = (parts[next], parts[at]);
                break;
        }

        return string.Concat(parts);
    }

    private static List<string> Characters(string text)
    {
        var parts = new List<string>(text.Length);
        foreach (var c in text)
        {
            parts.Add(c.ToString());
        }

        return parts;
    }

    private static List<string> Tokens(string text)
    {
        var parts = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            while (end < text.Length && Kind(text[end]) == Kind(text[at]) && Kind(text[at]) != 0)
            {
                end++;
            }

            parts.Add(text[at..end]);
            at = end;
        }

        return parts;
    }

    private static int Kind(char c) => char.IsLetterOrDigit(c) || c == '_' ? 1 : c is ' ' or '\n' ? 2 : 0;

    private static List<string> Lines(string text)
    {
        var parts = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            parts.Add(text[at..end]);
            at = end;
        }

        return parts;
    }
}
