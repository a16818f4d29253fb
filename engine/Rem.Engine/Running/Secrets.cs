using Rem.Values;

namespace Rem.Running;

/// <summary>The secrets of a run: read by plans as `secrets.name`, written by nobody: `***` stands for them.</summary>
public sealed class Secrets
{
    private const string Mask = "***";
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

    /// <summary>A text with every secret in it hidden.</summary>
    public string Hide(string text)
    {
        foreach (var secret in _texts)
        {
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return text;
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
            texts.Add(text);
            if (text.Contains('\n', StringComparison.Ordinal))
            {
                // A text of several lines also leaks line by line.
                foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    if (line.Length >= 8)
                    {
                        texts.Add(line);
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
}
