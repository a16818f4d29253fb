using Rem.Binding;

namespace Rem.Tags;

/// <summary>The kinds of pattern words, the more exact first.</summary>
public enum PatternWordKind
{
    /// <summary>The word itself.</summary>
    Literal,

    /// <summary>`&lt;x&gt;`: one word or a quoted text.</summary>
    Word,

    /// <summary>`&lt;x...&gt;`: the rest, or up to the last occurrence of the words behind it.</summary>
    Rest,
}

/// <summary>One word of a pattern.</summary>
/// <param name="Text">The literal word, or the capture's name.</param>
/// <param name="Kind">Literal, one word, or the rest; in this order patterns are preferred.</param>
public readonly record struct PatternWord(string Text, PatternWordKind Kind);

/// <summary>A tag's pattern: words and captures, beginning with a literal word.</summary>
public sealed class TagPattern
{
    private TagPattern(string text, PatternWord[] words)
    {
        Text = text;
        Words = words;
    }

    /// <summary>The pattern as it is written.</summary>
    public string Text { get; }

    /// <summary>Its words.</summary>
    public PatternWord[] Words { get; }

    /// <summary>Reads a pattern; null with the reason when it is none.</summary>
    public static TagPattern? Parse(string text, out string? problem)
    {
        problem = null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = new PatternWord[parts.Length];
        for (var i = 0; i < parts.Length && problem is null; i++)
        {
            problem = ReadWord(parts[i], out words[i]) ?? Clash(words, i);
        }

        if (problem is null && (words.Length == 0 || words[0].Kind != PatternWordKind.Literal))
        {
            problem = "a pattern begins with a literal word";
        }

        return problem is null ? new TagPattern(text, words) : null;
    }

    /// <summary>Matches a key word by word. Gives the range of key words for each pattern word, or null.</summary>
    public Range[]? Match(KeyWords key)
    {
        var ranges = new Range[Words.Length];
        return MatchFrom(0, key, 0, ranges) ? ranges : null;
    }

    /// <summary>Negative when this pattern is preferred to another that matches the same key, 0 for a tie.</summary>
    public int CompareTo(TagPattern other)
    {
        for (var i = 0; i < Words.Length && i < other.Words.Length; i++)
        {
            if (Words[i].Kind != other.Words[i].Kind)
            {
                return (int)Words[i].Kind - (int)other.Words[i].Kind;
            }
        }

        return other.Words.Length - Words.Length;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string? ReadWord(string part, out PatternWord word)
    {
        word = new PatternWord(part, PatternWordKind.Literal);
        if (part[0] != '<')
        {
            return part.Contains('<', StringComparison.Ordinal) || part.Contains('>', StringComparison.Ordinal)
                ? $"'{part}' mixes a word with a capture; a capture is a word of its own"
                : null;
        }

        var rest = part.EndsWith("...>", StringComparison.Ordinal);
        if (part[^1] != '>' || part.Length < (rest ? 6 : 3))
        {
            return $"'{part}' is no capture; write '<name>' or '<name...>'";
        }

        var name = rest ? part[1..^4] : part[1..^1];
        word = new PatternWord(name, rest ? PatternWordKind.Rest : PatternWordKind.Word);
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return $"'{name}' is no name for a capture; use letters, digits, '_' and '-'";
            }
        }

        return null;
    }

    private static string? Clash(PatternWord[] words, int index)
    {
        var word = words[index];
        for (var j = 0; j < index && word.Kind != PatternWordKind.Literal; j++)
        {
            if (words[j].Kind != PatternWordKind.Literal && words[j].Text == word.Text)
            {
                return $"the capture '{word.Text}' stands twice";
            }

            if (words[j].Kind == PatternWordKind.Rest && word.Kind == PatternWordKind.Rest)
            {
                return $"only one capture may take the rest; '<{words[j].Text}...>' does already";
            }
        }

        return null;
    }

    private bool MatchFrom(int wordIndex, KeyWords key, int at, Range[] ranges)
    {
        for (; wordIndex < Words.Length; wordIndex++, at++)
        {
            var word = Words[wordIndex];
            if (word.Kind == PatternWordKind.Rest)
            {
                return MatchRest(wordIndex, key, at, ranges);
            }

            if (at >= key.Count || (word.Kind == PatternWordKind.Literal && !key.IsLiteral(at, word.Text)))
            {
                return false;
            }

            ranges[wordIndex] = at..(at + 1);
        }

        return at == key.Count;
    }

    // Only one capture takes the rest, so the words behind it are the last ones of the key: their last occurrence.
    private bool MatchRest(int wordIndex, KeyWords key, int at, Range[] ranges)
    {
        var end = key.Count - (Words.Length - wordIndex - 1);
        if (end <= at || !MatchFrom(wordIndex + 1, key, end, ranges))
        {
            return false;
        }

        ranges[wordIndex] = at..end;
        return true;
    }
}
