using System.Collections;
using Rem.Inspection;
using Rem.Runtime.CSharp.Values;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>
/// A map of the plan as a script reads it: `pipe`, `input`, or a map in them. What is not there reads as null.
/// Values are null, bool, long, double, string, <see cref="IReadOnlyList{T}"/> and
/// <see cref="IReadOnlyDictionary{TKey, TValue}"/>; nothing of it can be written. Safe to read from several threads.
/// </summary>
public sealed class ScriptMap : IReadOnlyDictionary<string, object?>
{
    private readonly INames? _names;
    private readonly object? _value;

    internal ScriptMap(INames names) => _names = names;

    internal ScriptMap(object? value) => _value = value;

    /// <summary>The value itself, where it may be something else than a map: `input` of a called plan.</summary>
    public object? Value => _names is null ? _value : _names.ToMap();

    /// <inheritdoc/>
    public int Count => Map.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Map.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => Map.Values;

    /// <summary>The value of a name; null when there is none.</summary>
    public object? this[string key] => TryGetValue(key, out var value) ? value : null;

    private RemMap Map => _names?.ToMap() ?? _value as RemMap ?? Empty;

    private static RemMap Empty { get; } = new(0);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object? value)
    {
        var isThere = _names is not null ? _names.TryFind(key, out value) : Map.TryGetValue(key, out value);
        value = Ownership.Share(value);
        return isThere;
    }

    /// <summary>
    /// The value at a path of dot inspection (`load.one`, `hosts.0.name`) as a type: bool, a number, string, an enum,
    /// TimeSpan (a duration), a list or dictionary of these, or a class or record that is filled by name. An error says
    /// which path, what was expected and what is there; where nothing is, a type that can be null gives null.
    /// </summary>
    public T Get<T>(string path) => Has(path, out var value)
        ? ValueBinder.Bind<T>(value, path)
        : default(T) is null ? default! : throw ValueBinder.Missing(path);

    /// <summary>The value at a path, or another one where the path is not there or null.</summary>
    public T Get<T>(string path, T otherwise) => Has(path, out var value) && value is not null ? ValueBinder.Bind<T>(value, path) : otherwise;

    /// <summary>The map at a path, an empty one where there is none.</summary>
    public ScriptMap In(string path) => new(Has(path, out var value) ? value : null);

    /// <summary>True when the path is there, also where its value is null.</summary>
    public bool Has(string path) => Has(path, out _);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Map.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Has(string path, out object? value)
    {
        var parsed = PathCache.Parse(path);
        return _names is not null ? Inspect.TryGet(parsed, _names, out value) : Inspect.TryGet(parsed, Map, out value);
    }
}
