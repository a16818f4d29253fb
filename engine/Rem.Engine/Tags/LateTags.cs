using Rem.Binding;

namespace Rem.Tags;

/// <summary>
/// Tags that are loaded when a plan first has a key that begins with one of their words: most plans have none, and do not
/// pay for them. Frozen.
/// </summary>
/// <param name="words">The first words of their patterns of two words or more.</param>
/// <param name="alone">The actions of one word, which are looked for in steps only.</param>
/// <param name="make">Makes their table.</param>
public sealed class LateTags(string[] words, string[] alone, Func<TagTable> make)
{
    private TagTable? _table;

    /// <summary>The table.</summary>
    public TagTable Table => _table ??= make();

    /// <summary>The actions of one word, which are looked for in steps only.</summary>
    public IReadOnlyList<string> Alone => alone;

    /// <summary>True for a key that may be one of these tags.</summary>
    public bool Has(KeyWords key, string first, bool inStep) => key.Count > 1 ? Has(first) : inStep && Array.IndexOf(alone, first) >= 0;

    /// <summary>True for a word that some pattern begins with, or that is so many letters away from such a one.</summary>
    public bool Has(string word, int distance = 0)
    {
        foreach (var each in words)
        {
            if (distance == 0 ? word == each : Errors.Suggestion.Distance(word, each, distance + 1) == distance)
            {
                return true;
            }
        }

        return false;
    }
}
