using Rem.Errors;
using Rem.Storage;
using Rem.Storage.Sqlite;
using Rem.Testing.Shared;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Stores.Chunks;
using Rem.TimeSeries.Tests.Kit;

namespace Rem.TimeSeries.Tests.Contracts;

/// <summary>Rows of the database that are not what was written: what stood in them is told and set apart, the rest goes on.</summary>
public sealed class ChunkDamageTests : TimeSeriesBench, IDisposable
{
    private const int Groups = 80; // two pages of states
    private const int Fed = 1000;
    private readonly TempFolder _folder = new();

    private string Database => Path.Combine(_folder.In("series"), "series.db");

    private IReadOnlyList<string> Damages => ((ChunkTimeSeries)Store).Damages;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_group_whose_state_is_damaged_is_set_apart_until_it_is_removed_and_the_others_go_on()
    {
        await FillAsync();
        await DamageAsync("series_state", 0, at: 4 + (8 * 25)); // within the second group's words

        Damages.ShouldHaveSingleItem().ShouldContain("the series group 'g001' is damaged");
        await GoesOnAsync(except: "g001");

        await Store.FlushAsync(Never);
        await Store.DisposeAsync();
        Reopen();
        Damages.Count.ShouldBe(1, "it stays apart when its page was written again");
        (await Store.DeleteAsync("g001", Never)).ShouldBeTrue();
        await Store.DisposeAsync();
        Reopen();
        Damages.ShouldBeEmpty();
        (await FetchAsync(await Store.CreateAsync("g001", Gauge(rows: 900), At(0), Never), 0, 9999)).Values.ShouldAllBe(value => double.IsNaN(value));
    }

    [Fact]
    public async Task A_damaged_group_is_replaced_by_a_snapshot_only_when_it_may()
    {
        await FillAsync();
        var snapshot = await (await Store.FindAsync("g002", Never))!.SnapshotAsync(Never);
        await DamageAsync("series_state", 0, at: 4 + (8 * 25));

        (await Should.ThrowAsync<PlanException>(async () => await Store.RestoreAsync("g001", snapshot, replaces: false, Never))).Finding.Code.ShouldBe(SeriesErrors.Taken);
        (await Should.ThrowAsync<PlanException>(async () => await Store.CreateAsync("g001", Gauge(rows: 900), null, Never))).Finding.Code.ShouldBe(StorageErrors.Damaged);
        (await Should.ThrowAsync<PlanException>(async () => await Store.RenameAsync("g001", "x", Never))).Finding.Code.ShouldBe(StorageErrors.Damaged);
        (await Should.ThrowAsync<PlanException>(async () => await Store.RenameAsync("g003", "g001", Never))).Finding.Code.ShouldBe(SeriesErrors.Taken);
        var restored = await Store.RestoreAsync("g001", snapshot, replaces: true, Never);

        (await FetchAsync(restored, 1000, 9999)).Values.ShouldBe(Values(2));
    }

    [Fact]
    public async Task A_damaged_row_of_the_newest_values_is_unknown_and_told_and_no_other()
    {
        await FillAsync();
        var (id, row) = await NewestHeadAsync();
        await DamageAsync("series_head", id, at: 4 + 8 + 3);

        Damages.ShouldHaveSingleItem().ShouldContain("'g000', 'g001' and 78 more groups");
        for (var g = 0; g < Groups; g++)
        {
            var values = (await FetchAsync((await Store.FindAsync($"g{g:000}", Never))!, 1000, 9999)).Values;
            var lost = (int)(row - (At(1010).ToUnixTimeSeconds() / 10));
            double.IsNaN(values[lost]).ShouldBeTrue();
            values.Where((_, i) => i != lost).ShouldBe(Values(g).Where((_, i) => i != lost));
        }
    }

    [Theory]
    [InlineData("series_shape", 1, 4)]
    [InlineData("series_block", 0, 4)]
    [InlineData("series_begin", 0, 6)]
    public async Task What_can_be_found_again_by_what_else_there_is_costs_nothing(string table, long id, int at)
    {
        await FillAsync();
        await DamageAsync(table, id, at);

        await GoesOnAsync(except: null);
        await Store.DisposeAsync();
        Reopen();
        Damages.ShouldBeEmpty();
        (await FetchAsync((await Store.FindAsync("g007", Never))!, 1010, 10_009)).Values.ShouldBe([.. Values(7).Skip(1), 7001.0]);
    }

    [Theory]
    [InlineData(121)]
    [InlineData(122)]
    [InlineData(150)]
    [InlineData(240)]
    [InlineData(241)]
    [InlineData(260)]
    [InlineData(400)]
    public async Task A_lost_beginning_is_found_wherever_in_its_chunk_the_newest_row_is(int fed)
    {
        var group = await MakeAsync("g", Gauge(rows: 900));
        for (var i = 1; i <= fed; i++)
        {
            await UpdateAsync(group, i * 10, (double)i);
            if (i % 7 == 0)
            {
                await Store.FlushAsync(Never);
            }
        }

        await DamageAsync("series_begin", 0, 6);

        group = (await Store.FindAsync("g", Never))!;
        await FeedAsync(group, fed + 1, fed + 300, i => i);
        await Store.DisposeAsync();
        Reopen();
        (await FetchAsync((await Store.FindAsync("g", Never))!, 0, ((fed + 300) * 10) - 1)).Values.ShouldBe(Enumerable.Range(1, fed + 300).Select(static i => (double)i));
    }

