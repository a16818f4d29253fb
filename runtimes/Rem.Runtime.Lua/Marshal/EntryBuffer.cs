namespace Rem.Runtime.Lua.Marshal;

/// <summary>Keys and values of one Lua table on their way into a map, sorted by key.</summary>
internal sealed class EntryBuffer
{
    private const int InsertionLimit = 16;
    private const int KeptCapacity = 1024;

    private string[] _keys = new string[8];
    private object?[] _values = new object?[8];

    /// <summary>Number of entries.</summary>
    public int Count;

    /// <summary>The key at a position.</summary>
    public string KeyAt(int index) => _keys[index];

    /// <summary>The value at a position.</summary>
    public object? ValueAt(int index) => _values[index];

    /// <summary>Adds an entry.</summary>
    public void Add(string key, object? value)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }

        _keys[Count] = key;
        _values[Count++] = value;
    }

    /// <summary>Sorts by key, ordinal.</summary>
    public void Sort()
    {
        if (Count > InsertionLimit)
        {
            Array.Sort(_keys, _values, 0, Count, StringComparer.Ordinal);
            return;
        }

        for (var i = 1; i < Count; i++)
        {
            var key = _keys[i];
            var value = _values[i];
            var at = i;
            for (; at > 0 && string.CompareOrdinal(_keys[at - 1], key) > 0; at--)
            {
                _keys[at] = _keys[at - 1];
                _values[at] = _values[at - 1];
            }

            _keys[at] = key;
            _values[at] = value;
        }
    }

    /// <summary>Empties it; false when it has grown too large to be kept.</summary>
    public bool TryClear()
    {
        Array.Clear(_keys, 0, Count);
        Array.Clear(_values, 0, Count);
        Count = 0;
        return _keys.Length <= KeptCapacity;
    }
}
