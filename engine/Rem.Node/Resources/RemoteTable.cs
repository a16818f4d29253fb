using System.Collections.Concurrent;
using Rem.Shared;

namespace Rem.Node.Resources;

/// <summary>Resources of one kind at a node, by name, each made once.</summary>
internal sealed class RemoteTable<T>(string kind, Func<string, T> make)
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _items = new(StringComparer.Ordinal);

    /// <summary>The resource of a name. Throws <see cref="SharedErrors.Name"/>.</summary>
    public T Open(string name) => name is not null && _items.TryGetValue(name, out var item) ? item : _items.GetOrAdd(Names.Check(kind, name), make);
}
