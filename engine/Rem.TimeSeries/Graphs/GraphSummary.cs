using System.Globalization;
using System.Text;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Axes;
using Rem.TimeSeries.Graphs.Columns;

namespace Rem.TimeSeries.Graphs;

/// <summary>A graph in words.</summary>
internal static class GraphSummary
{
    private const int MostNamed = 10;

    /// <summary>Its title, or what it is of.</summary>
    public static string Title(Graph graph) => graph.Look.Title.Length > 0 ? graph.Look.Title
        : "Graph of " + Listed(graph.Series, static series => series.Name, ", ");

    /// <summary>Its time, with the zone.</summary>
    public static string Range(GraphLook look)
    {
        var (start, end) = (TimeZoneInfo.ConvertTime(look.Start, look.Zone), TimeZoneInfo.ConvertTime(look.End, look.Zone));
        var seconds = start.Second + end.Second > 0 ? ":ss" : "";
        var last = start.Date == end.Date ? end.ToString("HH:mm" + seconds, CultureInfo.InvariantCulture) : end.ToString("yyyy-MM-dd HH:mm" + seconds, CultureInfo.InvariantCulture);
        return $"{start.ToString("yyyy-MM-dd HH:mm" + seconds, CultureInfo.InvariantCulture)} – {last} {look.Zone.Id}";
    }

    /// <summary>What it shows: its time, each series' numbers, how much is unknown, bounds and events.</summary>
    public static string Of(Graph graph, SeriesFacts[] facts, GraphUnit unit)
    {
        var (look, text) = (graph.Look, new StringBuilder());
        text.Append(Range(look)).Append('.');
        for (var i = 0; i < Math.Min(facts.Length, MostNamed); i++)
        {
            text.Append(' ').Append(graph.Series[i].Name).Append(": ").Append(Of(facts[i], unit)).Append('.');
        }

        text.Append(facts.Length > MostNamed ? $" And {facts.Length - MostNamed} more series." : "");
        foreach (var bound in look.Bounds)
        {
            text.Append(' ').Append(bound.Label).Append(" at ").Append(unit.Write(bound.Value)).Append('.');
        }

        var events = look.Events.Where(happened => happened.At <= look.End && (happened.Until ?? happened.At) >= look.Start).OrderBy(static happened => happened.At).ToArray();
        return events.Length == 0 ? text.ToString() : text.Append(" Events: ").Append(Listed(events, happened => Of(happened, look.Zone), "; ")).Append('.').ToString();
    }

    private static string Of(SeriesFacts facts, GraphUnit unit)
    {
        if (double.IsNaN(facts.Average))
        {
            return "no data";
        }

        var unknown = facts.Unknown < 0.005 ? "" : string.Create(CultureInfo.InvariantCulture, $", {facts.Unknown * 100:0} % of the time unknown");
        return $"last {unit.Write(facts.Last)}, least {unit.Write(facts.Least)}, average {unit.Write(facts.Average)}, greatest {unit.Write(facts.Greatest)}{unknown}";
    }

    private static string Of(GraphEvent happened, TimeZoneInfo zone)
    {
        var at = TimeZoneInfo.ConvertTime(happened.At, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var until = happened.Until is { } end ? " to " + TimeZoneInfo.ConvertTime(end, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
        return $"{at}{until} {happened.Label}";
    }

    private static string Listed<T>(IReadOnlyList<T> all, Func<T, string> name, string between) =>
        string.Join(between, all.Take(MostNamed).Select(name)) + (all.Count > MostNamed ? $"{between}and {all.Count - MostNamed} more" : "");
}
