using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Rem.Values;

/// <summary>
/// A map of the plan language: text keys in the order in which they were first set, values of the
/// plan language. Reading side by side from several threads is safe; writing is not, and belongs to
/// whoever made the map and has not handed it on (see <see cref="Ownership"/>).
/// </summary>
/// <remarks>
/// Own code instead of a Dictionary: order is part of the value, most maps hold a handful of keys, for
/// which a scan over an array beats hashing, and plan keys are interned, so that the scan compares references.
/// </remarks>
public sealed class RemMap : Owned, IReadOnlyDictionary<string, object?>
{
    private const int ScanLimit = 8;
    private const int FewKeys = 1024; // a map with more of them goes on growing, and its arrays are dear to copy

    private string[] _keys;
    private object?[] _values;
    private int[]? _buckets; // heads + 1, null while the map is small enough to scan
    private Link[]? _links;
    private int _count;

    /// <summary>Makes an empty map with room for <paramref name="capacity"/> keys.</summary>
    public RemMap(int capacity = 4)
    {
        _keys = new string[capacity];
        _values = new object?[capacity];
    }

    /// <summary>Number of keys.</summary>
    public int Count => _count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys
    {
        get
        {
            for (var i = 0; i < _count; i++)
            {
                yield return _keys[i];
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<object?> Values
    {
        get
        {
            for (var i = 0; i < _count; i++)
            {
                yield return _values[i];
            }
        }
    }

    /// <summary>The value under a key. Reading a key that is not there throws; setting adds or replaces in place.</summary>
    public object? this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"no key '{key}'");
        set => Set(key, value);
    }

    /// <summary>The key at a position, 0 to Count - 1.</summary>
    public string KeyAt(int index) => _keys[index];

    /// <summary>The value at a position, 0 to Count - 1.</summary>
    public object? ValueAt(int index) => _values[index];

    /// <summary>Replaces the value at a position, 0 to Count - 1.</summary>
    public void SetAt(int index, object? value)
    {
        Deepen(value);
        _values[index] = value;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var index = IndexOf(key);
        value = index < 0 ? null : _values[index];
        return index >= 0;
    }

    /// <summary>The position of a key, or -1.</summary>
    public int IndexOf(string key)
    {
        if (_buckets is not null)
        {
            return IndexOfHashed(key, key.GetHashCode());
        }

        var keys = _keys;
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(keys[i], key))
            {
                return i;
            }
        }

        for (var i = 0; i < _count; i++)
        {
            if (string.Equals(keys[i], key))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Adds the key at the end, or replaces its value where it stands.</summary>
    public void Set(string key, object? value)
    {
        var hash = _buckets is null ? 0 : key.GetHashCode();
        var index = _buckets is null ? IndexOf(key) : IndexOfHashed(key, hash);
        if (index >= 0)
        {
            Deepen(value);
            _values[index] = value;
            return;
        }

        Append(key, value, hash);
    }

    /// <summary>Takes a key out; the order of the others stays. False when it was not there.</summary>
    public bool Remove(string key)
    {
        var index = IndexOf(key);
        if (index < 0)
        {
            return false;
        }

        _count--;
        Array.Copy(_keys, index + 1, _keys, index, _count - index);
        Array.Copy(_values, index + 1, _values, index, _count - index);
        _keys[_count] = null!;
        _values[_count] = null;
        if (_buckets is not null)
        {
            Rehash();
        }

        return true;
    }

    /// <summary>Sets every entry of another map here, in its order.</summary>
    public void Merge(RemMap other)
    {
        // What stands below a shared map has two holders from now on, the map and this one.
        for (var i = 0; i < other._count; i++)
        {
            Set(other._keys[i], other.IsShared ? Ownership.Share(other._values[i]) : other._values[i]);
        }
    }

    /// <summary>A new map with the same keys and values, which may be written. What stands below is then shared by both.</summary>
    public RemMap Copy()
    {
        var copy = new RemMap(Math.Max(4, _count + 1));
        for (var i = 0; i < _count; i++)
        {
            copy.Append(_keys[i], Ownership.Share(_values[i]), _links is null ? 0 : _links[i].Hash);
        }

        return copy;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
        {
            yield return new KeyValuePair<string, object?>(_keys[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Append(string key, object? value, int hash)
    {
        Deepen(value);
        if (_count == _keys.Length)
        {
            var size = Math.Max(4, _count < FewKeys ? _count * 2 : _count * 4);
            Array.Resize(ref _keys, size);
            Array.Resize(ref _values, size);
        }

        _keys[_count] = key;
        _values[_count] = value;
        _count++;
        if (_buckets is null)
        {
            if (_count > ScanLimit)
            {
                Rehash();
            }
        }
        else if (_count <= _links!.Length)
        {
            _links[_count - 1].Hash = hash;
            Insert(_count - 1);
        }
        else
        {
            Grow(hash);
        }
    }

    private int IndexOfHashed(string key, int hash)
    {
        var at = _buckets![(uint)hash % (uint)_buckets.Length] - 1;
        while (at >= 0)
        {
            ref var link = ref _links![at];
            if (link.Hash == hash && (ReferenceEquals(_keys[at], key) || string.Equals(_keys[at], key)))
            {
                return at;
            }

            at = link.Next - 1;
        }

        return -1;
    }

    // Hashes are kept, so that growing moves them and computes none again.
    private void Grow(int lastHash)
    {
        Array.Resize(ref _links, _keys.Length);
        _links[_count - 1].Hash = lastHash;
        Relink();
    }

    private void Rehash()
    {
        _links = new Link[_keys.Length];
        for (var i = 0; i < _count; i++)
        {
            _links[i].Hash = _keys[i].GetHashCode();
        }

        Relink();
    }

    private void Relink()
    {
        _buckets = new int[_keys.Length | 1];
        for (var i = 0; i < _count; i++)
        {
            Insert(i);
        }
    }

    private void Insert(int index)
    {
        ref var link = ref _links![index];
        ref var head = ref _buckets![(uint)link.Hash % (uint)_buckets.Length];
        link.Next = head;
        head = index + 1;
    }

    private struct Link
    {
        public int Hash;
        public int Next;
    }
}
