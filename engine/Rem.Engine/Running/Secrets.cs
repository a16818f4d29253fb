using Rem.Values;

namespace Rem.Running;

/// <summary>The secrets of a run: read by plans as `secrets.name`, written by nobody: `***` stands for them.</summary>
public sealed class Secrets
{
    private const string Mask = "***";
    private const char Cut = '…';

    // What fewer characters at a cut give away is not worth the texts that begin like a secret by chance.
    private const int ShortestPiece = 3;

    private static readonly Dictionary<string, UnsetSecret> NoneUnset = [];
    private readonly string[] _texts;

    /// <summary>Secrets by name. Empty ones hide nothing.</summary>
    public Secrets(RemMap values)
    {
        Values = values;
        values.IsShared = true;
        var texts = new List<string>();
        for (var i = 0; i < values.Count; i++)
        {
            Collect(values.ValueAt(i), texts);
        }

        // The longest first, so that a secret that holds another one is hidden whole.
        if (texts.Count > 1)
        {
            texts.Sort(static (a, b) => b.Length.CompareTo(a.Length));
        }

        _texts = texts.ToArray();
    }

    /// <summary>No secrets.</summary>
    public static Secrets None { get; } = new(new RemMap(0));

    /// <summary>The values by name.</summary>
    public RemMap Values { get; }

    /// <summary>Secrets that rem.yaml names and whose source gives nothing, with the reason.</summary>
    public IReadOnlyDictionary<string, UnsetSecret> Unset { get; init; } = NoneUnset;

    /// <summary>
    /// The environment variables that secrets came from. No child of a run inherits them: who needs one is given it by
    /// the `env` of its step.
    /// </summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Why there is no secret of a name, and what to do about it.</summary>
    public (string Why, string Fix) Missing(string name)
    {
        if (Unset.TryGetValue(name, out var unset))
        {
            return ($"{unset.At} declares it, and {unset.Why}", unset.Fix);
        }

        var names = new List<string>(Values.Keys);
        names.AddRange(Unset.Keys);
        var why = names.Count == 0 ? "no secret is declared" : $"'secrets' has {string.Join(", ", names.ConvertAll(static known => ValueText.Show(known)))}";
        return (why, Errors.Suggestion.Nearest(name, names) is { } near ? $"did you mean 'secrets.{near}'?" : "list it under `secrets:` in rem.yaml");
    }

    /// <summary>
    /// A text with every secret in it hidden, as it is and as messages and JSON write it; also the beginning of one, from
    /// three characters on, where a message was cut (`…`): what shows values for messages knows no secrets.
    /// </summary>
    public string Hide(string text)
    {
        // Before the lines of a text of several are hidden, each on its own.
        for (var at = _texts.Length == 0 ? -1 : text.IndexOf(Cut); at >= 0; at = text.IndexOf(Cut, at + 1))
        {
            if (PieceBefore(text, at) is > 0 and var length)
            {
                text = string.Concat(text.AsSpan(0, at - length), Mask, text.AsSpan(at));
                at += Mask.Length - length;
            }
        }

        foreach (var secret in _texts)
        {
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    // How much of a secret stands before the cut.
    private int PieceBefore(string text, int cut)
    {
        var longest = 0;
        foreach (var secret in _texts)
        {
            var length = Math.Min(secret.Length, cut);
            while (length >= ShortestPiece && length > longest && !text.AsSpan(0, cut).EndsWith(secret.AsSpan(0, length)))
            {
                length--;
            }

            longest = length >= ShortestPiece ? Math.Max(longest, length) : longest;
        }

        return longest;
    }

    /// <summary>A value with every secret in its texts and keys hidden; the value itself when there is none in it.</summary>
    public object? Hide(object? value) => _texts.Length == 0 ? value : HideIn(value);

    private object? HideIn(object? value) => value switch
    {
        string text => Hide(text),
        RemList list => HideIn(list),
        RemMap map => HideIn(map),
        _ => value,
    };

    private RemList HideIn(RemList list)
    {
        var hidden = new RemList(list.Count);
        foreach (var item in list)
        {
            hidden.Add(HideIn(item));
        }

        return hidden;
    }

    private RemMap HideIn(RemMap map)
    {
        var hidden = new RemMap(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            hidden.Set(Hide(map.KeyAt(i)), HideIn(map.ValueAt(i)));
        }

        return hidden;
    }

    private static void Collect(object? value, List<string> texts)
    {
        if (value is string { Length: > 0 } text)
        {
            Add(text, texts);
            if (text.Contains('\n', StringComparison.Ordinal))
            {
                // A text of several lines also leaks line by line.
                foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    if (line.Length >= 8)
                    {
                        Add(line, texts);
                    }
                }
            }
        }
        else if (value is RemMap map)
        {
            foreach (var item in map.Values)
            {
                Collect(item, texts);
            }
        }
    }

    // As it is, as messages write it, and as JSON does.
    private static void Add(string text, List<string> texts)
    {
        texts.Add(text);
        foreach (var written in (string[])[text.Replace("\n", "\\n", StringComparison.Ordinal), text.ReplaceLineEndings("\\n"), ValueText.Json(text)[1..^1]])
        {
            if (!texts.Contains(written))
            {
                texts.Add(written);
            }
        }
    }
}
