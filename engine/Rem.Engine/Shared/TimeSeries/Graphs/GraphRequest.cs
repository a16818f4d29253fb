namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>A graph of series that are kept.</summary>
/// <param name="Series">The series, in the order of the legend; one or more.</param>
/// <param name="Look">The rest.</param>
public sealed record GraphRequest(IReadOnlyList<GraphSource> Series, GraphLook Look);
