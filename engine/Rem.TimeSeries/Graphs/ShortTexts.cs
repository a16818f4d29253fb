using Rem.Shared.TimeSeries.Graphs;

namespace Rem.TimeSeries.Graphs;

/// <summary>Cuts the texts of a graph: a label may be what a check has put out, and that may be megabytes.</summary>
internal static class ShortTexts
{
    private const int MostText = 200, MostUnit = 40;

    /// <summary>The graph with texts that a picture can hold.</summary>
    public static Graph Of(Graph graph)
    {
        var look = graph.Look;
        return graph with
        {
            Look = look with
            {
                Title = Cut(look.Title, MostText),
                Unit = Cut(look.Unit, MostUnit),
                Bounds = look.Bounds.All(static bound => bound.Label.Length <= MostText) ? look.Bounds : [.. look.Bounds.Select(static bound => bound with { Label = Cut(bound.Label, MostText) })],
                Events = look.Events.All(static happened => happened.Label.Length <= MostText) ? look.Events : [.. look.Events.Select(static happened => happened with { Label = Cut(happened.Label, MostText) })],
            },
            Series = graph.Series.All(static series => series.Name.Length <= MostText) ? graph.Series : [.. graph.Series.Select(static series => series with { Name = Cut(series.Name, MostText) })],
        };
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");
}
