using Rem.Binding;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Series;

/// <summary>A graph of time series as PNG.</summary>
public sealed class TimeseriesPngTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("timeseries png")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Draws time series as `timeseries graph` does, as PNG: for mails and chats that show no SVG. The program `rsvg-convert` makes it, of Debian's package librsvg2-bin.",
        Value = "the settings below",
        Shapes = ValueShapes.Map,
        Gives = "`{base64}`: the picture, which `write file` and others take so",
        Settings = GraphBinding.Settings,
        Errors = [SeriesErrors.Picture, .. GraphBinding.Errors],
        Examples =
        [
            new TagExample("run:\n  - timeseries png: {series: nowhere, start: now-1d}", "fails REM4072"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => GraphBinding.Bind(site, Spec, "base64", GraphSettings.NothingAsPng, static async (request, scope, cancel) =>
        Convert.ToBase64String(await scope.Run.Resources.SeriesGraphs.PngAsync(scope.Run.Resources.TimeSeries, request, scope.Run.Options.Processes, scope.Run.Clock, cancel)));
}
