using Rem.Cli.Running;
using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.Storage;
using Rem.TimeSeries.Stores;
using Rem.Values;

namespace Rem.Cli.Tests;

/// <summary>Time series in `rem backup`, `rem restore` and `rem verify`, in this process.</summary>
public sealed class SeriesBackupTests : IDisposable
{
    private const int Groups = 30;
    private const int Day = 86_400 / 10;
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SeriesDefinition _definition = SeriesDefinition.Of(TimeSpan.FromSeconds(10), "a", "b");
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-series-backup-").FullName;

    private static CancellationToken Never => CancellationToken.None;

    private string Backup => Path.Combine(_folder, "backup");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_taken_while_samples_go_on_comes_back_bit_for_bit()
    {
        await using var here = Open("here");
        await FillAsync(here, 1, 2000);
        var fed = 2000;
        using var stop = new CancellationTokenSource();
        var feeding = Task.Run(async () =>
        {
            // No more than the archives hold: a day, of which the beginning would otherwise be gone here and still stand there.
            while (!stop.IsCancellationRequested && fed < Day)
            {
                fed++;
                await FillAsync(here, fed, fed);
            }
        });

        await StoreMethods.BackupAsync(here.Store, here.Series, Backup, false, Never);
        await stop.CancelAsync();
        await feeding;
        SqliteStore.Restore(Backup, Path.Combine(_folder, "there"), replaces: false);

        await using var there = Open("there");
        (await there.Groups.ListAsync("", Never)).Count.ShouldBe(Groups);
        for (var g = 0; g < Groups; g++)
        {
            var (one, other) = (await FindAsync(here, g), await FindAsync(there, g));
            var last = (await other.InfoAsync(Never)).LastUpdate;
            last.ShouldBeGreaterThanOrEqualTo(_start.AddSeconds(20_000), "what was taken before is in it");
            foreach (var function in new[] { Consolidation.Average, Consolidation.Min, Consolidation.Max })
            {
                foreach (var resolution in new[] { 10, 60 })
                {
                    // What was begun when the copy was made has gone on since.
                    var query = new SeriesQuery(function, _start, last.AddSeconds(-2 * resolution), TimeSpan.FromSeconds(resolution));
                    Bits(await other.FetchAsync(query, Never)).ShouldBe(Bits(await one.FetchAsync(query, Never)));
                }
            }
        }
    }

    [Fact]
    public async Task A_restored_store_goes_on_as_the_other_does()
    {
        await using var here = Open("here");
        await FillAsync(here, 1, 500);
        await StoreMethods.BackupAsync(here.Store, here.Series, Backup, false, Never);
        SqliteStore.Restore(Backup, Path.Combine(_folder, "there"), replaces: false);
        await using var there = Open("there");

        await FillAsync(here, 501, 900);
        await FillAsync(there, 501, 900);

        for (var g = 0; g < Groups; g++)
        {
            var query = new SeriesQuery(Consolidation.Average, _start, _start.AddSeconds(9000));
            Bits(await (await FindAsync(there, g)).FetchAsync(query, Never)).ShouldBe(Bits(await (await FindAsync(here, g)).FetchAsync(query, Never)));
        }
    }

    [Fact]
    public async Task A_backup_from_before_there_were_series_leaves_those_of_the_folder()
    {
        await using (var here = Open("here"))
        {
            await FillAsync(here, 1, 3);
            await here.Store.BackupAsync(Backup, false, Never);
        }

        SqliteStore.Restore(Backup, Path.Combine(_folder, "here"), replaces: true);

        await using var again = Open("here");
        (await again.Groups.ListAsync("", Never)).Count.ShouldBe(Groups);
    }

