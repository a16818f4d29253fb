namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>Draws series that are kept. May be called from several threads.</summary>
public interface ISeriesGraphs
{
    /// <summary>
    /// The graph as SVG, which is whole in itself: no script, no style or picture from elsewhere. Throws
    /// <see cref="SeriesErrors.Missing"/>, <see cref="SeriesErrors.Archive"/> and <see cref="SeriesErrors.Graph"/>.
    /// </summary>
    ValueTask<string> SvgAsync(ITimeSeries series, GraphRequest request, CancellationToken cancel);
}
