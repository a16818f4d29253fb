using Rem.Values;

namespace Rem.Plans.Editing;

/// <summary>Whether two values are written alike: 1 and 1.0 are not, and NaN is NaN. The order of keys does not count.</summary>
internal static class SameValue
{
    /// <summary>True when they are.</summary>
    public static bool Is(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (RemMap x, RemMap y) => x.Count == y.Count && Enumerable.Range(0, x.Count).All(i => y.TryGetValue(x.KeyAt(i), out var other) && Is(x.ValueAt(i), other)),
        (RemList x, RemList y) => x.Count == y.Count && Enumerable.Range(0, x.Count).All(i => Is(x[i], y[i])),
        _ => a is not null && a.Equals(b),
    };
}
