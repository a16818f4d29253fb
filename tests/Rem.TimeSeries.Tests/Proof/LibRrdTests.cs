using System.Globalization;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Tests.Kit;
using Xunit.Abstractions;

namespace Rem.TimeSeries.Tests.Proof;

/// <summary>
/// The arithmetic against RRDtool's library, bit by bit. 1,000 random groups; the long form: REM_TEST_SERIES=10000.
/// REM_TEST_SEED=N begins at the N-th, and so repeats one that failed.
/// </summary>
public sealed class LibRrdTests(ITestOutputHelper output)
{
    [RrdFact]
    public async Task Every_value_of_random_groups_is_the_librarys_bit_by_bit()
    {
        var (count, seed) = (Number("REM_TEST_SERIES") ?? 1000, Number("REM_TEST_SEED") ?? Random.Shared.Next(1_000_000_000));
        output.WriteLine($"{count} groups, seeds from {seed}");
        using var folder = new TempFolder();
        var (taken, refused, values) = (0L, 0L, 0L);
        for (var i = 0; i < count; i++)
        {
            var proof = new LibRrdProof(seed + i, folder.Path);
            await proof.RunAsync();
            (taken, refused, values) = (taken + proof.Taken, refused + proof.Refused, values + proof.Values);
        }

        output.WriteLine($"{taken} updates taken, {refused} refused, {values} values compared, 0 different");
        values.ShouldBeGreaterThan(count * 50L);
        refused.ShouldBeGreaterThan(0);
    }

    [RrdFact]
    public async Task The_store_in_SQLite_gives_the_same_bits_also_when_it_is_closed_and_opened_between_samples()
    {
        var (count, seed) = ((Number("REM_TEST_SERIES") ?? 1000) / 20, Number("REM_TEST_SEED") ?? Random.Shared.Next(1_000_000_000));
        output.WriteLine($"{count} groups, seeds from {seed}");
        using var folder = new TempFolder();
        ITimeSeries? store = null;
        for (var i = 0; i < count; i++)
        {
            await new LibRrdProof(seed + i, folder.Path).RunAsync(async there =>
            {
                store = there is null && store is not null ? store : await ReopenAsync(there, folder.In("series"));
                return store;
            });
        }

        await store!.DisposeAsync();
    }

    private static async ValueTask<ITimeSeries> ReopenAsync(ITimeSeries? store, string folder)
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }

        return TimeSeriesStore.Open(folder, LibRrdProof.Clock);
    }

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
