using Rem.Cases;
using Rem.Errors;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Testing.Shared;

namespace Rem.Storage.Tests;

/// <summary>A store that has no room: what was not written never was, and everything else goes on.</summary>
public sealed class FullTests : IDisposable
{
    private static readonly string _large = new('x', 500_000);

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly SqliteStore _store;

    public FullTests() => _store = SqliteStore.Open(_folder.Path, _clock, null, null, new StoreOptions { MostPages = 40 });

    private IQueue Queue => _store.Resources.Queues.Open("mail");

    private IState Bucket => _store.Resources.States.Open("facts");

    public void Dispose()
    {
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_not_written_is_not_there()
    {
        await Queue.PutAsync("small", PutOptions.Default, default);

        await FullAsync(Queue.PutAsync(_large, PutOptions.Default, default));

        (await Queue.CountAsync(default).AsTask().Soon("the queue is read")).Ready.ShouldBe(1);
        (await Queue.PeekAsync(2, null, default)).ShouldHaveSingleItem().Value.ShouldBe("small");
    }

    [Fact]
    public async Task A_backup_without_room_names_the_backup_and_leaves_nothing_of_it()
    {
        using var folder = new TempFolder();
        using var elsewhere = new TempFolder();
        await using var store = SqliteStore.Open(folder.Path, _clock, null, null, new StoreOptions { MostBackupPages = 20 });
        await store.Resources.Queues.Open("mail").PutAsync(_large, PutOptions.Default, default);

        var error = await Should.ThrowAsync<PlanException>(() => store.BackupAsync(Path.Combine(elsewhere.Path, "no-room.backup"), false, default));

        error.Finding.Code.ShouldBe(StorageErrors.Backup);
        error.Finding.Message.ShouldContain("no room for the backup");
        error.Finding.Message.ShouldContain("no-room.backup'");
        error.Finding.Message.ShouldNotContain("rem.db");
        Directory.GetFiles(elsewhere.Path).ShouldBeEmpty();
        await store.Resources.Queues.Open("mail").PutAsync("the data disk has room", PutOptions.Default, default);
    }

    [Fact]
    public async Task A_message_whose_time_ended_meanwhile_holds_nothing_up()
    {
        await Queue.PutAsync("mortal", new PutOptions { TimeToLive = TimeSpan.FromSeconds(1) }, default);
        _clock.Advance(TimeSpan.FromSeconds(2));

        await FullAsync(Queue.PutAsync(_large, PutOptions.Default, default));

        await Bucket.GetAsync("k", default).AsTask().Soon("another resource is read");
        await _store.VerifyAsync(default).Soon("the writer goes on");
    }

    [Fact]
    public async Task An_entry_whose_time_ended_meanwhile_holds_nothing_up()
    {
        await Bucket.SetAsync("mortal", 1L, new SetOptions { TimeToLive = TimeSpan.FromSeconds(1) }, default);
        _clock.Advance(TimeSpan.FromSeconds(2));

        await FullAsync(Bucket.SetAsync("k", _large, SetOptions.Default, default));

        await _store.Resources.Queues.Open("other").CountAsync(default).AsTask().Soon("another resource is read");
        (await Bucket.KeysAsync("", default).AsTask().Soon("the bucket is read")).ShouldBeEmpty();
    }

    private static async Task FullAsync(ValueTask<long> write)
    {
        var error = await Should.ThrowAsync<PlanException>(async () => await write);
        error.Finding.Code.ShouldBe(StorageErrors.Full);
    }
}