    [Fact]
    public async Task A_group_whose_name_is_lost_is_told_and_its_place_is_given_to_nobody()
    {
        await FillAsync();
        await DamageAsync("series_group", 3, at: 6);

        Damages.ShouldHaveSingleItem().ShouldContain("the name of a series group is lost (row 3 of group)");
        (await Store.ListAsync("", Never)).Count.ShouldBe(Groups - 1);
        var fresh = await Store.CreateAsync("fresh", Gauge(rows: 900), At(0), Never);
        await UpdateAsync(fresh, 10_010, 1.0);
        (await FetchAsync(fresh, 0, 9999)).Values.ShouldAllBe(value => double.IsNaN(value));
        (await FetchAsync((await Store.FindAsync("g079", Never))!, 1000, 9999)).Values.ShouldBe(Values(79));
    }

    [Fact]
    public async Task A_definition_of_a_table_that_is_another_is_noticed()
    {
        await FillAsync();
        await Store.DisposeAsync();
        using (var file = SqliteFile.Open(Database))
        {
            file.Run("PRAGMA journal_mode=DELETE; PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'INTEGER PRIMARY', 'INTEGER$PRIMARY') WHERE name = 'series_head'");
        }

        Should.Throw<PlanException>(Reopen).Finding.Message.ShouldContain("the definition of 'series_head' is not what was written");
    }

    [Fact]
    public async Task A_database_of_the_first_version_is_read()
    {
        await FillAsync();
        await Store.DisposeAsync();
        using (var file = SqliteFile.Open(Database))
        {
            file.Run("PRAGMA user_version=1");
            foreach (var page in new[] { 0L, 1L })
            {
                var bytes = Blob(file, "series_state", page);
                var count = (bytes.Length - 5) / ((Width * 8) + 4);
                Put(file, "series_state", page, ChunkRow.Of(ChunkTable.State, page, bytes[..(4 + (count * Width * 8))]).Bytes!);
            }
        }

        Reopen();

        await GoesOnAsync(except: null);
    }

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.Open(_folder.In("series"), clock, new SeriesOptions { MostGroups = 100 });

    private static int Width => new Consolidation.SeriesShape(Gauge(rows: 900)).Width;

    private static IEnumerable<double> Values(int group) => Enumerable.Range(101, 900).Select(i => (double)i * group);

    private async Task FillAsync()
    {
        for (var g = 0; g < Groups; g++)
        {
            await FeedAsync(await Store.CreateAsync($"g{g:000}", Gauge(rows: 900), At(0), Never), 1, Fed, i => i * g);
        }

        await Store.FlushAsync(Never);
    }

    // All groups but one give what they were given and take a sample more.
    private async Task GoesOnAsync(string? except)
    {
        (await Store.ListAsync("", Never)).Count.ShouldBe(Groups);
        var answers = await Store.UpdateAsync(
            [.. Enumerable.Range(0, Groups).Select(g => new SeriesSample($"g{g:000}", At(10_010), new Dictionary<string, Reading> { ["v"] = Reading.Of((long)(g * 1000) + 1) }))], Never);
        for (var g = 0; g < Groups; g++)
        {
            var group = (await Store.FindAsync($"g{g:000}", Never)).ShouldNotBeNull();
            if (group.Name == except)
            {
                answers[g].Refusal.ShouldBe(SampleRefusal.Damaged);
                (await group.UpdateAsync(At(10_020), new[] { Reading.Of(1L) }, Never)).Refusal.ShouldBe(SampleRefusal.Damaged);
                (await Should.ThrowAsync<PlanException>(async () => await FetchAsync(group, 1000, 9999))).Finding.Code.ShouldBe(StorageErrors.Damaged);
                continue;
            }

            answers[g].IsTaken.ShouldBeTrue(answers[g].Detail);
            (await FetchAsync(group, 1010, 10_009)).Values.ShouldBe([.. Values(g).Skip(1), (g * 1000.0) + 1]);
        }
    }

    private async Task DamageAsync(string table, long id, int at)
    {
        await Store.DisposeAsync();
        using (var file = SqliteFile.Open(Database))
        {
            var bytes = Blob(file, table, id);
            bytes[at] ^= 4;
            Put(file, table, id, bytes);
        }

        Reopen();
    }

    // The newest row of the first archive; its number stands in front of its values.
    private async Task<(long Id, long Row)> NewestHeadAsync()
    {
        await Store.DisposeAsync();
        using var file = SqliteFile.Open(Database);
        using var statement = file.Prepare("SELECT id, v FROM series_head WHERE id < (1 << 24)");
        var newest = (Id: 0L, Row: 0L);
        while (statement.Step())
        {
            var row = BitConverter.ToInt64(statement.Bytes(1)[4..]);
            newest = row > newest.Row ? (statement.Integer(0), row) : newest;
        }

        return newest;
    }

    private static byte[] Blob(SqliteFile file, string table, long id)
    {
        using var statement = file.Prepare($"SELECT v FROM {table} WHERE id = ?1");
        statement.Bind(1, id).Step().ShouldBeTrue();
        return statement.Bytes(0).ToArray();
    }

    private static void Put(SqliteFile file, string table, long id, byte[] bytes)
    {
        using var statement = file.Prepare($"UPDATE {table} SET v = ?2 WHERE id = ?1");
        statement.Bind(1, id).Bind(2, bytes).Run();
    }
}
