using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Queries;
using Rem.Stdlib.Run;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Series;

/// <summary>Reads time series, and computes of several of them.</summary>
public sealed class TimeseriesFetchTag : ITag
{
    private const string Fill = "run:\n  - lua: for i = 1, 2 do rem.timeseries.update('web', 1767225600 + i * 10, {ok = 9, bad = i}) end\n";

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("timeseries fetch")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Reads rows of time series over a range of time, and sums, ratios, percentiles and rates of several.",
        Value = "the settings below, of which `group` or `series` says what is read",
        Shapes = ValueShapes.Map,
        Gives = "`{start, step, sources, rows}`: seconds, names, and rows with a value for each name; null is unknown, and the first row ends at start + step. With `summary` one by name: `{min, avg, max, last, known, p50, …}`",
        Settings =
        [
            new TagSetting("group", "text", "The group that is read; in a dry run one that is not there has no rows."),
            new TagSetting("series", "map", "Names and what stands under each: a group of one source, `{group, source, function}`, `{sum: [...], partial: true}` (of what is known), `{ratio: [a, b]}`, `{percentile: 95, of: [...]}`, `{rate: a}` (the change each second). A text is a name that stands above, or else a group; `{groups: PREFIX, source: NAME}` in the place of a list stands for all groups that begin so."),
            new TagSetting("sources", "text or list", "The sources of the group.", Default: "all"),
            new TagSetting("start", "text or number", "The beginning: `now-1h`, a time such as 2026-11-20T14:00:00Z, seconds since 1970, or from now where they are 0 or below.", Default: "an hour ago"),
            new TagSetting("end", "text or number", "The end.", Default: "now"),
            new TagSetting("width", "integer", "How many rows are wanted: the archive that comes nearest answers."),
            new TagSetting("resolution", "duration", "The time that a row should stand for.", Default: "the finest"),
            new TagSetting("function", "text", "average, min, max or last.", Default: "average"),
            new TagSetting("summary", "bool or list", "True, or percentiles: `[50, 95]`.", Default: "none"),
        ],
        Errors = [SeriesErrors.Query, SharedErrors.Name, SeriesErrors.Missing, SeriesErrors.Archive, SeriesErrors.Range, SeriesErrors.None],
        Examples =
        [
            new TagExample(
                Fill + "  - timeseries fetch:\n      series:\n        bad: {group: web, source: bad}\n        all: {sum: [bad, {group: web, source: ok}]}\n        share: {ratio: [bad, all]}\n      start: 1767225600\n      end: 1767225619\n",
                "{start: 1767225600, step: 10, sources: [bad, all, share], rows: [[1.0, 10.0, 0.1], [2.0, 11.0, 0.18181818181818182]]}"),
            new TagExample("run:\n  - timeseries fetch: {group: nobody}", "fails REM4072"),
            new TagExample("run:\n  - timeseries fetch: {series: {all: {sum: []}}}", "fails REM4079"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var settings = SettingValues.Bind(site, Spec);
        settings.OnlyOne(site, "group", "series");
        settings.Check(site, "group", "text", static value => value is string);
        if (settings.Find("group") is null && settings.Find("series") is null && site.Value is MapNode)
        {
            site.Error(BindErrors.Setting, site.At, $"'{site.Key}' has no 'group' and no 'series'", "write `group: NAME`, or `series: {NAME: …}`");
        }

        var before = site.Binder.Findings.Count;
        foreach (var setting in Spec.Settings)
        {
            settings.Try(site, setting.Name, value => SeriesRequest.Check(setting.Name, value));
        }

        if (site.Binder.Findings.Count == before)
        {
            settings.TryTogether(site, known => SeriesRequest.CheckTogether(settings.Find("group") is not null, known, settings.IsOpen));
        }

        return new Bound(settings, site.At);
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

            var options = (RemMap)completion.Value!;
            var series = settings.Text(options, "group") ?? (options.TryGetValue("series", out var map) ? map : null);
            try
            {
                var request = SeriesRequest.Read(series, options, scope.Run.Clock.GetUtcNow());
                return Completion.Gives(await SeriesAnswer.OfAsync(scope.Run.Resources.TimeSeries, request, cancel));
            }
            catch (PlanException error) when (error.Finding.Code == SeriesErrors.Missing && DryRun.Shows(scope, at, "read time series that are not there yet"))
            {
                return Completion.Gives(new RemMap(4) { ["start"] = 0L, ["step"] = 1L, ["sources"] = new RemList(0), ["rows"] = new RemList(0) });
            }
            catch (PlanException error)
            {
                error.Locate(settings.At(series is string ? "group" : "series"));
                throw;
            }
        }
    }
}
