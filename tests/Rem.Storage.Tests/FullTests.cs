using Rem.Cases;
using Rem.Errors;
using Rem.Plans;
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

    [Fact]
    public async Task Who_waits_for_changes_hears_nothing_of_one_that_was_refused()
    {
        var following = Bucket.ChangesAsync("", 0, null, default).AsTask();
        var reading = Queue.FollowAsync(0, 10, null, default).AsTask();
        var taking = Queue.TakeAsync(null, null, default).AsTask();

        await FullAsync(Bucket.SetAsync("refused", _large, SetOptions.Default, default));
        await RoomAsync(() => FullAsync(Queue.PutAsync(_large, PutOptions.Default, default)));
        await RoomAsync(async () => await Bucket.SetAsync("k", 1L, SetOptions.Default, default));
        await Queue.PutAsync("small", PutOptions.Default, default);

        (await following.Soon("the change")).Changes.ShouldHaveSingleItem().Key.ShouldBe("k");
        (await reading.Soon("the message")).Messages.ShouldHaveSingleItem().Value.ShouldBe("small");
        (await taking.Soon("the message is taken"))!.Value.ShouldBe("small");
    }

    [Fact]
    public async Task Who_reads_while_a_write_is_refused_reads_what_is_there()
    {
        await Bucket.SetAsync("k", 1L, SetOptions.Default, default);

        var refused = Bucket.SetAsync("k", _large, SetOptions.Default, default).AsTask();
        var (read, keys) = (Bucket.GetAsync("k", default).AsTask(), Bucket.KeysAsync("", default).AsTask()); // they may have seen it

        (await RefusedAsync(refused)).Finding.Code.ShouldBe(StorageErrors.Full);
        (await read.Soon("it is read"))!.Value.ShouldBe(1L);
        (await keys.Soon("they are read")).ShouldBe(["k"]);
    }

    [Fact]
    public async Task Each_who_is_refused_gets_an_error_of_its_own()
    {
        var at = new SourceSpan(new SourceFile("a.yaml", "a: 1"), 0, 1);
        var writes = new[] { WriteAsync("a"), WriteAsync("b") };

        foreach (var write in writes)
        {
            (await RefusedAsync(write)).Locate(at);
        }

        (await RefusedAsync(WriteAsync("c"))).Finding.At.File.ShouldBeNull();
        (await RefusedAsync(writes[0])).ShouldNotBeSameAs(await RefusedAsync(writes[1]));

        async Task WriteAsync(string key) => await Bucket.SetAsync(key, _large, SetOptions.Default, default);
    }

    private static async Task<PlanException> RefusedAsync(Task write) => await Should.ThrowAsync<PlanException>(() => write);

    // The store takes nothing for a second after it was full.
    private static async Task RoomAsync(Func<Task> write)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await write();
                return;
            }
            catch (PlanException error) when (error.Finding.Code == StorageErrors.Full && tries < 200)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    private static async Task FullAsync(ValueTask<long> write)
    {
        var error = await Should.ThrowAsync<PlanException>(async () => await write);
        error.Finding.Code.ShouldBe(StorageErrors.Full);
    }
}
