using Rem.Processes;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Png;
using Rem.TimeSeries.Graphs.Svg;

namespace Rem.TimeSeries.Graphs;

/// <summary>Graphs for plans and scripts.</summary>
public sealed class SeriesGraphs : ISeriesGraphs
{
    /// <summary>The one.</summary>
    public static SeriesGraphs Instance { get; } = new();

    /// <inheritdoc/>
    public async ValueTask<string> SvgAsync(ITimeSeries series, GraphRequest request, CancellationToken cancel) =>
        SvgGraph.DrawText(await GraphFetch.RunAsync(series, request, cancel));

    /// <inheritdoc/>
    public async ValueTask<byte[]> PngAsync(ITimeSeries series, GraphRequest request, IProcesses processes, TimeProvider clock, CancellationToken cancel) =>
        await new PngGraph(processes, clock).DrawAsync(await GraphFetch.RunAsync(series, request, cancel), cancel);
}
