using Rem.Values;

namespace Rem.Testing.Scripting;

/// <summary>Compares values more strictly than the plan language does: 1 is not 1.0, and maps have an order.</summary>
public static class ExactValues
{
    /// <summary>Where two values differ, or null when they are the same.</summary>
    public static string? Difference(object? expected, object? actual, string path = "value")
    {
        switch (expected, actual)
        {
            case (RemList a, RemList b):
                return InLists(a, b, path);
            case (RemMap a, RemMap b):
                return InMaps(a, b, path);
            case (double a, double b):
                return BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b))
                    ? null
                    : Say(expected, actual, path);
            default:
                return object.Equals(expected, actual) ? null : Say(expected, actual, path);
        }
    }

    private static string? InLists(RemList a, RemList b, string path)
    {
        if (a.Count != b.Count)
        {
            return Say(a, b, path);
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (Difference(a[i], b[i], $"{path}[{i}]") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? InMaps(RemMap a, RemMap b, string path)
    {
        if (a.Count != b.Count)
        {
            return Say(a, b, path);
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (a.KeyAt(i) != b.KeyAt(i))
            {
                return $"{path}: key {i} is '{b.KeyAt(i)}' instead of '{a.KeyAt(i)}'";
            }

            if (Difference(a.ValueAt(i), b.ValueAt(i), $"{path}.{a.KeyAt(i)}") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string Say(object? expected, object? actual, string path) =>
        $"{path}: expected {ValueText.ShowWithKind(expected)}, got {ValueText.ShowWithKind(actual)}";
}
