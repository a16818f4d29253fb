namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>The groups of a pattern, which references may name before they come.</summary>
internal static class PatternGroups
{
    /// <summary>How many there are, and the names of those that have one.</summary>
    public static (int Count, List<(string Name, int Number)> Names) Find(string pattern)
    {
        var names = new List<(string, int)>();
        var count = 0;
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
                    if (i + 1 >= pattern.Length || pattern[i + 1] != '?')
                    {
                        count++;
                    }
                    else if (i + 3 < pattern.Length && pattern[i + 2] == '<' && pattern[i + 3] is not ('=' or '!'))
                    {
                        names.Add((Name(pattern, i + 3), ++count));
                    }

                    break;
            }
        }

        return (count, names);
    }

    private static string Name(string pattern, int start)
    {
        var end = pattern.IndexOf('>', start);
        return end > start ? pattern[start..end] : throw new FormatException("Invalid capture group name");
    }
}
