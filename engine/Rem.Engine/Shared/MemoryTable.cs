using System.Collections.Concurrent;

namespace Rem.Shared;

/// <summary>Resources of one kind in memory, by name, made at first use.</summary>
internal sealed class MemoryTable<T>(string kind, Func<string, T> make)
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _items = new(StringComparer.Ordinal);

    public T Open(string name) =>
        name is not null && _items.TryGetValue(name, out var item) ? item : _items.GetOrAdd(Names.Check(kind, name), make);

    public bool TryFind(string name, out T? item) => _items.TryGetValue(name, out item);

    /// <summary>The names, in ordinal order.</summary>
    public List<string> List()
    {
        var names = new List<string>(_items.Keys);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