    [Fact]
    public async Task A_backup_of_a_folder_without_series_takes_those_away_that_it_replaces_and_only_then()
    {
        await using (var empty = Open("empty"))
        {
            await StoreMethods.BackupAsync(empty.Store, empty.Series, Backup, false, Never);
            Directory.Exists(Path.Combine(_folder, "empty", "series")).ShouldBeFalse();
        }

        await using (var here = Open("here"))
        {
            await FillAsync(here, 1, 3);
        }

        File.Delete(Path.Combine(_folder, "here", "rem.db"));
        File.Delete(Path.Combine(_folder, "here", "rem.db-mark"));

        Should.Throw<PlanException>(() => SqliteStore.Restore(Backup, Path.Combine(_folder, "here"), replaces: false)).Message.ShouldEndWith("holds data already: series/series.db");
        SqliteStore.Restore(Backup, Path.Combine(_folder, "here"), replaces: true);

        await using var again = Open("here");
        (await again.Groups.ListAsync("", Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Series_that_somebody_works_with_are_not_replaced()
    {
        await using var here = Open("here");
        await FillAsync(here, 1, 3);
        await StoreMethods.BackupAsync(here.Store, here.Series, Backup, false, Never);
        await Open("there").DisposeAsync();
        await using var there = TimeSeriesStore.Open(Path.Combine(_folder, "there", "series"), TimeProvider.System);

        Should.Throw<PlanException>(() => SqliteStore.Restore(Backup, Path.Combine(_folder, "there"), replaces: true)).Finding.Code.ShouldBe(StorageErrors.Owned);
    }

    [Fact]
    public async Task Damaged_series_are_told_of_a_folder_and_of_a_backup_and_the_others_come_back()
    {
        await using (var here = Open("here"))
        {
            await FillAsync(here, 1, 300);
            (await StoreMethods.VerifyAsync(here.Store, here.Series, Never))["sound"].ShouldBe(true);
        }

        Flip(Path.Combine(_folder, "here", "series", "series.db"), "hosts/7/x"u8);

        await using (var here = Open("here"))
        {
            var facts = await StoreMethods.VerifyAsync(here.Store, here.Series, Never);
            facts["sound"].ShouldBe(false);
            facts["groups"].ShouldBe((long)Groups - 1);
            ((RemList)facts["damages"]!)[0].ShouldBe("time series: the name of a series group (row 8) is not what was written");
            await StoreMethods.BackupAsync(here.Store, here.Series, Backup, false, Never);
        }

        StoreMethods.Verify(Backup)["sound"].ShouldBe(false);
        SqliteStore.Restore(Backup, Path.Combine(_folder, "there"), replaces: false);
        await using var there = Open("there");
        (await there.Groups.ListAsync("", Never)).Count.ShouldBe(Groups - 1);
    }

    private static void Flip(string path, ReadOnlySpan<byte> text)
    {
        var bytes = File.ReadAllBytes(path);
        var place = bytes.AsSpan().LastIndexOf(text);
        place.ShouldBeGreaterThan(0, "the test's own value was not found");
        bytes[place] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static ulong[] Bits(FetchedRows rows) => [.. rows.Values.Select(BitConverter.DoubleToUInt64Bits)];

    private static async Task<ISeriesGroup> FindAsync(Opened opened, int group) => (await opened.Groups.FindAsync($"hosts/{group}/x", Never)).ShouldNotBeNull();

    private static async Task FillAsync(Opened opened, int first, int last)
    {
        for (var g = 0; g < Groups; g++)
        {
            var group = await opened.Groups.CreateAsync($"hosts/{g}/x", _definition, _start, Never);
            for (var i = first; i <= last; i++)
            {
                var answer = await group.UpdateAsync(_start.AddSeconds(i * 10), new[] { Reading.Of(Math.Sin(i + g)), Reading.Of((double)(i * g)) }, Never);
                answer.IsTaken.ShouldBeTrue(answer.Detail);
            }
        }
    }

    private Opened Open(string name) => new(Path.Combine(_folder, name));

    private sealed class Opened : IAsyncDisposable
    {
        public Opened(string folder)
        {
            Store = SqliteStore.Open(folder, TimeProvider.System);
            Series = SeriesOfFolder.With(Store.Resources, Store, folder, TimeProvider.System, null);
        }

        public SqliteStore Store { get; }

        public SeriesOfFolder Series { get; }

        public ITimeSeries Groups => Series.Shared.TimeSeries;

        public ValueTask DisposeAsync() => Series.DisposeAsync();
    }
}
