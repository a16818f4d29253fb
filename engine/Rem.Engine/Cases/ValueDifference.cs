using Rem.Inspection;
using Rem.Values;

namespace Rem.Cases;

/// <summary>Finds where two values first differ, by the equality of section 1.</summary>
public static class ValueDifference
{
    /// <summary>
    /// Where and how a value differs from the expected one: `at 'hosts.0.name': expected text 'a', got null`; null when
    /// they are equal. With <paramref name="isPart"/> maps may hold more keys than expected, at every level of maps.
    /// </summary>
    public static string? First(object? expected, object? got, bool isPart) => Find("", expected, got, isPart);

    private static string? Find(string path, object? expected, object? got, bool isPart) => (expected, got) switch
    {
        (RemMap a, RemMap b) => FindInMap(path, a, b, isPart),
        (RemList a, RemList b) => FindInList(path, a, b),
        (double a, double b) when double.IsNaN(a) && double.IsNaN(b) => null,
        _ => Truth.Equals(expected, got) ? null : $"{Place(path)}expected {Show(expected)}, got {Show(got)}",
    };

    private static string? FindInMap(string path, RemMap expected, RemMap got, bool isPart)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            var key = expected.KeyAt(i);
            if (!got.TryGetValue(key, out var value))
            {
                return $"{Place(path)}the key {ValueText.Show(key)} is missing (expected {Show(expected.ValueAt(i))}); there are {Keys(got)}";
            }

            if (Find(Join(path, key), expected.ValueAt(i), value, isPart) is { } difference)
            {
                return difference;
            }
        }

        return isPart ? null : Unexpected(path, expected, got);
    }

    private static string? Unexpected(string path, RemMap expected, RemMap got)
    {
        for (var i = 0; i < got.Count; i++)
        {
            if (!expected.ContainsKey(got.KeyAt(i)))
            {
                return $"{Place(path)}there is a key {ValueText.Show(got.KeyAt(i))} that was not expected, with {Show(got.ValueAt(i))}";
            }
        }

        return null;
    }

    private static string? FindInList(string path, RemList expected, RemList got)
    {
        for (var i = 0; i < expected.Count && i < got.Count; i++)
        {
            if (Find(Join(path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)), expected[i], got[i], isPart: false) is { } difference)
            {
                return difference;
            }
        }

        return expected.Count == got.Count ? null : $"{Place(path)}expected {expected.Count} items, got {got.Count}: {Show(got)}";
    }

    private static string Place(string path) => path.Length == 0 ? "" : $"at '{path}': ";

    private static string Show(object? value) => ValueText.ShowWithKind(value);

    private static string Keys(RemMap map) => map.Count == 0 ? "no keys" : ValueText.Show(string.Join(", ", map.Keys));

    private static string Join(string path, string key)
    {
        var segment = key;
        foreach (var c in key)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-'))
            {
                segment = TextQuotes.Double(key);
                break;
            }
        }

        return path.Length == 0 ? segment : path + "." + segment;
    }
}
