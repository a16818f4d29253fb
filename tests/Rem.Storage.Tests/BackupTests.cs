using Rem.Errors;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Tests;

/// <summary>Backups: what is in them, what they refuse, what comes back.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly StoreBench _bench = new();
    private readonly TempFolder _elsewhere = new();

    private string Backup => Path.Combine(_elsewhere.Path, "a.backup");

    private string Restored => Path.Combine(_elsewhere.Path, "restored");

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose()
    {
        _bench.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task A_backup_holds_all_that_was_answered()
    {
        await FillAsync();

        (await _bench.Store.BackupAsync(Backup, false, Never)).ShouldBe(new FileInfo(Backup).Length);
        SqliteStore.Restore(Backup, Restored, replaces: false).IsSound.ShouldBeTrue();

        await using var store = SqliteStore.Open(Restored, _bench.Clock);
        (await store.Resources.Queues.Open("mail").CountAsync(Never)).Ready.ShouldBe(1);
        (await store.Resources.States.Open("facts").GetAsync("k", Never))!.Value.ShouldBe("v");
    }

    [Fact]
    public async Task Tokens_that_were_granted_after_the_backup_are_stale_after_it()
    {
        await _bench.Store.BackupAsync(Backup, false, Never);
        var later = 0L;
        for (var i = 0; i < 30_000; i++)
        {
            later = (await _bench.Lock.AcquireAsync(new LockRequest("me"), Never))!.Token;
            await _bench.Lock.ReleaseAsync(later, Never);
        }

        SqliteStore.Restore(Backup, Restored, replaces: false);

        await using var store = SqliteStore.Open(Restored, _bench.Clock);
        (await store.Resources.Locks.Open("deploy").AcquireAsync(new LockRequest("me"), Never))!.Token.ShouldBeGreaterThan(later);
    }

    [Fact]
    public async Task A_backup_is_its_owners_alone()
    {
        await _bench.Store.BackupAsync(Backup, false, Never);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task What_is_left_of_data_whose_database_is_gone_is_replaced_only_when_asked_for()
    {
        await FillAsync();
        await _bench.Store.BackupAsync(Backup, false, Never);
        await _bench.CloseAsync();
        File.Delete(_bench.Database);

        Should.Throw<PlanException>(() => SqliteStore.Restore(Backup, _bench.Folder, replaces: false)).Finding.Message.ShouldContain("holds data already: rem.db-mark");
        SqliteStore.Restore(Backup, _bench.Folder, replaces: true);

        await _bench.ReopenAsync();
        (await _bench.Bucket.GetAsync("k", Never))!.Value.ShouldBe("v");
    }

    [Fact]
    public async Task A_restored_database_that_is_lost_before_its_first_start_is_noticed()
    {
        await _bench.Store.BackupAsync(Backup, false, Never);
        SqliteStore.Restore(Backup, Restored, replaces: false);
        File.Delete(Path.Combine(Restored, "rem.db"));

        Should.Throw<PlanException>(() => SqliteStore.Open(Restored, _bench.Clock)).Finding.Code.ShouldBe(StorageErrors.Damaged);
    }

    [Fact]
    public async Task Data_that_stands_there_is_replaced_only_when_asked_for()
    {
        await FillAsync();
        await _bench.Store.BackupAsync(Backup, false, Never);
        await _bench.Bucket.SetAsync("k", "later", SetOptions.Default, Never);
        await _bench.CloseAsync();

        Should.Throw<PlanException>(() => SqliteStore.Restore(Backup, _bench.Folder, replaces: false)).Finding.Message.ShouldContain("holds data already");
        SqliteStore.Restore(Backup, _bench.Folder, replaces: true);

        await _bench.ReopenAsync();
        (await _bench.Bucket.GetAsync("k", Never))!.Value.ShouldBe("v");
    }

    [Fact]
    public async Task A_restore_that_was_cut_short_is_not_taken_for_the_data()
    {
        await FillAsync();
        await _bench.Store.BackupAsync(Backup, false, Never);
        await _bench.CloseAsync();
        await File.WriteAllTextAsync(Path.Combine(_bench.Folder, "restoring"), Backup + "\n");

        var error = await Should.ThrowAsync<PlanException>(_bench.ReopenAsync);

        error.Finding.Message.ShouldBe($"the data folder '{_bench.Folder}' is not whole: the restore of '{Backup}' was cut short");
        SqliteStore.Restore(Backup, _bench.Folder, replaces: true);
        await _bench.ReopenAsync();
        (await _bench.Bucket.GetAsync("k", Never))!.Value.ShouldBe("v");
    }

    [Fact]
    public async Task What_refuses_a_file_of_the_backup_leaves_the_folder_as_it_was()
    {
        await FillAsync();
        await File.WriteAllTextAsync(Path.Combine(_bench.Folder, "beside"), "one");
        await _bench.Store.BackupAsync(Backup, false, Never, "beside");
        await _bench.Bucket.SetAsync("k", "later", SetOptions.Default, Never);
        await _bench.CloseAsync();

        Should.Throw<InvalidOperationException>(() => SqliteStore.Restore(Backup, _bench.Folder, replaces: true, static file => throw new InvalidOperationException(file.Name))).Message.ShouldBe("beside");

        await _bench.ReopenAsync();
        (await _bench.Bucket.GetAsync("k", Never))!.Value.ShouldBe("later");
    }

    [Fact]
    public async Task A_file_of_the_backup_can_get_another_name()
    {
        await File.WriteAllTextAsync(Path.Combine(_bench.Folder, "beside"), "one");
        await _bench.Store.BackupAsync(Backup, false, Never, "beside");

        SqliteStore.Restore(Backup, Restored, replaces: false, static file => file.Name + ".old");

        File.ReadAllText(Path.Combine(Restored, "beside.old")).ShouldBe("one");
        File.Exists(Path.Combine(Restored, "beside")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_folder_of_a_running_process_is_left_alone()
    {
        await _bench.Store.BackupAsync(Backup, false, Never);

        Should.Throw<PlanException>(() => SqliteStore.Restore(Backup, _bench.Folder, replaces: true)).Finding.Code.ShouldBe(StorageErrors.Owned);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_named()
    {
        await FillAsync();
        await _bench.Store.BackupAsync(Backup, false, Never);
        var bytes = await File.ReadAllBytesAsync(Backup);
        var at = bytes.AsSpan().IndexOf("needle"u8);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(Backup, bytes);

        var report = SqliteStore.VerifyFile(Backup);
        var error = Should.Throw<PlanException>(() => SqliteStore.Restore(Backup, Restored, replaces: false));

        report.Damages.ShouldHaveSingleItem().ShouldStartWith("queue 'mail', message 1");
        error.Finding.Code.ShouldBe(StorageErrors.Damaged);
        error.Finding.Message.ShouldContain(Backup);
        Directory.Exists(Restored).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(Backup, new string('x', 5000));

        var error = Should.Throw<PlanException>(() => SqliteStore.VerifyFile(Backup));

        error.Finding.Code.ShouldBe(StorageErrors.Backup);
        error.Finding.Message.ShouldBe($"'{Backup}' is no backup of rem: it does not begin as one");
    }

    [Fact]
    public void A_database_of_another_program_is_no_backup()
    {
        using (var other = SqliteFile.Open(Backup))
        {
            other.Run("CREATE TABLE x(a)");
        }

        Should.Throw<PlanException>(() => SqliteStore.VerifyFile(Backup)).Finding.Code.ShouldBe(StorageErrors.Backup);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(5000)]
    [InlineData(-1)]
    public async Task A_backup_that_was_cut_is_damaged_and_says_how_much_is_left(int length)
    {
        await FillAsync();
        await _bench.Store.BackupAsync(Backup, false, Never);
        using (var file = File.OpenWrite(Backup))
        {
            file.SetLength(length < 0 ? file.Length + length : length);
        }

        var report = SqliteStore.VerifyFile(Backup);

        report.IsSound.ShouldBeFalse();
        report.Damages[0].ShouldStartWith($"it was cut: {new FileInfo(Backup).Length} ");
    }

    [Fact]
    public async Task A_backup_takes_the_place_of_nothing_unless_it_is_asked_to()
    {
        await File.WriteAllTextAsync(Backup, "mine");

        (await Should.ThrowAsync<PlanException>(async () => await _bench.Store.BackupAsync(Backup, false, Never))).Finding.Code.ShouldBe(StorageErrors.Exists);
        File.ReadAllText(Backup).ShouldBe("mine");

        await _bench.Store.BackupAsync(Backup, true, Never);
        SqliteStore.VerifyFile(Backup).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_backup_in_the_data_folder_is_refused_and_the_database_is_left_alone()
    {
        foreach (var name in new[] { "rem.db", "a.backup" })
        {
            (await Should.ThrowAsync<PlanException>(async () => await _bench.Store.BackupAsync(Path.Combine(_bench.Folder, name), true, Never))).Finding.Code.ShouldBe(StorageErrors.Backup);
        }

        await FillAsync();
        await _bench.ReopenAsync();
        (await _bench.Bucket.GetAsync("k", Never))!.Value.ShouldBe("v");
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_leaves_nothing()
    {
        var path = Path.Combine(_elsewhere.Path, "missing", "a.backup");

        (await Should.ThrowAsync<PlanException>(async () => await _bench.Store.BackupAsync(path, false, Never))).Finding.Message.ShouldBe($"the backup '{path}' was not written: there is no folder '{Path.GetDirectoryName(path)}'");
    }

    [Fact]
    public async Task All_data_can_be_looked_through_while_the_store_is_open()
    {
        await FillAsync();

        var report = await _bench.Store.VerifyAsync(Never);

        report.IsSound.ShouldBeTrue();
        (report.Queues, report.Messages, report.Buckets, report.Entries).ShouldBe((1, 1, 1, 1));
        Directory.GetFiles(_bench.Folder, "*.verify*").ShouldBeEmpty();
    }

    private async Task FillAsync()
    {
        await _bench.Queue.PutAsync("needle in a haystack", PutOptions.Default, Never);
        await _bench.Bucket.SetAsync("k", "v", SetOptions.Default, Never);
    }
}
