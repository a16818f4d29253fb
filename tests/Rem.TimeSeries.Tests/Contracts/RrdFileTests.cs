using Rem.Cases;
using Rem.TimeSeries.Consolidation;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.RrdFiles;
using Rem.TimeSeries.Tests.Kit;

namespace Rem.TimeSeries.Tests.Contracts;

/// <summary>The store in RRD files, beyond the contracts (RrdContractTests).</summary>
public sealed class RrdFileTests
{
    private readonly FakeClock _clock = new();

    [RrdFact]
    public async Task Groups_are_there_after_a_restart_and_go_on()
    {
        using var folder = new TempFolder();
        var definition = SeriesDefinition.Of(TimeSpan.FromSeconds(10), "used", "free");
        var start = _clock.GetUtcNow() - TimeSpan.FromHours(1);
        await using (var store = TimeSeriesStore.OpenRrdFiles(folder.In("rrd"), _clock))
        {
            var group = await store.CreateAsync("größe/eth 0", definition, start, default);
            await group.UpdateAsync(start + TimeSpan.FromSeconds(10.25), new[] { Reading.Of(1.1), Reading.Of(2L) }, default);
        }

        await using var again = TimeSeriesStore.OpenRrdFiles(folder.In("rrd"), _clock);

        var info = await (await again.FindAsync("größe/eth 0", default)).ShouldNotBeNull().InfoAsync(default);
        info.Definition.ShouldBe(definition);
        info.LastUpdate.ShouldBe(start + TimeSpan.FromSeconds(10.25));
        info.LastReadings.ShouldBe([Reading.Of(1.1), Reading.Of(2L)]);
    }

    [RrdFact]
    public async Task Files_that_the_store_keeps_are_RRDtools_own()
    {
        using var folder = new TempFolder();
        var start = _clock.GetUtcNow() - TimeSpan.FromHours(1);
        await using (var store = TimeSeriesStore.OpenRrdFiles(folder.In("rrd"), _clock))
        {
            var group = await store.CreateAsync("a/b", SeriesDefinition.Of(TimeSpan.FromSeconds(10), "v"), start, default);
            await group.UpdateAsync(start + TimeSpan.FromSeconds(10), new[] { Reading.Of(0.1) }, default);
        }

        var (from, to, step) = (UnixTime.Of(start).Seconds, UnixTime.Of(start).Seconds + 9, 1L);
        Rrd.Succeed(LibRrd.Fetch(folder.In("rrd/a/b.rrd"), Function.Average, ref from, ref to, ref step, out var values, out _));
        values.ShouldBe([0.1]);
    }

    [Theory]
    [InlineData("a/b", "a/b.rrd")]
    [InlineData("if eth0:1", "if%20eth0%3A1.rrd")]
    [InlineData("ü%", "%C3%BC%25.rrd")]
    [InlineData("a.rrd/b.rrd", "a%2Errd/b.rrd.rrd")]
    public void A_name_has_one_path_and_a_path_one_name(string name, string path)
    {
        RrdPath.Of(name).ShouldBe(path);
        RrdPath.NameOf(path).ShouldBe(name);
    }

    [Theory]
    [InlineData("a b.rrd")]
    [InlineData("a%2.rrd")]
    [InlineData("a%2f.rrd")]
    [InlineData("a.txt")]
    public void A_path_that_no_name_has_is_none(string path) => RrdPath.NameOf(path).ShouldBeNull();
}
