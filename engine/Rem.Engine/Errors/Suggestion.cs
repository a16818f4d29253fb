namespace Rem.Errors;

/// <summary>"Did you mean": the name that is nearest to one that does not exist.</summary>
public static class Suggestion
{
    private const int LongestWord = 100;

    /// <summary>The nearest of the names within a third of the word's length (at least one edit), or null.</summary>
    public static string? Nearest(string word, IEnumerable<string> names)
    {
        if (word.Length > LongestWord)
        {
            return null; // the work grows with the square of the length, and nobody mistypes such a word
        }

        string? best = null;
        var bound = Math.Max(1, word.Length / 3) + 1;
        foreach (var name in names)
        {
            var distance = Distance(word, name, bound);
            if (distance < bound && name != word)
            {
                best = name;
                bound = distance;
            }
        }

        return best;
    }

    /// <summary>Edits between two words (insert, delete, replace, swap of neighbours), or <paramref name="bound"/> when it is not below it.</summary>
    public static int Distance(string a, string b, int bound = int.MaxValue)
    {
        if (Math.Abs(a.Length - b.Length) >= bound)
        {
            return bound;
        }

        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return Math.Min(last[b.Length], bound);
    }
}
