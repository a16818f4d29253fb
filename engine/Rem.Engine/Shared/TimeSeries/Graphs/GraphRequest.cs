using Rem.Values;

namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>A graph of series that are kept.</summary>
/// <param name="Series">The series, in the order of the legend; one or more, unless there are computed ones.</param>
/// <param name="Look">The rest.</param>
public sealed record GraphRequest(IReadOnlyList<GraphSource> Series, GraphLook Look)
{
    /// <summary>Named series and what is computed of them, in the place of <see cref="Series"/>: what <see cref="Queries.SeriesRequest.Read"/> takes. Null for none.</summary>
    public RemMap? Computed { get; init; }
}
