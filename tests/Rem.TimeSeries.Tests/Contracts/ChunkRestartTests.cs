using Rem.Cases;
using Rem.Errors;
using Rem.Storage;
using Rem.Testing.Shared;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.Chunks;
using Rem.TimeSeries.Tests.Kit;

namespace Rem.TimeSeries.Tests.Contracts;

/// <summary>The store in SQLite over restarts, with damage, and what a flush window is.</summary>
public sealed class ChunkRestartTests : TimeSeriesBench, IDisposable
{
    private static readonly int Flips = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_FLIPS"), out var flips) ? flips : 60;
    private readonly TempFolder _folder = new();

    private string Database => Path.Combine(_folder.In("series"), "series.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_taken_is_there_after_a_restart_and_goes_on()
    {
        await FillAsync(Store);
        await Store.DisposeAsync();

        await using var again = Make(Clock, MostGroups);

        var group = (await again.FindAsync("g3", Never)).ShouldNotBeNull();
        group.Definition.ShouldBe(Gauge(rows: 900));
        await FeedAsync(group, 1001, 1005, i => i * 3);
        (await FetchAsync(group, 3000, 10_049)).Values.ShouldBe([.. Enumerable.Repeat(double.NaN, 0), .. Enumerable.Range(301, 705).Select(i => (double)(i * 3))]);
        (await again.ListAsync("", Never)).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_deleted_or_renamed_group_stays_so_after_a_restart()
    {
        await FillAsync(Store);
        await Store.DeleteAsync("g1", Never);
        await Store.RenameAsync("g2", "other", Never);
        await Store.DisposeAsync();

        await using var again = Make(Clock, MostGroups);

        (await again.FindAsync("g1", Never)).ShouldBeNull();
        (await again.FindAsync("g2", Never)).ShouldBeNull();
        (await FetchAsync((await again.FindAsync("other", Never))!, 9000, 9009)).Values.ShouldBe([1802]);
        var fresh = await again.CreateAsync("new", Gauge(rows: 900), At(0), Never);
        await UpdateAsync(fresh, 10_000, 1.0);
        (await FetchAsync(fresh, 3000, 9_999)).Values.ShouldAllBe(value => double.IsNaN(value)); // its place was that of the deleted one
    }

    [Theory]
    [InlineData(1)]
    [InlineData(39)]
    public async Task A_store_opens_again_when_its_last_groups_were_deleted(int deleted)
    {
        for (var g = 0; g < 40; g++)
        {
            await FeedAsync(await MakeAsync($"g{g}", Gauge(rows: 900)), 1, 300, i => i * g);
        }

        for (var g = 40 - deleted; g < 40; g++)
        {
            await Store.DeleteAsync($"g{g}", Never);
        }

        await Store.DisposeAsync();
        Reopen();

        (await Store.ListAsync("", Never)).Count.ShouldBe(40 - deleted);
        (await FetchAsync((await Store.FindAsync("g0", Never))!, 0, 2999)).Values.ShouldAllBe(value => value == 0);
        var fresh = await MakeAsync("fresh", Gauge(rows: 900));
        await UpdateAsync(fresh, 3010, 7.0);
        await Store.DisposeAsync();
        Reopen();
        (await FetchAsync((await Store.FindAsync("fresh", Never))!, 0, 2999)).Values.ShouldAllBe(value => double.IsNaN(value));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public async Task A_database_does_not_grow_beyond_what_its_archives_keep(int flushedEach)
    {
        var group = await MakeAsync("g", Gauge(rows: 500));
        Clock.Advance(TimeSpan.FromDays(1)); // an hour and a half of rows, fed for a day and more
        await FeedAsync(group, 1, 2000, i => i / 7.0);
        await Store.FlushAsync(Never);
        var size = await SizeAsync();

        for (var i = 2001; i <= 12_000; i++)
        {
            await UpdateAsync(group, i * 10, i / 7.0);
            if (i % flushedEach == 0)
            {
                await Store.FlushAsync(Never);
            }
        }

        await Store.FlushAsync(Never);
        (await SizeAsync()).ShouldBeLessThanOrEqualTo(size + (8 * 8192));

        async Task<long> SizeAsync()
        {
            var copy = _folder.In("copy.db");
            File.Delete(copy);
            await Store.DisposeAsync();
            File.Copy(Database, copy);
            Reopen();
            group = (await Store.FindAsync("g", Never)).ShouldNotBeNull();
            return new FileInfo(copy).Length;
        }
    }

    [Fact]
    public async Task The_flush_window_writes_without_being_asked()
    {
        var group = await MakeAsync("g", Gauge());
        await UpdateAsync(group, 10, 5.0);
        var length = new FileInfo(Database + "-wal").Length;

        Clock.Advance(TimeSpan.FromSeconds(1));

        await UntilAsync(() => new FileInfo(Database + "-wal").Length > length, "the log grows");
    }

    [Fact]
    public async Task A_second_process_is_refused_and_told_who_has_the_folder()
    {
        await MakeAsync("g", Gauge());

        Should.Throw<PlanException>(() => Make(Clock, MostGroups)).Finding.Code.ShouldBe(StorageErrors.Owned);
    }

    [Fact]
    public async Task A_flipped_byte_is_an_error_or_changes_nothing()
    {
        await FillAsync(Store);
        await Store.DisposeAsync();
        var sound = await File.ReadAllBytesAsync(Database);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var noticed = 0;
        for (var i = 0; i < Flips; i++)
        {
            var bytes = (byte[])sound.Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(Database, bytes);
            noticed += await IsSoundAsync(seed) ? 0 : 1;
        }

        await File.WriteAllBytesAsync(Database, sound);
        (await IsSoundAsync(seed)).ShouldBeTrue();
        noticed.ShouldBeGreaterThan(10, $"seed {seed}");
    }

    [Fact]
    public async Task A_database_that_is_gone_is_damage_and_nothing_is_put_in_its_place()
    {
        await FillAsync(Store);
        await Store.DisposeAsync();
        File.Delete(Database);

        Should.Throw<PlanException>(() => Make(Clock, MostGroups)).Finding.Code.ShouldBe(StorageErrors.Damaged);
        File.Exists(Database).ShouldBeFalse();
    }

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.Open(_folder.In("series"), clock, new SeriesOptions { MostGroups = mostGroups });

    private async Task FillAsync(ITimeSeries store)
    {
        for (var g = 0; g < 20; g++)
        {
            var group = await store.CreateAsync($"g{g}", Gauge(rows: 900), At(0), Never);
            await FeedAsync(group, 1, 1000, i => i * g);
        }
    }

    // Each value is what was written, or unknown in a store that says what it lost, or an error says that it cannot be told.
    private async Task<bool> IsSoundAsync(int seed)
    {
        try
        {
            await using var store = Make(Clock, MostGroups);
            var isTold = ((ChunkTimeSeries)store).Damages.Count > 0;
            for (var g = 0; g < 20; g++)
            {
                if (await store.FindAsync($"g{g}", Never) is not { } group)
                {
                    return false;
                }

                var rows = await FetchAsync(group, 1000, 9_999);
                for (var i = 0; i < 900; i++)
                {
                    var isRight = rows.Values[i] == (i + 101) * g || (isTold && double.IsNaN(rows.Values[i]));
                    isRight.ShouldBeTrue($"seed {seed}: g{g} gives {rows.Values[i]} in row {i}");
                }
            }

            return !isTold;
        }
        catch (PlanException error)
        {
            // A flip in the file's head can make SQLite take it for one that another process works with.
            error.Finding.Code.ShouldBeOneOf(StorageErrors.Damaged, StorageErrors.Owned);
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> isTrue, string what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!isTrue())
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(Waiting.Patience, what);
            await Task.Yield();
        }
    }
}
