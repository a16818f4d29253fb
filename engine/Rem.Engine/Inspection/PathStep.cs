namespace Rem.Inspection;

/// <summary>One step of a path whose parts in parentheses have been inspected: a name, or an index of a list.</summary>
public readonly struct PathStep
{
    private PathStep(string name, long index, bool isIndex)
    {
        Name = name;
        Index = index;
        IsIndex = isIndex;
    }

    /// <summary>The key on a map; for an index its text.</summary>
    public string Name { get; }

    /// <summary>The index on a list, negative from the end; 0 for a name.</summary>
    public long Index { get; }

    /// <summary>True when it can index a list.</summary>
    public bool IsIndex { get; }

    /// <summary>A name, also where it looks like a number.</summary>
    public static PathStep OfName(string name) => new(name, 0, false);

    /// <summary>What a word says: an index when it is an integer, else a name.</summary>
    public static PathStep OfWord(string word) =>
        PathWords.IsInteger(word, out var index) ? new PathStep(word, index, true) : OfName(word);

    /// <summary>An index.</summary>
    public static PathStep OfIndex(long index) =>
        new(index.ToString(System.Globalization.CultureInfo.InvariantCulture), index, true);

    /// <summary>As it is written in a path.</summary>
    public override string ToString()
    {
        var isBare = IsIndex || (PathWords.IsWord(Name) && !PathWords.IsInteger(Name, out _));
        return isBare ? Name : TextQuotes.Double(Name);
    }
}
