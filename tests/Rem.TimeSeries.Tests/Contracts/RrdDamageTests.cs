using Rem.Errors;
using Rem.Storage;
using Rem.Testing.Shared;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Tests.Kit;

namespace Rem.TimeSeries.Tests.Contracts;

/// <summary>An RRD file that cannot be read: its group is set apart, the others go on.</summary>
public sealed class RrdDamageTests : TimeSeriesBench, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_group_whose_file_is_cut_is_set_apart_until_it_is_removed()
    {
        foreach (var name in new[] { "a", "b" })
        {
            await FeedAsync(await MakeAsync(name, Gauge()), 1, 5, i => i);
        }

        await Store.DisposeAsync();
        using (var file = File.OpenWrite(Path.Combine(_folder.In("rrd files"), "a.rrd")))
        {
            file.SetLength(500);
        }

        Reopen();

        (await Store.ListAsync("", Never)).ShouldBe(["a", "b"]);
        var lost = (await Store.FindAsync("a", Never)).ShouldNotBeNull();
        (await Should.ThrowAsync<PlanException>(async () => await lost.InfoAsync(Never))).Finding.Code.ShouldBe(StorageErrors.Damaged);
        (await lost.UpdateAsync(At(60), new[] { Reading.Of(1L) }, Never)).Refusal.ShouldBe(SampleRefusal.Damaged);
        (await FetchAsync((await Store.FindAsync("b", Never))!, 0, 49)).Values.ShouldBe([1, 2, 3, 4, 5]);
        (await Store.DeleteAsync("a", Never)).ShouldBeTrue();
        await FeedAsync(await MakeAsync("a", Gauge()), 1, 2, i => i);
        await Store.DisposeAsync();
        Reopen();
        (await FetchAsync((await Store.FindAsync("a", Never))!, 0, 19)).Values.ShouldBe([1, 2]);
    }

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.OpenRrdFiles(_folder.In("rrd files"), clock);
}
