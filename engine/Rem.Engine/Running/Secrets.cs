using Rem.Values;

namespace Rem.Running;

/// <summary>The secrets of a run: read by plans as `secrets.name`, written by nobody: `***` stands for them.</summary>
public sealed class Secrets
{
    private static readonly Dictionary<string, UnsetSecret> NoneUnset = [];
    private readonly Lazy<SecretSearch>? _search;

    /// <summary>Secrets by name. Empty ones hide nothing.</summary>
    public Secrets(RemMap values)
    {
        Values = values;
        values.IsShared = true;
        _search = values.Count == 0 ? null : SearchFor(values);
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
    /// A text with every secret in it hidden, in all forms of <see cref="SecretForms"/>; also the beginning of one, from
    /// three characters on, where a message was cut (`…`): what shows values for messages knows no secrets. The text
    /// itself when there is none in it.
    /// </summary>
    public string Hide(string text) => _search is null ? text : _search.Value.Hide(text);

    /// <summary>A value with every secret in its texts and keys hidden; the value itself when there is none in it.</summary>
    public object? Hide(object? value) => _search is null ? value : HideIn(value, _search.Value);

    private static Lazy<SecretSearch>? SearchFor(RemMap values)
    {
        // For the test that must fail without hiding: only the program's own runtimeconfig.json can set it, no environment and no plan.
        if (AppContext.TryGetSwitch("Rem.Tests.ShowSecrets", out var isOff) && isOff)
        {
            return null;
        }

        var texts = new List<string>();
        Collect(values, texts);
        return texts.Count == 0 ? null : new Lazy<SecretSearch>(() => new SecretSearch(texts));
    }

    private static object? HideIn(object? value, SecretSearch search) => value switch
    {
        string text => search.Hide(text),
        RemList list => HideIn(list, search),
        RemMap map => HideIn(map, search),
        _ => value,
    };

    // What holds no secret is not copied: most of what is looked through does not.
    private static RemList HideIn(RemList list, SecretSearch search)
    {
        RemList? hidden = null;
        for (var i = 0; i < list.Count; i++)
        {
            var item = HideIn(list[i], search);
            if (hidden is null && !ReferenceEquals(item, list[i]))
            {
                hidden = new RemList(list.Count);
                for (var before = 0; before < i; before++)
                {
                    hidden.Add(list[before]);
                }
            }

            hidden?.Add(item);
        }

        return hidden ?? list;
    }

    private static RemMap HideIn(RemMap map, SecretSearch search)
    {
        RemMap? hidden = null;
        for (var i = 0; i < map.Count; i++)
        {
            var key = search.Hide(map.KeyAt(i));
            var item = HideIn(map.ValueAt(i), search);
            if (hidden is null && !(ReferenceEquals(item, map.ValueAt(i)) && ReferenceEquals(key, map.KeyAt(i))))
            {
                hidden = new RemMap(map.Count);
                for (var before = 0; before < i; before++)
                {
                    hidden.Set(map.KeyAt(before), map.ValueAt(before));
                }
            }

            hidden?.Set(key, item);
        }

        return hidden ?? map;
    }

    private static void Collect(object? value, List<string> texts)
    {
        switch (value)
        {
            case string { Length: > 0 } text:
                texts.Add(text);
                break;
            case RemMap map:
                foreach (var item in map.Values)
                {
                    Collect(item, texts);
                }

                break;
            case RemList list:
                foreach (var item in list)
                {
                    Collect(item, texts);
                }

                break;
        }
    }
}
