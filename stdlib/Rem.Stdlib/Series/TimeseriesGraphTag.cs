using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.Shared.TimeSeries.Queries;
using Rem.Stdlib.Run;
using Rem.Tags;
using Rem.Values;

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
        Settings = [.. GraphSettings.All.Select(static setting => new TagSetting(setting.Name, setting.Expected, setting.Summary, Required: setting.Name == "series"))],
        Errors = [SeriesErrors.Graph, SeriesErrors.Missing, SeriesErrors.Archive, SeriesErrors.Query, SeriesErrors.Range, SeriesErrors.None, RunErrors.BadSetting],
        Examples =
        [
            new TagExample("run:\n  - timeseries graph: {series: nowhere, start: now-1d}", "fails REM4072"),
            new TagExample("run:\n  - timeseries graph: {series: load, width: 12}", "fails REM1107"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var settings = SettingValues.Bind(site, Spec);
        foreach (var setting in GraphSettings.All)
        {
            settings.Check(site, setting.Name, setting.Expected, value => value is not null && (setting.Fits(value) || (setting.Name == "series" && value is RemMap)));
        }

        settings.Try(site, "series", CheckComputed);
        return new Bound(settings, site.At);
    }

    // With what is wrong in it, as `timeseries fetch` says it.
    private static void CheckComputed(object? series)
    {
        if (series is RemMap)
        {
            SeriesRequest.Check("series", series);
        }
    }

    private sealed class Bound(SettingValues settings, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await settings.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var given = (RemMap)completion.Value!;
            return Completion.Gives(new RemMap(1) { ["output"] = await DrawAsync(Read(given, scope), scope, cancel) });
        }

        private GraphRequest Read(RemMap given, Scope scope)
        {
            foreach (var setting in GraphSettings.All)
            {
                if (given.TryGetValue(setting.Name, out var value) && (value is null ? setting.Name == "series" : !setting.Fits(value)))
                {
                    CheckComputed(setting.Name == "series" ? value : null);
                    throw settings.Wrong(setting.Name, setting.Expected, value);
                }
            }

            return GraphSettings.Read(given, scope.Run.Clock.GetUtcNow());
        }

        private async ValueTask<string> DrawAsync(GraphRequest request, Scope scope, CancellationToken cancel)
        {
            try
            {
                return await scope.Run.Resources.SeriesGraphs.SvgAsync(scope.Run.Resources.TimeSeries, request, cancel);
            }
            catch (PlanException error) when (error.Finding.Code == SeriesErrors.Missing && DryRun.Shows(scope, at, "draw time series that are not there yet"))
            {
                return GraphSettings.Nothing;
            }
            catch (PlanException error)
            {
                throw error.Locate(error.Finding.Code == SeriesErrors.Graph ? at : settings.At("series"));
            }
        }
    }
}
