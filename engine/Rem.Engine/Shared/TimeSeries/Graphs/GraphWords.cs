using Rem.Values;

namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>The words for styles, themes and marks.</summary>
public static class GraphWords
{
    private static readonly string[] _styles = ["line", "area", "stack"];
    private static readonly string[] _themes = ["light", "dark", "auto"];
    private static readonly string[] _marks = ["note", "ok", "warning", "critical", "downtime"];

    /// <summary>The words of <see cref="GraphStyle"/>, in its order.</summary>
    public static IReadOnlyList<string> Styles => _styles;

    /// <summary>The words of <see cref="GraphTheme"/>, in its order.</summary>
    public static IReadOnlyList<string> Themes => _themes;

    /// <summary>The words of <see cref="GraphMark"/>, in its order.</summary>
    public static IReadOnlyList<string> Marks => _marks;

    /// <summary>The style of a word; null for another value.</summary>
    public static GraphStyle? Style(object? word) => Array.IndexOf(_styles, word) is var at and >= 0 ? (GraphStyle)at : null;

    /// <summary>The theme of a word; null for another value.</summary>
    public static GraphTheme? Theme(object? word) => Array.IndexOf(_themes, word) is var at and >= 0 ? (GraphTheme)at : null;

    /// <summary>The mark of a word; null for another value.</summary>
    public static GraphMark? Mark(object? word) => Array.IndexOf(_marks, word) is var at and >= 0 ? (GraphMark)at : null;

    /// <summary>A finite number; null for another value.</summary>
    public static double? Number(object? value) => value switch { long n => n, double d when double.IsFinite(d) => d, _ => null };

    /// <summary>A map whose keys are all known; null for another value.</summary>
    internal static RemMap? Map(object? value, params ReadOnlySpan<string> known)
    {
        if (value is not RemMap map)
        {
            return null;
        }

        for (var i = 0; i < map.Count; i++)
        {
            if (!known.Contains(map.KeyAt(i)))
            {
                return null;
            }
        }

        return map;
    }

    /// <summary>What a map has at a key; null for nothing.</summary>
    internal static object? Find(RemMap map, string key) => map.TryGetValue(key, out var value) ? value : null;

    /// <summary>Each of a list read; null when one of them, or the list, is none.</summary>
    internal static List<T>? Each<T>(object? value, int most, Func<object?, T?> read)
        where T : class
    {
        if (value is not RemList list || list.Count > most)
        {
            return null;
        }

        var all = new List<T>(list.Count);
        foreach (var one in list)
        {
            if (read(one) is not { } made)
            {
                return null;
            }

            all.Add(made);
        }

        return all;
    }
}
