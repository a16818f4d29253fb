using Rem.Errors;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Tests;

/// <summary>What keeps a data folder from being opened, and that it is then left as it was.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly StoreBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_folder_of_a_newer_rem_is_refused_and_unchanged()
    {
        await ChangeAsync("PRAGMA user_version=99");
        var before = await File.ReadAllBytesAsync(_bench.Database);

        var error = await RefusedAsync();

        error.Finding.Code.ShouldBe(StorageErrors.Newer);
        error.Finding.Message.ShouldContain("shape 99");
        (await File.ReadAllBytesAsync(_bench.Database)).SequenceEqual(before).ShouldBeTrue("the file was changed");
    }

    [Fact]
    public async Task A_migration_that_was_cut_off_is_made_whole_by_the_next_start()
    {
        // As after a crash inside the first migration: its transaction never ended.
        await _bench.CloseAsync();
        File.Delete(_bench.Database);
        File.Delete(_bench.Database + "-mark");
        using (var file = SqliteFile.Open(_bench.Database))
        {
            file.Run("PRAGMA journal_mode=WAL");
            file.Run("BEGIN IMMEDIATE; CREATE TABLE resource(id INTEGER PRIMARY KEY)");
        }

        await _bench.ReopenAsync();

        (await _bench.Counter.AddAsync(1L, Rem.Shared.WriteOptions.None, default)).ShouldBe(1L);
    }

    [Fact]
    public async Task A_folder_that_others_may_enter_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await _bench.CloseAsync();
        File.SetUnixFileMode(_bench.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        (await RefusedAsync()).Finding.Message.ShouldContain("others may enter it");
    }

    [Fact]
    public async Task What_is_no_database_is_refused_and_named()
    {
        await _bench.CloseAsync();
        await File.WriteAllTextAsync(_bench.Database, new string('x', 10_000));

        var error = await RefusedAsync();

        error.Finding.Code.ShouldBe(StorageErrors.Damaged);
        error.Finding.Message.ShouldContain(_bench.Database);
    }

    [Fact]
    public async Task Damage_that_keeps_the_database_closed_is_not_sent_to_verify_which_cannot_open_it_either()
    {
        for (var i = 0; i < 200; i++)
        {
            await _bench.Bucket.SetAsync($"k{i}", new string('x', 200), Rem.Shared.State.SetOptions.Default, default);
        }

        await _bench.CloseAsync();
        var bytes = await File.ReadAllBytesAsync(_bench.Database);
        bytes.AsSpan(4096 * 6, bytes.Length - (4096 * 6)).Fill(0xee);
        await File.WriteAllBytesAsync(_bench.Database, bytes);

        var finding = (await RefusedAsync()).Finding;

        finding.Code.ShouldBe(StorageErrors.Damaged);
        finding.Hint!.ShouldContain("rem restore");
        finding.Hint!.ShouldNotContain("rem verify");
    }

    [Fact]
    public async Task Damage_of_one_bucket_closes_that_bucket_alone()
    {
        await _bench.Bucket.SetAsync("needle", "haystack", Rem.Shared.State.SetOptions.Default, default);
        await _bench.Counter.AddAsync(1L, Rem.Shared.WriteOptions.None, default);
        await _bench.CloseAsync();
        var bytes = await File.ReadAllBytesAsync(_bench.Database);
        bytes[bytes.AsSpan().LastIndexOf("haystack"u8)] ^= 1;
        await File.WriteAllBytesAsync(_bench.Database, bytes);

        await _bench.ReopenAsync();

        var error = await Should.ThrowAsync<PlanException>(async () => await _bench.Bucket.GetAsync("needle", default));
        error.Finding.Code.ShouldBe(StorageErrors.Damaged);
        error.Finding.Message.ShouldContain("bucket 'facts'");
        (await _bench.Counter.GetAsync(default)).ShouldBe(1L);
    }

    [Theory]
    [InlineData("UPDATE resource SET name = 'hats' WHERE name = 'hits'")]
    [InlineData("UPDATE resource SET kind = 1 WHERE name = 'hits'")]
    [InlineData("UPDATE resource SET id = 99 WHERE name = 'hits'")]
    public async Task A_counter_that_has_another_name_kind_or_key_than_was_written_is_noticed_and_does_not_begin_anew(string damage)
    {
        await _bench.Counter.AddAsync(1L, Rem.Shared.WriteOptions.None, default);
        await ChangeAsync(damage);

        var error = await RefusedAsync();

        error.Finding.Code.ShouldBe(StorageErrors.Damaged);
        error.Finding.Message.ShouldContain("another name, kind or key");
        SqliteStore.VerifyFile(_bench.Database).Damages.ShouldContain(line => line.Contains("another name, kind or key"));
    }

    [Theory]
    [InlineData("UPDATE entry SET id = id | (1 << 50)")]
    [InlineData("DELETE FROM resource WHERE name = 'facts'")]
    public async Task An_entry_that_belongs_to_nothing_is_noticed(string damage)
    {
        await _bench.Bucket.SetAsync("k", 1L, Rem.Shared.State.SetOptions.Default, default);
        await ChangeAsync(damage);

        (await RefusedAsync()).Finding.Message.ShouldContain("entry 1 belongs to nothing");
        SqliteStore.VerifyFile(_bench.Database).Damages.ShouldContain(line => line.Contains("belongs to nothing"));
    }

    [Theory]
    [InlineData("INTEGER PRIMARY", "INTEGER$PRIMARY")] // a column of its own then, and no message is found by it
    [InlineData("head BLOB", "head BLOC")]
    public async Task A_definition_of_a_table_that_is_another_is_noticed(string written, string found)
    {
        await _bench.Queue.PutAsync("mail", Rem.Shared.Queues.PutOptions.Default, default);
        await ChangeAsync($"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, '{written}', '{found}')");

        (await RefusedAsync()).Finding.Message.ShouldContain("is not what was written");
    }

    [Fact]
    public async Task Tokens_whose_row_has_another_key_do_not_begin_anew()
    {
        await _bench.Lock.AcquireAsync(new Rem.Shared.Locks.LockRequest("me"), default);
        await ChangeAsync("UPDATE fact SET id = 3 WHERE id = 1");

        (await RefusedAsync()).Finding.Code.ShouldBe(StorageErrors.Damaged);
    }

    [Fact]
    public async Task A_folder_of_the_first_shape_is_verified_opened_and_brought_to_the_newest_one()
    {
        await _bench.Counter.AddAsync(7L, Rem.Shared.WriteOptions.None, default);
        await ChangeAsync("ALTER TABLE resource DROP COLUMN sum; PRAGMA user_version=1");
        SqliteStore.VerifyFile(_bench.Database).Damages.ShouldBeEmpty();

        await _bench.ReopenAsync();

        (await _bench.Counter.GetAsync(default)).ShouldBe(7L);
        await ChangeAsync("UPDATE resource SET name = 'hats' WHERE name = 'hits'");
        (await RefusedAsync()).Finding.Message.ShouldContain("another name, kind or key");
    }

    [Fact]
    public async Task A_log_that_lost_what_was_committed_is_noticed()
    {
        await _bench.Bucket.SetAsync("k", 1L, Rem.Shared.State.SetOptions.Default, default);
        using var killed = await KillAsync();
        File.Delete(Path.Combine(killed.Path, "rem.db-wal"));

        var error = Should.Throw<PlanException>(() => SqliteStore.Open(killed.Path, TimeProvider.System));
        error.Finding.Message.ShouldContain("rem.db-wal");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_is_gone_or_empty_is_noticed_after_a_clean_end(bool isGone)
    {
        await _bench.Counter.AddAsync(1L, Rem.Shared.WriteOptions.None, default);
        await _bench.CloseAsync();
        Lose(_bench.Database, isGone);

        var error = await RefusedAsync();

        error.Finding.Code.ShouldBe(StorageErrors.Damaged);
        error.Finding.Message.ShouldContain(isGone ? "rem.db' is gone" : "rem.db' is empty");
        File.Exists(_bench.Database).ShouldBe(!isGone, "nothing is made in its place");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_log_of_a_database_that_is_gone_or_empty_outlives_the_refusal(bool isGone, bool hasMark)
    {
        await _bench.Bucket.SetAsync("k", "only in the log", Rem.Shared.State.SetOptions.Default, default);
        using var killed = await KillAsync();
        var log = await File.ReadAllBytesAsync(killed.Database + "-wal");
        log.AsSpan().IndexOf("only in the log"u8).ShouldBeGreaterThan(0);
        Lose(killed.Database, isGone);
        if (!hasMark)
        {
            File.Delete(killed.Database + "-mark");
        }

        var error = Should.Throw<PlanException>(() => SqliteStore.Open(killed.Path, TimeProvider.System));

        error.Finding.Code.ShouldBe(StorageErrors.Damaged);
        error.Finding.Message.ShouldContain("rem.db-wal");
        (await File.ReadAllBytesAsync(killed.Database + "-wal")).SequenceEqual(log).ShouldBeTrue("the log was changed");
    }

    [Fact]
    public async Task A_database_that_a_killed_first_start_left_empty_is_made()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.Database, []);

        await using var store = SqliteStore.Open(folder.Path, TimeProvider.System);

        (await store.Resources.Counters.Open("hits").AddAsync(1L, Rem.Shared.WriteOptions.None, default)).ShouldBe(1L);
    }

    [Fact]
    public async Task A_first_start_that_wrote_nothing_leaves_a_mark_of_its_database()
    {
        await _bench.CloseAsync();
        new FileInfo(_bench.Database + "-mark").Length.ShouldBe(20);
        File.Delete(_bench.Database);

        (await RefusedAsync()).Finding.Message.ShouldContain("rem.db-mark");
    }

    // What a killed process leaves.
    private async Task<TempFolder> KillAsync()
    {
        var killed = new TempFolder();
        foreach (var name in new[] { "rem.db", "rem.db-wal", "rem.db-mark" })
        {
            await using var from = new FileStream(Path.Combine(_bench.Folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var to = File.Create(Path.Combine(killed.Path, name));
            await from.CopyToAsync(to);
        }

        return killed;
    }

    private static void Lose(string database, bool isGone)
    {
        File.Delete(database);
        if (!isGone)
        {
            File.WriteAllBytes(database, []);
        }
    }

    private async Task ChangeAsync(string sql)
    {
        await _bench.CloseAsync();
        using var file = SqliteFile.Open(_bench.Database);
        file.Run("PRAGMA journal_mode=DELETE");
        file.Run(sql);
    }

    private async Task<PlanException> RefusedAsync() => await Should.ThrowAsync<PlanException>(_bench.ReopenAsync);
}
