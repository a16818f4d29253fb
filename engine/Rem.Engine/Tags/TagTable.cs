using Rem.Binding;

namespace Rem.Tags;

/// <summary>Tags by the first word of their pattern. Frozen once made; a plan's own tags make a table on top of it.</summary>
public sealed class TagTable
{
    private readonly Dictionary<string, List<TagRow>> _rows = new(StringComparer.Ordinal);
    private readonly TagTable? _below;
    private readonly LateTags? _late;

    /// <summary>A table of rows, over another one or none.</summary>
    public TagTable(IReadOnlyList<TagRow> rows, TagTable? below = null, LateTags? late = null)
    {
        All = rows;
        _below = below;
        _late = late;
        foreach (var row in rows)
        {
            var first = row.Pattern.Words[0].Text;
            if (!_rows.TryGetValue(first, out var list))
            {
                _rows.Add(first, list = []);
            }

            list.Add(row);
        }
    }

    /// <summary>This table's own rows, in their order.</summary>
    public IReadOnlyList<TagRow> All { get; }

    /// <summary>The rows of this table, of those below it and of what is loaded late: for lists of what there is.</summary>
    public IReadOnlyList<TagRow> Whole => [.. All, .. _below?.Whole ?? [], .. _late?.Table.Whole ?? []];

    /// <summary>True when some pattern begins with the word.</summary>
    public bool Begins(string word) => _rows.ContainsKey(word) || (_below?.Begins(word) ?? false);

    /// <summary>The same for a key of one word; in a step also when an action that is loaded late has it.</summary>
    public bool Begins(string word, bool inStep) => Begins(word) || (inStep && IsAlone(word));

    /// <summary>
    /// The tags that a key is where it stands, the preferred one first, the ones it hides behind it.
    /// </summary>
    public List<TagMatch>? Find(KeyWords key, bool inStep, bool inHandler, bool atRoot = false)
    {
        List<TagMatch>? matches = null;
        if (key.Count > 0)
        {
            Collect(key, key[0].ToString(), inStep, inHandler, atRoot, ref matches);
        }

        matches?.Sort(TagMatch.ByPreference);
        return matches;
    }

    /// <summary>True for the word of a built-in tag that needs a condition behind it: `if`, `elif`, `while`.</summary>
    public bool NeedsCondition(string word)
    {
        foreach (var row in _rows.TryGetValue(word, out var rows) ? rows : [])
        {
            if (row.Origin == TagOrigin.BuiltIn && row.Pattern.Words is [_, { Kind: PatternWordKind.Rest, Text: "condition" }])
            {
                return true;
            }
        }

        return _below?.NeedsCondition(word) ?? false;
    }

    /// <summary>The rows whose first word is a word, a plan's own first.</summary>
    public List<TagRow> Beginning(string word)
    {
        var rows = _rows.TryGetValue(word, out var own) ? new List<TagRow>(own) : [];
        if (_below is not null)
        {
            rows.AddRange(_below.Beginning(word));
        }

        if (_late is not null && _late.Has(word))
        {
            rows.AddRange(_late.Table.Beginning(word));
        }

        return rows;
    }

    /// <summary>The rows whose first word is one letter away from a word.</summary>
    public List<TagRow> Near(string word)
    {
        var near = _below?.Near(word) ?? [];
        foreach (var (first, rows) in _rows)
        {
            if (Errors.Suggestion.Distance(word, first, 2) != 1)
            {
                continue;
            }

            foreach (var row in rows)
            {
                near.Add(row);
            }
        }

        if (_late is not null && _late.Has(word, 1))
        {
            near.AddRange(_late.Table.Near(word));
        }

        return near;
    }

    private bool IsAlone(string word) => (_late is not null && _late.Alone.Contains(word)) || (_below is not null && _below.IsAlone(word));

    private void Collect(KeyWords key, string first, bool inStep, bool inHandler, bool atRoot, ref List<TagMatch>? matches)
    {
        if (_rows.TryGetValue(first, out var rows) && key.IsLiteral(0, first))
        {
            foreach (var row in rows)
            {
                if (row.ActsIn(inStep, inHandler, atRoot) && row.Pattern.Match(key) is { } ranges)
                {
                    (matches ??= []).Add(new TagMatch(row, ranges));
                }
            }
        }

        _below?.Collect(key, first, inStep, inHandler, atRoot, ref matches);
        if (_late is not null && _late.Has(key, first, inStep))
        {
            _late.Table.Collect(key, first, inStep, inHandler, atRoot, ref matches);
        }
    }
}

/// <summary>A tag that a key is, with the range of the key's words for each word of the pattern.</summary>
public sealed class TagMatch(TagRow row, Range[] words)
{
    /// <summary>The tag's line in its table.</summary>
    public TagRow Row { get; } = row;

    /// <summary>The key's words for each word of the pattern.</summary>
    public Range[] Words { get; } = words;

    /// <summary>The more exact first, then plan before package before built-in.</summary>
    public static int ByPreference(TagMatch a, TagMatch b)
    {
        var byPattern = a.Row.Pattern.CompareTo(b.Row.Pattern);
        return byPattern != 0 ? byPattern : (int)a.Row.Origin - (int)b.Row.Origin;
    }
}
