using System.Collections.Concurrent;
using Rem.Shared.Journals;

namespace Rem.Shared;

/// <summary>Resources of one kind in memory, by name, made at first use.</summary>
internal sealed class MemoryTable<T>
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _items = new(StringComparer.Ordinal);
    private readonly Lock _making = new();
    private readonly string _kind;
    private readonly Func<string, T> _make;
    private readonly Func<IReadOnlyList<string>>? _known;

    /// <summary>A table; what a journal knows, now, is read from there at its first use.</summary>
    public MemoryTable(string kind, Func<string, T> make, Func<IReadOnlyList<string>>? known = null)
    {
        _kind = kind;
        _make = make;
        _known = known;
    }

    /// <summary>Whether one that was opened has been used, and is listed; all of them unless it is set.</summary>
    public Func<T, bool>? IsUsed { get; init; }

    public T Open(string name) => name is not null && _items.TryGetValue(name, out var item) ? item : Make(Names.Check(_kind, name));

    /// <summary>Removes one that cannot be read, by what its journal does for that; false for one that can.</summary>
    public async ValueTask<bool> DiscardAsync(string name, Func<string, Task> discard)
    {
        try
        {
            Open(name);
            return false;
        }
        catch (DamagedException)
        {
            await discard(name);
            return true;
        }
    }

    public bool TryFind(string name, out T? item) => _items.TryGetValue(name, out item);

    // One is made once: two with one journal would each know half.
    private T Make(string name)
    {
        lock (_making)
        {
            return _items.GetOrAdd(name, _make);
        }
    }

    /// <summary>The names, in ordinal order.</summary>
    public List<string> List()
    {
        var all = new HashSet<string>(_known?.Invoke() ?? [], StringComparer.Ordinal);
        foreach (var (name, item) in _items)
        {
            if (IsUsed is null || IsUsed(item))
            {
                all.Add(name);
            }
        }

        var names = new List<string>(all);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
