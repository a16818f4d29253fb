using Rem.Binding;
using Rem.Shared.TimeSeries.Graphs;
using Rem.Tags;

namespace Rem.Stdlib.Series;

/// <summary>A graph of time series as SVG.</summary>
public sealed class TimeseriesGraphTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("timeseries graph")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Draws time series as SVG for pages, mails and reports: axes, units, a legend with last, least, average and greatest, bounds and events. The picture is whole in itself, and readers who do not see it are told what it shows.",
        Value = "the settings below",
        Shapes = ValueShapes.Map,
        Gives = "`{output}`: the SVG, which a page answers with as `content type: image/svg+xml`; unknown time is a gap in it",
        Settings = GraphBinding.Settings,
        Errors = GraphBinding.Errors,
        Examples =
        [
            new TagExample("run:\n  - timeseries graph: {series: nowhere, start: now-1d}", "fails REM4072"),
            new TagExample("run:\n  - timeseries graph: {series: load, width: 12}", "fails REM1107"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => GraphBinding.Bind(site, Spec, "output", GraphSettings.Nothing, static (request, scope, cancel) =>
        scope.Run.Resources.SeriesGraphs.SvgAsync(scope.Run.Resources.TimeSeries, request, cancel));
}
