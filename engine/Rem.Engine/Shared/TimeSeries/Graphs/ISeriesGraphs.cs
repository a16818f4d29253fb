using Rem.Processes;

namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>Draws series that are kept. May be called from several threads.</summary>
public interface ISeriesGraphs
{
    /// <summary>
    /// The graph as SVG, which is whole in itself: no script, no style or picture from elsewhere. Throws
    /// <see cref="SeriesErrors.Missing"/>, <see cref="SeriesErrors.Archive"/> and <see cref="SeriesErrors.Graph"/>.
    /// </summary>
    ValueTask<string> SvgAsync(ITimeSeries series, GraphRequest request, CancellationToken cancel);

    /// <summary>
    /// The graph as PNG, which `rsvg-convert` makes of the SVG. Throws what <see cref="SvgAsync"/> does, and
    /// <see cref="SeriesErrors.Picture"/> where the program is not installed, fails or takes longer than 10 seconds.
    /// </summary>
    ValueTask<byte[]> PngAsync(ITimeSeries series, GraphRequest request, IProcesses processes, TimeProvider clock, CancellationToken cancel);
}
