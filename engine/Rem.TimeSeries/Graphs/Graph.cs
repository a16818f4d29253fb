using Rem.Shared.TimeSeries.Graphs;
using Rem.Shared.TimeSeries.Queries;

namespace Rem.TimeSeries.Graphs;

/// <summary>A graph with its data: what is drawn as SVG, PNG or on a terminal. Immutable.</summary>
/// <param name="Look">How it looks.</param>
/// <param name="Series">The series, in the order of the legend; one or more.</param>
public sealed record Graph(GraphLook Look, IReadOnlyList<GraphSeries> Series)
{
    /// <summary>Gives the graph back, with texts that a picture can hold (200 characters), or throws <see cref="Rem.Shared.TimeSeries.SeriesErrors.Graph"/> with all that is wrong with it.</summary>
    public Graph Check()
    {
        var faults = GraphCheck.Faults(Look, Series.Count);
        foreach (var series in Series)
        {
            if (IsOther(series.Least, series) || IsOther(series.Greatest, series))
            {
                faults.Add($"least and greatest of '{series.Name}' are not of its values' time and step");
            }
        }

        GraphCheck.Throw(faults);
        return ShortTexts.Of(this);
    }

    private static bool IsOther(AlignedSeries? part, GraphSeries series) =>
        part is not null && (part.Start != series.Values.Start || part.Step != series.Values.Step || part.Values.Count != series.Values.Values.Count);
}
