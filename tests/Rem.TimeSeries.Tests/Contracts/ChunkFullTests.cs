using Rem.Errors;
using Rem.Storage;
using Rem.Testing.Shared;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.Chunks;
using Rem.TimeSeries.Tests.Kit;

namespace Rem.TimeSeries.Tests.Contracts;

/// <summary>The store in SQLite on a full disk: nothing is taken that cannot be written, all that is there is read, and it goes on when there is room.</summary>
public sealed class ChunkFullTests : TimeSeriesBench, IDisposable
{
    private const int MostPages = 50;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_refuses_samples_until_there_is_room()
    {
        var (groups, last) = (new List<ISeriesGroup>(), 0);
        for (var i = 0; i < 10; i++)
        {
            groups.Add(await MakeAsync($"g{i}", Gauge(rows: 4000)));
        }

        var full = await Should.ThrowAsync<PlanException>(async () =>
        {
            for (last = 1; last < 4000; last++)
            {
                foreach (var group in groups)
                {
                    await UpdateAsync(group, last * 10, Value(last));
                }

                await Store.FlushAsync(Never);
            }
        });

        full.Finding.Code.ShouldBe(StorageErrors.Full);
        (await Should.ThrowAsync<PlanException>(async () => await UpdateAsync(groups[3], (last + 1) * 10, 1.0))).Finding.Code.ShouldBe(StorageErrors.Full);
        (await Should.ThrowAsync<PlanException>(async () => await MakeAsync("more", Two()))).Finding.Code.ShouldBe(StorageErrors.Full);
        (await FetchAsync(groups[3], 0, (last * 10) - 1)).Values.ShouldBe(Enumerable.Range(1, last).Select(Value));

        ((ChunkTimeSeries)Store).Limit(10 * MostPages);
        await Store.FlushAsync(Never);

        await UpdateAsync(groups[3], (last + 1) * 10, 1.0);
        await Store.FlushAsync(Never);
        await Store.DisposeAsync();
        Reopen();
        (await FetchAsync((await Store.FindAsync("g3", Never))!, 0, ((last + 1) * 10) - 1)).Values.ShouldBe([.. Enumerable.Range(1, last).Select(Value), 1]);
    }

    // Whole, so that rate times seconds by seconds is it again, and large, so that it does not pack well.
    private static double Value(int step) => (double)step * step * 1_234_577;

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) =>
        ChunkTimeSeries.Open(_folder.In("series"), clock, new SeriesOptions { MostGroups = mostGroups }, null, new StoreOptions { MostPages = MostPages });
}
