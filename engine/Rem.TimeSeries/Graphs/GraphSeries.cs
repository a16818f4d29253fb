using Rem.Shared.TimeSeries.Graphs;
using Rem.Shared.TimeSeries.Queries;

namespace Rem.TimeSeries.Graphs;

/// <summary>One series of a graph. What is not finite is unknown.</summary>
/// <param name="Name">Its name in the legend; any text.</param>
/// <param name="Values">The values that are drawn.</param>
/// <param name="Style">How they are drawn.</param>
/// <param name="Least">The least of each of the values' time, of the same start and step; null where the values themselves are all there is.</param>
/// <param name="Greatest">The greatest, likewise.</param>
public sealed record GraphSeries(string Name, AlignedSeries Values, GraphStyle Style = GraphStyle.Line, AlignedSeries? Least = null, AlignedSeries? Greatest = null);
