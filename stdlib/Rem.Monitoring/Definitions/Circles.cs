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
            if (done.Add(each) && Walk(each, next, done) is { } circle)
            {
                yield return circle;
            }
        }
    }

    // Not by calling itself: what a plan chains may be longer than a stack is deep.
    private static List<T>? Walk<T>(T start, Func<T, IEnumerable<T>> next, HashSet<T> done)
        where T : notnull
    {
        var (way, places, open) = (new List<T> { start }, new Dictionary<T, int> { [start] = 0 }, new Stack<Queue<T>>());
        open.Push(new Queue<T>(next(start)));
        while (open.TryPeek(out var needs))
        {
            if (!needs.TryDequeue(out var at))
            {
                open.Pop();
                places.Remove(way[^1]);
                way.RemoveAt(way.Count - 1);
            }
            else if (places.TryGetValue(at, out var begin))
            {
                return [.. way[begin..], at];
            }
            else if (done.Add(at))
            {
                places.Add(at, way.Count);
                way.Add(at);
                open.Push(new Queue<T>(next(at)));
            }
        }

        return null;
    }
}
