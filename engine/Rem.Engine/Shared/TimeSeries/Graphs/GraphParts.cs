using Rem.Errors;
using Rem.Shared.TimeSeries.Queries;
using Rem.Values;

namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>Reads the parts of a graph that are lists or maps. Each gives null for a value that is none.</summary>
internal static class GraphParts
{
    /// <summary>A group's name, or a list of names and of maps `{group, source, label, style, function}`.</summary>
    public static IReadOnlyList<GraphSource>? Series(object? value) => value is string
        ? [Source(value)!]
        : GraphWords.Each(value, GraphLook.MostSeries, Source) is { Count: > 0 } series ? series : null;

    /// <summary>Why a map is none of series that are computed; null for one that is.</summary>
    public static string? Wrong(object? value)
    {
        try
        {
            return SeriesTermReader.Read(value).Count <= GraphLook.MostSeries ? null : $"a graph has at most {GraphLook.MostSeries} series";
        }
        catch (PlanException error)
        {
            return error.Finding.Message;
        }
    }

    /// <summary>A map of labels to numbers. Those called warning and critical are in these colours.</summary>
    public static IReadOnlyList<GraphBound>? Bounds(object? value)
    {
        if (value is not RemMap map || map.Count > GraphLook.MostBounds)
        {
            return null;
        }

        var bounds = new List<GraphBound>(map.Count);
        foreach (var (label, at) in map)
        {
            if (GraphWords.Number(at) is not { } number)
            {
                return null;
            }

            bounds.Add(new GraphBound(number, label, GraphWords.Mark(label) ?? GraphMark.Note));
        }

        return bounds;
    }

    /// <summary>A list of maps `{at, until, label, mark}`.</summary>
    public static IReadOnlyList<GraphEvent>? Events(object? value, DateTimeOffset now) => GraphWords.Each(value, GraphLook.MostEvents, one => Event(one, now));

    private static GraphSource? Source(object? value)
    {
        if (value is string name)
        {
            return new GraphSource(name);
        }

        if (GraphWords.Map(value, "group", "source", "label", "style", "function") is not { } map || GraphWords.Find(map, "group") is not string group)
        {
            return null;
        }

        var (source, label) = (GraphWords.Find(map, "source"), GraphWords.Find(map, "label"));
        var (style, function) = (GraphWords.Find(map, "style"), GraphWords.Find(map, "function"));
        return source is null or string && label is null or string && (style is null || GraphWords.Style(style) is not null) && (function is null || Function(function) is not null)
            ? new GraphSource(group, (string?)source, (string?)label, GraphWords.Style(style), Function(function))
            : null;
    }

    /// <summary>The function of a word.</summary>
    public static Consolidation? Function(object? word) => word is string text ? SeriesWords.Function(text) : null;

    private static GraphEvent? Event(object? value, DateTimeOffset now)
    {
        if (GraphWords.Map(value, "at", "until", "label", "mark") is not { } map || !SeriesTime.TryRead(GraphWords.Find(map, "at"), now, out var at))
        {
            return null;
        }

        var (label, mark) = (GraphWords.Find(map, "label"), GraphWords.Find(map, "mark"));
        if (label is not (null or string) || (mark is not null && GraphWords.Mark(mark) is null))
        {
            return null;
        }

        if (GraphWords.Find(map, "until") is not { } until)
        {
            return new GraphEvent(at, null, (string?)label ?? "", GraphWords.Mark(mark) ?? GraphMark.Note);
        }

        return SeriesTime.TryRead(until, now, out var end) && end >= at ? new GraphEvent(at, end, (string?)label ?? "", GraphWords.Mark(mark) ?? GraphMark.Note) : null;
    }
}
