using Rem.Errors;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Stores;
using Rem.Values;

namespace Rem.TimeSeries.Tests.Graphs;

public sealed class GraphFetchTests
{
    private static readonly DateTimeOffset _end = Made.Start.AddDays(2);

    [Fact]
    public async Task A_group_gives_a_series_for_each_source_with_least_and_greatest_where_archives_have_them()
    {
        await using var store = await StoreAsync();

        var graph = await GraphFetch.RunAsync(store, new GraphRequest([new GraphSource("a")], Look(1)), default);

        graph.Series.Select(static series => series.Name).ShouldBe(["one", "two"]);
        graph.Series[0].Values.Step.ShouldBe(TimeSpan.FromSeconds(60));
        graph.Series[0].Greatest!.Values.Max().ShouldBe(100);
        graph.Series[0].Least!.Values.Where(double.IsFinite).Min().ShouldBe(0);
    }

    [Fact]
    public async Task Names_tell_groups_apart_and_labels_replace_them()
    {
        await using var store = await StoreAsync();

        var graph = await GraphFetch.RunAsync(store, new GraphRequest([new GraphSource("a", "one"), new GraphSource("b", "one", "other", GraphStyle.Area), new GraphSource("b", Label: "all")], Look(1)), default);

        graph.Series.Select(static series => (series.Name, series.Style)).ShouldBe([("a one", GraphStyle.Line), ("other", GraphStyle.Area), ("all one", GraphStyle.Line), ("all two", GraphStyle.Line)]);
    }

    [Fact]
    public async Task What_is_not_there_is_named_with_what_is_near()
    {
        await using var store = await StoreAsync();

        async Task<Finding> FailureAsync(GraphSource source) => (await Should.ThrowAsync<PlanException>(() => GraphFetch.RunAsync(store, new GraphRequest([source], Look(1)), default))).Finding;
        (await FailureAsync(new GraphSource("aa"))).ShouldSatisfyAllConditions(static finding => finding.Code.ShouldBe(SeriesErrors.Missing), static finding => finding.Hint.ShouldBe("did you mean 'a'?"));
        (await FailureAsync(new GraphSource("a", "onne"))).ShouldSatisfyAllConditions(static finding => finding.Code.ShouldBe(SeriesErrors.Query), static finding => finding.Hint.ShouldBe("did you mean 'one'?"));
    }

    [Fact]
    public void All_that_is_wrong_with_settings_is_said_at_once()
    {
        var settings = new RemMap { ["series"] = RemList.Of(new RemMap { ["grup"] = "a" }), ["width"] = 7L, ["zone"] = "Europe/Nowhere", ["thema"] = "dark", ["bounds"] = new RemMap { ["x"] = "y" }, ["events"] = RemList.Of(new RemMap { ["at"] = 5L, ["until"] = 3L }) };

        var error = Should.Throw<PlanException>(() => GraphSettings.Read(settings, _end));

        error.Finding.Code.ShouldBe(SeriesErrors.Graph);
        error.Finding.Hint.ShouldBe("did you mean 'theme'?");
        foreach (var part in new[] { "'series' must be", "'width' must be a whole number from 120 to 4000, got integer 7", "'zone' must be", "there is no 'thema'", "'bounds' must be", "'events' must be" })
        {
            error.Finding.Message.ShouldContain(part);
        }
    }

    [Fact]
    public void Settings_are_read()
    {
        var request = GraphSettings.Read(
            new RemMap
            {
                ["series"] = RemList.Of("a", new RemMap { ["group"] = "b", ["source"] = "one", ["style"] = "area", ["function"] = "max" }),
                ["start"] = "now-2h", ["end"] = -60L, ["style"] = "stack", ["zone"] = "Europe/Berlin", ["theme"] = "auto", ["lower"] = 0L, ["upper"] = 1.5,
                ["bounds"] = new RemMap { ["warning"] = 80L, ["limit"] = 90.5 },
                ["events"] = RemList.Of(new RemMap { ["at"] = "now-1h", ["until"] = "now", ["label"] = "work", ["mark"] = "downtime" }),
            },
            _end);

        request.Series.ShouldBe([new GraphSource("a"), new GraphSource("b", "one", null, GraphStyle.Area, Function.Max)]);
        var look = request.Look;
        (look.Start, look.End, look.Style, look.Theme, look.Lower, look.Upper, look.Zone).ShouldBe((_end.AddHours(-2), _end.AddSeconds(-60), GraphStyle.Stack, GraphTheme.Auto, 0, 1.5, Made.Berlin));
        look.Bounds.ShouldBe([new GraphBound(80, "warning", GraphMark.Warning), new GraphBound(90.5, "limit", GraphMark.Note)]);
        look.Events.ShouldBe([new GraphEvent(_end.AddHours(-1), _end, "work", GraphMark.Downtime)]);
    }

    private static GraphLook Look(int days) => new() { Start = _end.AddDays(-days), End = _end };

    private static async Task<ITimeSeries> StoreAsync()
    {
        var store = TimeSeriesStore.InMemory(new Rem.Cases.FakeClock(_end));
        foreach (var name in new[] { "a", "b" })
        {
            var group = await store.CreateAsync(name, SeriesDefinition.Of(TimeSpan.FromSeconds(10), "one", "two"), Made.Start, default);
            for (var i = 1; i <= 2 * 8640; i++)
            {
                await group.UpdateAsync(Made.Start.AddSeconds(i * 10), new[] { Reading.Of(i == 15_000 ? 100.0 : i % 7), Reading.Of(1.0) }, default);
            }
        }

        return store;
    }
}
