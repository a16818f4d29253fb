namespace Rem.Monitoring.Definitions;

/// <summary>Finds what needs itself in the end.</summary>
internal static class Circles
{
    /// <summary>Each circle once, told from the first of its members on, which ends it again.</summary>
    public static IEnumerable<List<T>> Of<T>(IEnumerable<T> starts, Func<T, IEnumerable<T>> next)
        where T : notnull
    {
        var done = new HashSet<T>();
        foreach (var each in starts)
        {
            if (Walk(each, [], next, done) is { } circle)
            {
                yield return circle;
            }
        }
    }

    private static List<T>? Walk<T>(T at, List<T> way, Func<T, IEnumerable<T>> next, HashSet<T> done)
        where T : notnull
    {
        if (way.IndexOf(at) is >= 0 and var start)
        {
            return [.. way[start..], at];
        }

        if (!done.Add(at))
        {
            return null;
        }

        way.Add(at);
        foreach (var need in next(at))
        {
            if (Walk(need, way, next, done) is { } circle)
            {
                return circle;
            }
        }

        way.RemoveAt(way.Count - 1);
        return null;
    }
}
