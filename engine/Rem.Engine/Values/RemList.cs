using System.Collections;

namespace Rem.Values;

/// <summary>
/// A list of the plan language. Reading side by side from several threads is safe; writing is not, and
/// belongs to whoever made the list and has not handed it on (see <see cref="Ownership"/>).
/// </summary>
public sealed class RemList : Owned, IReadOnlyList<object?>
{
    private object?[] _items;
    private int _count;

    /// <summary>Makes an empty list with room for <paramref name="capacity"/> items.</summary>
    public RemList(int capacity = 4) => _items = new object?[capacity];

    /// <summary>Makes a list of the given items.</summary>
    public static RemList Of(params object?[] items)
    {
        var list = new RemList(0) { _items = items, _count = items.Length };
        foreach (var item in items)
        {
            list.Deepen(item);
        }

        return list;
    }

    /// <summary>Number of items.</summary>
    public int Count => _count;

    /// <summary>The item at a position, 0 to Count - 1.</summary>
    public object? this[int index]
    {
        get => index < _count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count);
            Deepen(value);
            _items[index] = value;
        }
    }

    /// <summary>Appends an item.</summary>
    public void Add(object? item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, _count * 2));
        }

        Deepen(item);
        _items[_count++] = item;
    }

    /// <summary>Takes out the item at a position, 0 to Count - 1.</summary>
    public void RemoveAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count);
        _count--;
        Array.Copy(_items, index + 1, _items, index, _count - index);
        _items[_count] = null;
    }

    /// <summary>A new list with the same items, which may be written. What stands below is then shared by both.</summary>
    public RemList Copy()
    {
        var copy = new RemList(_count + 1);
        for (var i = 0; i < _count; i++)
        {
            copy.Add(Ownership.Share(_items[i]));
        }

        return copy;
    }

    /// <summary>The items as they stand, for reading.</summary>
    public ReadOnlySpan<object?> AsSpan() => _items.AsSpan(0, _count);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
        {
            yield return _items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

}
