using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Storage.Tests;

/// <summary>What is there when the store is opened again.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly StoreBench _bench = new();

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Messages_come_back_in_their_order_with_their_values()
    {
        var value = RemList.Of(1L, 1.0, null, "ä\u0000", new RemMap { ["z"] = true, ["a"] = long.MinValue });
        await _bench.Queue.PutAsync("late", new PutOptions { Priority = 900 }, Never);
        await _bench.Queue.PutAsync(value, PutOptions.Default, Never);

        await _bench.ReopenAsync();

        var first = await TakeAsync();
        ValueText.Json(first!.Value).ShouldBe(ValueText.Json(value));
        ((RemList)first.Value!)[1].ShouldBeOfType<double>();
        (await TakeAsync())!.Value.ShouldBe("late");
    }

    [Fact]
    public async Task An_acknowledged_message_stays_gone()
    {
        await _bench.Queue.PutAsync("a", PutOptions.Default, Never);
        await _bench.Queue.AckAsync((await TakeAsync())!, WriteOptions.None, Never);

        await _bench.ReopenAsync();

        (await _bench.Queue.CountAsync(Never)).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_was_taken_can_be_taken_again_and_that_was_a_try()
    {
        await _bench.Queue.PutAsync("a", PutOptions.Default, Never);
        await TakeAsync();

        await _bench.ReopenAsync();

        (await TakeAsync())!.Tries.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_ends_the_process_each_time_becomes_a_dead_letter()
    {
        await _bench.Queue.ConfigureAsync(new QueueSettings { MaxTries = 3 }, Never);
        await _bench.Queue.PutAsync("poison", PutOptions.Default, Never);
        for (var i = 0; i < 3; i++)
        {
            (await TakeAsync()).ShouldNotBeNull($"try {i}");
            await _bench.ReopenAsync();
        }

        (await TakeAsync()).ShouldBeNull();
        (await _bench.Queue.DeadAsync(10, null, Never)).ShouldHaveSingleItem().Message.Value.ShouldBe("poison");
    }

    [Fact]
    public async Task Delays_times_to_live_and_dead_letters_go_on()
    {
        await _bench.Queue.PutAsync("delayed", new PutOptions { Delay = TimeSpan.FromMinutes(5) }, Never);
        await _bench.Queue.PutAsync("mortal", new PutOptions { TimeToLive = TimeSpan.FromMinutes(2) }, Never);
        await _bench.Queue.ConfigureAsync(new QueueSettings { MaxTries = 1 }, Never);
        await _bench.Queue.PutAsync("dead", new PutOptions { Priority = 1 }, Never);
        await _bench.Queue.NackAsync((await TakeAsync())!, new NackOptions { Reason = "no route" }, Never);

        await _bench.ReopenAsync();

        (await _bench.Queue.CountAsync(Never)).ShouldBe(new QueueCounts(1, 1, 0, 1, 17, 0), "ready, delayed, taken, dead, bytes, dropped");
        (await _bench.Queue.DeadAsync(10, null, Never)).ShouldHaveSingleItem().Reason.ShouldBe("no route");
        _bench.Clock.Advance(TimeSpan.FromMinutes(3));
        (await TakeAsync()).ShouldBeNull("its time to live is over");
        _bench.Clock.Advance(TimeSpan.FromMinutes(3));
        (await TakeAsync())!.Value.ShouldBe("delayed");
    }

    [Fact]
    public async Task Ids_only_rise()
    {
        var before = await _bench.Queue.PutAsync("a", PutOptions.Default, Never);
        await _bench.Queue.DrainAsync(true, WriteOptions.None, Never);

        await _bench.ReopenAsync();

        (await _bench.Queue.PutAsync("b", PutOptions.Default, Never)).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Entries_keep_their_versions_and_times()
    {
        await _bench.Bucket.SetAsync("a", 1L, SetOptions.Default, Never);
        await _bench.Bucket.SetAsync("b", 2L, new SetOptions { TimeToLive = TimeSpan.FromMinutes(1) }, Never);
        await _bench.Bucket.SetAsync("a", 3L, SetOptions.Default, Never);

        await _bench.ReopenAsync();

        (await _bench.Bucket.GetAsync("a", Never)).ShouldBe(new StateEntry(3L, 3, null));
        (await _bench.Bucket.GetAsync("b", Never))!.Version.ShouldBe(2);
        _bench.Clock.Advance(TimeSpan.FromMinutes(2));
        (await _bench.Bucket.GetAsync("b", Never)).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_never_comes_back()
    {
        var version = await _bench.Bucket.SetAsync("a", 1L, SetOptions.Default, Never);
        await _bench.Bucket.DeleteAsync("a", null, WriteOptions.None, Never);

        await _bench.ReopenAsync();

        (await _bench.Bucket.SetAsync("a", 1L, SetOptions.Default, Never)).ShouldBeGreaterThan(version + 1);
    }

    [Fact]
    public async Task Who_watches_hears_of_what_was_deleted_before()
    {
        await _bench.Bucket.SetAsync("a", 1L, SetOptions.Default, Never);
        var mark = (await _bench.Bucket.ChangesAsync("", null, null, Never)).Mark;
        await _bench.Bucket.DeleteAsync("a", null, WriteOptions.None, Never);

        await _bench.ReopenAsync();

        (await _bench.Bucket.ChangesAsync("", mark, TimeSpan.Zero, Never)).Changes.ShouldHaveSingleItem().IsDeleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Totals_come_back_as_what_they_were()
    {
        await _bench.Counter.AddAsync(long.MaxValue, WriteOptions.None, Never);
        await _bench.Resources.Counters.Open("floats").AddAsync(2.0, WriteOptions.None, Never);

        await _bench.ReopenAsync();

        (await _bench.Counter.GetAsync(Never)).ShouldBe(long.MaxValue);
        (await _bench.Resources.Counters.Open("floats").GetAsync(Never)).ShouldBeOfType<double>();
        (await _bench.Resources.Counters.ListAsync(Never)).ShouldBe(["floats", "hits"]);
    }

    [Fact]
    public async Task What_was_removed_stays_away_and_what_came_behind_it_is_there()
    {
        var once = new WriteOptions { Operation = "op" };
        await _bench.Queue.PutAsync("old", new PutOptions { Write = once }, Never);
        await _bench.Resources.Queues.Open("other").PutAsync("kept", PutOptions.Default, Never);
        await _bench.Counter.AddAsync(5L, once, Never);
        await _bench.Resources.Counters.Open("again").AddAsync(5L, once, Never);

        // All of it may be one transaction.
        var all = new Task[]
        {
            _bench.Queue.PutAsync("late", PutOptions.Default, Never).AsTask(),
            _bench.Queue.RemoveAsync(true, WriteOptions.None, Never).AsTask(),
            _bench.Counter.RemoveAsync(WriteOptions.None, Never).AsTask(),
            _bench.Resources.Counters.Open("again").RemoveAsync(WriteOptions.None, Never).AsTask(),
            _bench.Resources.Counters.Open("again").AddAsync(7L, once, Never).AsTask(),
        };
        await Task.WhenAll(all);
        await _bench.ReopenAsync();

        (await _bench.Resources.Queues.ListAsync(Never)).ShouldBe(["other"]);
        (await _bench.Resources.Counters.ListAsync(Never)).ShouldBe(["again"]);
        (await _bench.Resources.Counters.Open("again").GetAsync(Never)).ShouldBe(7L);
        (await _bench.Queue.CountAsync(Never)).Waiting.ShouldBe(0);
        (await _bench.Resources.Queues.Open("other").CountAsync(Never)).Ready.ShouldBe(1);
        (await _bench.Store.VerifyAsync(Never)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_that_is_repeated_after_a_restart_is_not_made_twice()
    {
        var once = new WriteOptions { Operation = "op-1" };
        var id = await _bench.Queue.PutAsync("a", new PutOptions { Write = once }, Never);
        await _bench.Counter.AddAsync(5L, once, Never);
        var before = await _bench.Bucket.SwapAsync("k", "new", new SetOptions { Write = once }, Never);
        var count = await _bench.Queue.DrainAsync(false, new WriteOptions { Operation = "op-2" }, Never);

        await _bench.ReopenAsync();

        (await _bench.Queue.PutAsync("a", new PutOptions { Write = once }, Never)).ShouldBe(id);
        (await _bench.Counter.AddAsync(5L, once, Never)).ShouldBe(5L);
        (await _bench.Bucket.SwapAsync("k", "other", new SetOptions { Write = once }, Never)).ShouldBe(before);
        (await _bench.Queue.DrainAsync(false, new WriteOptions { Operation = "op-2" }, Never)).ShouldBe(count);
        (await _bench.Queue.CountAsync(Never)).Waiting.ShouldBe(0);
        (await _bench.Counter.GetAsync(Never)).ShouldBe(5L);
    }

    [Fact]
    public async Task Tokens_rise_and_what_was_granted_before_is_stale()
    {
        var grant = (await _bench.Lock.AcquireAsync(new LockRequest("me"), Never))!;

        await _bench.ReopenAsync();

        var next = (await _bench.Lock.AcquireAsync(new LockRequest("you"), Never))!;
        next.Token.ShouldBeGreaterThan(grant.Token);
        var error = await Should.ThrowAsync<PlanException>(async () => await _bench.Bucket.SetAsync("k", 1L, new SetOptions { Write = new WriteOptions { Fences = [grant.Fence] } }, Never));
        error.Finding.Code.ShouldBe(SharedErrors.StaleFence);
    }

    [Fact]
    public async Task Tokens_rise_over_a_hundred_thousand_grants_and_ten_restarts()
    {
        var last = 0L;
        for (var i = 0; i < 10; i++)
        {
            for (var n = 0; n < 10_000; n++)
            {
                var grant = (await _bench.Lock.AcquireAsync(new LockRequest("me"), Never))!;
                grant.Token.ShouldBeGreaterThan(last);
                last = grant.Token;
                await _bench.Lock.ReleaseAsync(grant.Token, Never);
            }

            await _bench.ReopenAsync();
        }
    }

    [Fact]
    public async Task What_is_in_the_folder_has_one_owner()
    {
        var error = Should.Throw<PlanException>(() => SqliteStore.Open(_bench.Folder, TimeProvider.System));

        error.Finding.Code.ShouldBe(StorageErrors.Owned);
        error.Finding.Message.ShouldContain($"process {Environment.ProcessId}");
        SqliteStore.OwnerOf(_bench.Folder).ShouldBe(Environment.ProcessId);
        await _bench.CloseAsync();
        SqliteStore.OwnerOf(_bench.Folder).ShouldBeNull();
    }

    private ValueTask<QueueMessage?> TakeAsync() => _bench.Queue.TakeAsync(TimeSpan.Zero, null, Never);
}
