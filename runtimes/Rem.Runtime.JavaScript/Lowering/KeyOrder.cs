using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>The keys of an object in the order of the language: whole numbers first, by size, then texts, then symbols.</summary>
internal static class KeyOrder
{
    /// <summary>All own keys.</summary>
    public static List<object> Of(ObjectInstance target)
    {
        var indexes = new List<(uint Number, object Key)>();
        var names = new List<object>();
        var symbols = new List<object>();
        foreach (var key in target.OwnKeys)
        {
            if (key is Symbol)
            {
                if (key is not PrivateName)
                {
                    symbols.Add(key);
                }
            }
            else if (ArrayIndex((string)key) is { } number && !IsOrdered(target))
            {
                indexes.Add((number, key));
            }
            else
            {
                names.Add(key);
            }
        }

        if (indexes.Count == 0 && symbols.Count == 0)
        {
            return names;
        }

        indexes.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        var all = new List<object>(indexes.Count + names.Count + symbols.Count);
        foreach (var index in indexes)
        {
            all.Add(index.Key);
        }

        all.AddRange(names);
        all.AddRange(symbols);
        return all;
    }

    /// <summary>The number that a key is the text of, where it is one of an array.</summary>
    public static uint? ArrayIndex(string key)
    {
        if (key.Length is 0 or > 10 || (key[0] == '0' && key.Length > 1))
        {
            return null;
        }

        var number = 0UL;
        foreach (var c in key)
        {
            if (!char.IsAsciiDigit(c))
            {
                return null;
            }

            number = (number * 10) + (ulong)(c - '0');
        }

        return number < uint.MaxValue ? (uint)number : null;
    }

    // A map of the plan has an order of its own.
    private static bool IsOrdered(ObjectInstance target) => target is Marshal.MapObject;
}
