namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>The groups of a pattern, which references may name before they come, and which are repeated.</summary>
internal sealed class PatternGroups
{
    private readonly Dictionary<int, (int First, int Last)> _repeated = [];

    /// <summary>Finds them. Throws <see cref="FormatException"/> where two have one name.</summary>
    public PatternGroups(string pattern)
    {
        var open = new Stack<(int At, int Before, bool IsBehind)>();
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass:
                    var isBehind = string.CompareOrdinal(pattern, i, "(?<=", 0, 4) == 0 || string.CompareOrdinal(pattern, i, "(?<!", 0, 4) == 0;
                    open.Push((i, Count, isBehind || (open.TryPeek(out var outer) && outer.IsBehind)));
                    Open(pattern, i);
                    break;
                case ')' when !isInClass && open.TryPop(out var group):
                    if (Count > group.Before && !group.IsBehind && Repeats(pattern, i + 1))
                    {
                        _repeated[group.At] = (group.Before + 1, Count);
                    }

                    break;
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The names of those that have one, with their numbers.</summary>
    public List<(string Name, int Number)> Names { get; } = [];

    /// <summary>The groups that a repeated group at a place of the pattern has in it, itself included; what they took in one round is forgotten in the next.</summary>
    public (int First, int Last)? Repeated(int at) => _repeated.TryGetValue(at, out var inside) ? inside : null;

    private static bool Repeats(string pattern, int at)
    {
        if (at >= pattern.Length)
        {
            return false;
        }

        return pattern[at] is '*' or '+' || (pattern[at] == '{' && at + 1 < pattern.Length && char.IsAsciiDigit(pattern[at + 1])
            && string.CompareOrdinal(pattern, at, "{1}", 0, 3) != 0 && string.CompareOrdinal(pattern, at, "{0,1}", 0, 5) != 0);
    }

    private void Open(string pattern, int at)
    {
        if (at + 1 >= pattern.Length || pattern[at + 1] != '?')
        {
            Count++;
        }
        else if (at + 3 < pattern.Length && pattern[at + 2] == '<' && pattern[at + 3] is not ('=' or '!'))
        {
            var name = Name(pattern, at + 3);
            foreach (var (known, _) in Names)
            {
                if (known == name)
                {
                    throw new FormatException("Duplicate capture group name");
                }
            }

            Names.Add((name, ++Count));
        }
    }

    private static string Name(string pattern, int start)
    {
        var end = pattern.IndexOf('>', start);
        return end > start && IsName(pattern.AsSpan(start..end)) ? pattern[start..end] : throw new FormatException("Invalid capture group name");
    }

    // Escapes are taken as they are.
    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!(char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '_' or '$' or '\\' or '{' or '}' or '\u200c' or '\u200d' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            {
                return false;
            }
        }

        return !char.IsDigit(name[0]);
    }
}
