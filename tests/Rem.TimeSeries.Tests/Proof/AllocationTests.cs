using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Tests.Kit;

namespace Rem.TimeSeries.Tests.Proof;

/// <summary>What is done for each sample leaves nothing for the garbage collector.</summary>
public sealed class AllocationTests
{
    private const int Samples = 50_000;

    [Fact]
    public async Task A_sample_in_memory_allocates_nothing()
    {
        await using var store = TimeSeriesStore.InMemory(TimeProvider.System);

        (await AllocatedAsync(store)).ShouldBeLessThan(Samples / 10);
    }

    [Fact]
    public async Task A_sample_in_SQLite_allocates_nothing_but_its_share_of_chunks_and_their_writing()
    {
        using var folder = new TempFolder();
        await using var store = TimeSeriesStore.Open(folder.In("series"), TimeProvider.System);

        (await AllocatedAsync(store)).ShouldBeLessThan(Samples * 32); // eight bytes a value, in 1.5 values a sample, packed
    }

    private static async Task<long> AllocatedAsync(ITimeSeries store)
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var definition = new SeriesDefinition(TimeSpan.FromSeconds(1), SeriesDefinition.Of(TimeSpan.FromSeconds(1), "v").Sources, [new(Function.Average, 0.5, 1, 2000), new(Function.Max, 0.5, 6, 2000), new(Function.Min, 0.5, 6, 2000)]);
        var group = await store.CreateAsync("g", definition, start, default);
        Feed(group, start, 1, 1000); // the first ones compile
        return Feed(group, start, 1001, Samples);
    }

    private static long Feed(ISeriesGroup group, DateTimeOffset start, int first, int last)
    {
        var readings = new Reading[1];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = first; i <= last; i++)
        {
            readings[0] = Reading.Of(i * 0.5);
            var answer = group.UpdateAsync(start.AddSeconds(i), readings, default);
            if (!answer.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("a sample was waited for");
            }
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
