namespace Rem.Runtime.Lua.Marshal;

/// <summary>Keys and values of one Lua table on their way into a map, sorted by key.</summary>
internal sealed class EntryBuffer
{
    private const int InsertionLimit = 16;
    private const int KeptCapacity = 1024;

    /// <summary>The keys; the first <see cref="Count"/> are in use.</summary>
    public string[] Keys = new string[8];

    /// <summary>The values, beside their keys.</summary>
    public object?[] Values = new object?[8];

    /// <summary>Number of entries.</summary>
    public int Count;

    /// <summary>Adds an entry.</summary>
    public void Add(string key, object? value)
    {
        if (Count == Keys.Length)
        {
            Array.Resize(ref Keys, Count * 2);
            Array.Resize(ref Values, Count * 2);
        }

        Keys[Count] = key;
        Values[Count++] = value;
    }

    /// <summary>Sorts by key, ordinal.</summary>
    public void Sort()
    {
        if (Count > InsertionLimit)
        {
            Array.Sort(Keys, Values, 0, Count, StringComparer.Ordinal);
            return;
        }

        for (var i = 1; i < Count; i++)
        {
            var key = Keys[i];
            var value = Values[i];
            var at = i;
            for (; at > 0 && string.CompareOrdinal(Keys[at - 1], key) > 0; at--)
            {
                Keys[at] = Keys[at - 1];
                Values[at] = Values[at - 1];
            }

            Keys[at] = key;
            Values[at] = value;
        }
    }

    /// <summary>Empties it; false when it has grown too large to be kept.</summary>
    public bool TryClear()
    {
        Array.Clear(Keys, 0, Count);
        Array.Clear(Values, 0, Count);
        Count = 0;
        return Keys.Length <= KeptCapacity;
    }
}
