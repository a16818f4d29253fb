using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.Shared.TimeSeries.Queries;
using Rem.Stdlib.Run;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Series;

/// <summary>What the tags that draw time series have in common: their settings, what can be wrong with them, and the drawing around the picture itself.</summary>
internal static class GraphBinding
{
    /// <summary>Makes the picture of a request, as text.</summary>
    public delegate ValueTask<string> Drawing(GraphRequest request, Scope scope, CancellationToken cancel);

    /// <summary>The settings.</summary>
    public static IReadOnlyList<TagSetting> Settings { get; } =
        [.. GraphSettings.All.Select(static setting => new TagSetting(setting.Name, setting.Expected, setting.Summary, Required: setting.Name == "series"))];

    /// <summary>What drawing may fail with, whatever the picture's form.</summary>
    public static IReadOnlyList<ErrorCode> Errors { get; } =
        [SeriesErrors.Graph, SharedErrors.Name, SeriesErrors.Missing, SeriesErrors.Archive, SeriesErrors.Query, SeriesErrors.Range, SeriesErrors.None, RunErrors.BadSetting];

    /// <summary>Binds a tag.</summary>
    /// <param name="site">Where it stands.</param>
    /// <param name="spec">The tag.</param>
    /// <param name="result">The name under which the picture is given.</param>
    /// <param name="nothing">The picture of a dry run whose series are not there yet.</param>
    /// <param name="draw">Draws.</param>
    public static BoundTag Bind(TagSite site, TagSpec spec, string result, string nothing, Drawing draw)
    {
        var (settings, before) = (SettingValues.Bind(site, spec), site.Binder.Findings.Count);
        foreach (var setting in GraphSettings.All)
        {
            settings.Check(site, setting.Name, setting.Expected, value => value is not null && (setting.Fits(value) || (setting.Name == "series" && value is RemMap)), setting.Expected == SeriesTime.Form ? SeriesTime.Near : null);
        }

        settings.Try(site, "series", CheckComputed);
        if (site.Binder.Findings.Count == before)
        {
            settings.TryTogether(site, known => GraphSettings.CheckTogether(known, settings.IsOpen));
        }

        return new Bound(settings, site.At, result, nothing, draw);
    }

    // With what is wrong in it, as `timeseries fetch` says it.
    private static void CheckComputed(object? series)
    {
        if (series is RemMap)
        {
            SeriesRequest.Check("series", series);
        }
    }

    private sealed class Bound(SettingValues settings, SourceSpan at, string result, string nothing, Drawing draw) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await settings.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var given = (RemMap)completion.Value!;
            return Completion.Gives(new RemMap(1) { [result] = await DrawAsync(Read(given, scope), scope, cancel) });
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
                return await draw(request, scope, cancel);
            }
            catch (PlanException error) when (error.Finding.Code == SeriesErrors.Missing && DryRun.Shows(scope, at, "draw time series that are not there yet"))
            {
                return nothing;
            }
            catch (PlanException error)
            {
                throw error.Locate(error.Finding.Code == SeriesErrors.Graph || error.Finding.Code == SeriesErrors.Picture ? at : settings.At("series"));
            }
        }
    }
}
