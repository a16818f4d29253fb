using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Equality of values (section 1 of the plan language) with hash codes that agree with it: 1 and 1.0 have the same.</summary>
internal sealed class ValueEquality : IEqualityComparer<object?>
{
    private const int MaxDepth = 8; // deeper parts leave the hash as it is; equality still looks at them

    public static ValueEquality Instance { get; } = new();

    public new bool Equals(object? a, object? b) => Truth.Equals(a, b);

    public int GetHashCode(object? value) => Hash(value, 0);

    private static int Hash(object? value, int depth) => value switch
    {
        null => 0,
        string text => text.GetHashCode(StringComparison.Ordinal),
        long number => number.GetHashCode(),
        double number => IsWhole(number) ? ((long)number).GetHashCode() : number.GetHashCode(),
        bool truth => truth ? 1231 : 1237,
        RemList list when depth < MaxDepth => Hash(list, depth + 1),
        RemMap map when depth < MaxDepth => Hash(map, depth + 1),
        _ => 7,
    };

    private static bool IsWhole(double number) => number is >= -9223372036854775808d and < 9223372036854775808d && Math.Truncate(number) == number;

    private static int Hash(RemList list, int depth)
    {
        var hash = list.Count;
        foreach (var item in list.AsSpan())
        {
            hash = unchecked((hash * 31) + Hash(item, depth));
        }

        return hash;
    }

    // A sum, since the order of keys does not count.
    private static int Hash(RemMap map, int depth)
    {
        var hash = map.Count;
        for (var i = 0; i < map.Count; i++)
        {
            hash = unchecked(hash + (map.KeyAt(i).GetHashCode(StringComparison.Ordinal) ^ (Hash(map.ValueAt(i), depth) * 17)));
        }

        return hash;
    }
}
