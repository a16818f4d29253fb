using Rem.Cases;
using Rem.Cli;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Stores;
using Rem.Values;

namespace Rem.Monitoring.Tests;

public sealed class CollectTests : IDisposable
{
    private readonly AutoClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryLog _log = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-collect-").FullName;
    private readonly SharedResources _resources;

    public CollectTests() => _resources = SharedResources.InMemory(_clock).With(() => TimeSeriesStore.InMemory(_clock));

    public void Dispose()
    {
        _clock.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_step_gives_stands_in_its_group_at_the_time_at_which_it_began()
    {
        const string plan = """
            count: 0
            while count < 6:
              limit: 10
              run:
                - increment count: 1
                - lua: return {load = {one = pipe.count * 1.5}}
                  timeseries collect: {step: 10s, group host.load: {load.one: one}}
                - lua: rem.sleep(10)
            """;
        await RunAsync(plan);

        var group = (await _resources.TimeSeries.FindAsync("host.load", default))!;
        group.Definition.Sources.ShouldBe([new SeriesSource("one", SourceType.Gauge, TimeSpan.FromSeconds(20))]);
        var rows = await group.FetchAsync(new SeriesQuery(Consolidation.Average, _clock.GetUtcNow() - TimeSpan.FromSeconds(60), _clock.GetUtcNow()), default);
        rows.Values.Count(static value => !double.IsNaN(value)).ShouldBeGreaterThanOrEqualTo(4);
        rows.Values.ShouldContain(9.0);
    }

    [Fact]
    public async Task The_step_gives_what_it_gave_without()
    {
        var result = await RunAsync("run:\n  - lua: return {a = 1, b = 'x'}\n    timeseries collect: {group g: {a: a}}\n    as: got\n");

        Rem.Values.ValueText.Of(result).ShouldBe("""{"got":{"a":1,"b":"x"}}""");
    }

    [Fact]
    public async Task A_value_that_is_no_number_is_logged_and_the_step_goes_on()
    {
        await RunAsync("run:\n  - lua: return {a = 'much', b = 2}\n    timeseries collect: {group g: {a: a, b: b, c: c}}\n");

        _log.Lines.ShouldHaveSingleItem().Text.ShouldBe("not collected: 'a' is no number but text 'much'");
        (await _resources.TimeSeries.ListAsync("", default)).ShouldBe(["g"]);
    }

    [Fact]
    public async Task A_group_gains_the_sources_that_a_later_plan_collects()
    {
        await RunAsync("run:\n  - lua: return {a = 1}\n    timeseries collect: {group g: {a: a}}\n");
        await RunAsync("run:\n  - lua: rem.sleep(10)\n  - lua: return {b = 1, c = 2}\n    timeseries collect: {group g: {b: b, c: {source: c, type: counter, min: 0, heartbeat: 1m}}}\n");

        var group = (await _resources.TimeSeries.FindAsync("g", default))!;
        group.Definition.Sources.Select(static source => source.Name).ShouldBe(["a", "b", "c"]);
        group.Definition.Sources[2].ShouldBe(new SeriesSource("c", SourceType.Counter, TimeSpan.FromMinutes(1), 0));
    }

    [Fact]
    public async Task A_source_that_is_there_with_another_type_fails_the_step_at_its_place()
    {
        await RunAsync("run:\n  - lua: return {a = 1}\n    timeseries collect: {group g: {a: a}}\n");

        var error = await Should.ThrowAsync<PlanException>(() => RunAsync("run:\n  - lua: rem.sleep(10)\n  - lua: return {a = 1}\n    timeseries collect: {group g: {a: {source: a, type: counter}}}\n"));

        error.Finding.Code.ShouldBe(SeriesErrors.Different);
        error.Finding.At.File!.Position(error.Finding.At.Start).Line.ShouldBe(4);
    }

    [Fact]
    public async Task The_name_of_a_group_is_filled_in()
    {
        await RunAsync("host: web1\nrun:\n  - lua: return {a = 1}\n    timeseries collect: {\"group ${{ host }}.cpu\": {a: a}}\n");

        (await _resources.TimeSeries.ListAsync("", default)).ShouldBe(["web1.cpu"]);
    }

    [Fact]
    public async Task A_cached_step_is_collected_when_it_is_refreshed_and_not_when_it_is_asked()
    {
        const string plan = """
            for n in [1, 2, 3, 4, 5]:
              run:
                - lua: return {a = 1}
                  cache: {name: c, interval: 30s}
                  timeseries collect: {group g: {a: a}}
            """;
        await RunAsync(plan);

        var group = (await _resources.TimeSeries.FindAsync("g", default))!;
        group.Definition.Step.ShouldBe(TimeSpan.FromSeconds(30));
        var info = await group.InfoAsync(default);
        info.Taken.ShouldBe(1);
        info.Refused.ShouldBeEmpty(); // five at one time would be four duplicates
    }

    [Fact]
    public async Task A_script_stores_and_reads_what_it_stored()
    {
        const string plan = """
            run:
              - lua: |
                  for i = -60, 0, 10 do
                    rem.timeseries.update('web', rem.now() + i, {time = 0.5 + i / 100, errors = i ~= -30 and 1 or rem.null})
                  end
                  return rem.timeseries.fetch('web', {start = -50})
              - lua: "return {late = rem.timeseries.update('web', rem.now() - 5, {time = 1})}"
            """;
        var result = (Rem.Values.RemMap)(await RunAsync(plan))!;

        Rem.Values.ValueText.Of(result["sources"]).ShouldBe("""["errors","time"]""");
        Rem.Values.ValueText.Of(result["rows"]).ShouldStartWith("[[1.0,0.0");
        ((string)result["late"]!).ShouldContain("a later sample");
    }

    [Fact]
    public async Task A_dry_run_collects_nothing()
    {
        await RunAsync("run:\n  - read file: plan.yaml\n    timeseries collect: {group g: {bytes: a}}\n  - lua: rem.timeseries.update('g', nil, {a = 1})\n", isDry: true);

        _resources.UsedTimeSeries.ShouldBeNull();
    }

    [Fact]
    public async Task A_dry_run_samples_one_round_without_waiting_and_stores_nothing()
    {
        var result = (RemMap)(await RunAsync("run:\n  - timeseries sample: {for: 1h, group: g, n: \"${{ loop.index }}\"}\n    as: got\n  - timeseries fetch: {group: g}\n    as: stored\n", isDry: true))!;

        _clock.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        ValueText.Of(((RemMap)result["got"]!)["rows"]).ShouldBe("[[0.0]]");
        ValueText.Of(((RemMap)result["stored"]!)["rows"]).ShouldBe("[]");
        (await _resources.TimeSeries.ListAsync("", default)).ShouldBeEmpty();
        _log.Lines.ShouldContain(static line => line.Text == "dry run: would sample 3600 times, each 1s");
    }

    [Fact]
    public async Task What_a_group_refuses_of_a_sample_is_logged_once_and_the_sampling_goes_on()
    {
        var group = await _resources.TimeSeries.CreateAsync("g", SeriesDefinition.Of(TimeSpan.FromSeconds(1), "other"), null, default);

        var result = (RemMap)(await RunAsync("run:\n  - timeseries sample: {for: 3s, group: g, n: 1}\n"))!;

        ValueText.Of(result["rows"]).ShouldBe("[[1.0],[1.0],[1.0]]");
        _log.Lines.Count(static line => line.Text.Contains("not collected: the group 'g' has no source 'n'", StringComparison.Ordinal)).ShouldBe(1);
        (await group.InfoAsync(default)).Taken.ShouldBe(0);
    }

    private Task<object?> RunAsync(string plan, bool isDry = false)
    {
        var path = Path.Combine(_folder, "plan.yaml");
        File.WriteAllText(path, plan);
        var engine = new RemEngine(Parts.Options() with { Log = _log, Clock = _clock, Resources = _ => _resources, IsDryRun = isDry });
        var loaded = engine.Load(path, new FindingList());
        loaded.EnsureValid();
        return engine.RunAsync(loaded, new RunRequest { Folder = _folder }, default).WaitAsync(TimeSpan.FromSeconds(90));
    }
}
