using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.State;
using Rem.Values;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What every bucket of state does, whatever stands behind it.</summary>
public abstract class StateContract : SharedContract
{
    private IState Bucket => Resources.States.Open("deploys");

    [Fact]
    public async Task What_was_set_is_read_with_its_version()
    {
        var version = await Set("web1", RemList.Of(1L, "x"));

        var entry = (await Bucket.GetAsync("web1", Never))!;
        Truth.Equals(entry.Value, RemList.Of(1L, "x")).ShouldBeTrue();
        entry.Version.ShouldBe(version);
        version.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_bucket_of_REM_s_own_is_opened_by_its_parts_alone_and_not_listed()
    {
        var own = Resources.States.OpenOwn("rem:mine");
        await own.SetAsync("k", 1L, SetOptions.Default, Never);
        await Set("k", 2L);

        Should.Throw<PlanException>(() => Resources.States.Open("rem:mine")).Finding.Code.ShouldBe(SharedErrors.Own);
        Should.Throw<ArgumentException>(() => Resources.States.OpenOwn("mine"));
        (await Resources.States.ListAsync(Never)).ShouldBe(["deploys"]);
        (await own.GetAsync("k", Never))!.Value.ShouldBe(1L);
        (await own.ChangesAsync("", 0, TimeSpan.Zero, Never)).Changes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_is_not_there_gives_nothing_but_null_is_a_value()
    {
        await Set("null", null);

        (await Bucket.GetAsync("other", Never)).ShouldBeNull();
        (await Bucket.GetAsync("null", Never))!.Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_version_never_comes_back_also_not_after_a_delete()
    {
        var first = await Set("k", 1L);
        await Bucket.DeleteAsync("k", null, WriteOptions.None, Never);

        (await Set("k", 1L)).ShouldBeGreaterThan(first);
        (await Should.ThrowAsync<PlanException>(async () => await Set("k", 2L, new SetOptions { Version = first }))).Finding.Code.ShouldBe(StateErrors.Moved);
    }

    [Fact]
    public async Task Setting_with_the_right_version_succeeds()
    {
        var version = await Set("k", 1L);

        await Set("k", 2L, new SetOptions { Version = version });

        (await Bucket.GetAsync("k", Never))!.Value.ShouldBe(2L);
    }

    [Fact]
    public async Task Setting_with_another_version_fails_and_changes_nothing()
    {
        await Set("k", 1L);

        var error = await Should.ThrowAsync<PlanException>(async () => await Set("k", 2L, new SetOptions { Version = 99 }));

        error.Finding.Code.ShouldBe(StateErrors.Moved);
        error.Message.ShouldContain("'k'");
        error.Message.ShouldContain("99");
        (await Bucket.GetAsync("k", Never))!.Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Version_0_means_that_the_key_must_not_exist()
    {
        await Set("k", 1L, new SetOptions { Version = 0 });

        (await Should.ThrowAsync<PlanException>(async () => await Set("k", 2L, new SetOptions { Version = 0 }))).Finding.Code.ShouldBe(StateErrors.Moved);
    }

    [Fact]
    public async Task A_swap_gives_what_was_there_before()
    {
        (await Bucket.SwapAsync("k", 1L, SetOptions.Default, Never)).ShouldBeNull();
        (await Bucket.SwapAsync("k", 2L, SetOptions.Default, Never))!.Value.ShouldBe(1L);
    }

    [Fact]
    public async Task A_delete_says_whether_something_was_there()
    {
        await Set("k", 1L);

        (await Bucket.DeleteAsync("k", null, WriteOptions.None, Never)).ShouldBeTrue();
        (await Bucket.DeleteAsync("k", null, WriteOptions.None, Never)).ShouldBeFalse();
        (await Bucket.GetAsync("k", Never)).ShouldBeNull();
    }

    [Fact]
    public async Task A_delete_with_another_version_fails()
    {
        await Set("k", 1L);

        (await Should.ThrowAsync<PlanException>(async () => await Bucket.DeleteAsync("k", 99, WriteOptions.None, Never))).Finding.Code.ShouldBe(StateErrors.Moved);
        (await Bucket.GetAsync("k", Never)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_entry_is_gone_at_the_end_of_its_time_to_live()
    {
        await Set("k", 1L, new SetOptions { TimeToLive = Seconds(10) });
        Clock.Advance(Seconds(9.9));
        (await Bucket.GetAsync("k", Never))!.Until.ShouldBe(Clock.GetUtcNow() + Seconds(0.1));

        Clock.Advance(Seconds(0.1));

        (await Bucket.GetAsync("k", Never)).ShouldBeNull();
        (await Bucket.KeysAsync("", Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Setting_again_without_a_time_to_live_keeps_the_entry()
    {
        await Set("k", 1L, new SetOptions { TimeToLive = Seconds(10) });
        await Set("k", 2L);

        Clock.Advance(Seconds(20));

        (await Bucket.GetAsync("k", Never))!.Value.ShouldBe(2L);
    }

    [Fact]
    public async Task Keys_come_in_ordinal_order_by_their_prefix()
    {
        foreach (var key in new[] { "b", "a/2", "a/10", "A", "ä" })
        {
            await Set(key, 1L);
        }

        (await Bucket.KeysAsync("", Never)).ShouldBe(["A", "a/10", "a/2", "b", "ä"]);
        (await Bucket.KeysAsync("a/", Never)).ShouldBe(["a/10", "a/2"]);
    }

    [Fact]
    public async Task Changes_since_a_mark_hold_each_keys_last_one_in_order()
    {
        await Set("before", 1L);
        var mark = (await Bucket.ChangesAsync("", null, TimeSpan.Zero, Never)).Mark;
        await Set("a", 1L);
        await Set("b", 1L);
        await Set("a", 2L);
        await Bucket.DeleteAsync("b", null, WriteOptions.None, Never);

        var changes = await Bucket.ChangesAsync("", mark, TimeSpan.Zero, Never);

        changes.Changes.Count.ShouldBe(2);
        changes.Changes[0].ShouldBe(new StateChange("a", 2L, changes.Changes[0].Version, false));
        changes.Changes[1].ShouldBe(new StateChange("b", null, changes.Changes[1].Version, true));
        changes.Changes[1].Version.ShouldBeGreaterThan(changes.Changes[0].Version);
        (await Bucket.ChangesAsync("", changes.Mark, TimeSpan.Zero, Never)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mark_that_the_bucket_has_not_reached_begins_anew()
    {
        await Set("a", 1L);
        await Set("b", 2L);
        var mark = (await Bucket.ChangesAsync("", null, TimeSpan.Zero, Never)).Mark;

        var changes = await Bucket.ChangesAsync("", mark + 1, null, Never);

        changes.Changes.Select(static change => change.Key).ShouldBe(["a", "b"]);
        changes.Mark.ShouldBe(mark);
    }

    [Fact]
    public async Task A_watcher_with_a_mark_that_the_bucket_has_not_reached_wakes_at_the_first_change()
    {
        var watch = Bucket.ChangesAsync("", 1000, null, Never).AsTask();
        await Waits(1);

        await Set("a", 1L);

        (await watch.Soon("the watcher wakes")).Changes.ShouldHaveSingleItem().Key.ShouldBe("a");
    }

    [Fact]
    public async Task A_watcher_wakes_for_its_prefix_only()
    {
        var watch = Bucket.ChangesAsync("web/", 0, null, Never).AsTask();
        await Waits(1);

        await Set("db/1", 1L);
        watch.IsCompleted.ShouldBeFalse();
        await Set("web/1", 1L);

        var changes = await watch.Soon("the watcher wakes");
        changes.Changes.Count.ShouldBe(1);
        changes.Changes[0].Key.ShouldBe("web/1");
    }

    [Fact]
    public async Task A_watcher_sees_an_entry_reach_the_end_of_its_time()
    {
        await Set("k", 1L, new SetOptions { TimeToLive = Seconds(10) });
        var mark = (await Bucket.ChangesAsync("", null, TimeSpan.Zero, Never)).Mark;
        var watch = Bucket.ChangesAsync("", mark, null, Never).AsTask();
        await Waits(1);

        Clock.Advance(Seconds(10));

        (await watch.Soon("the watcher wakes")).Changes[0].IsDeleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_watch_ends_empty_when_its_wait_is_over_and_leaves_nothing_when_cancelled()
    {
        var watch = Bucket.ChangesAsync("", 0, Seconds(5), Never).AsTask();
        await Waits(1);
        Clock.Advance(Seconds(5));
        (await watch.Soon("the wait ends")).Changes.ShouldBeEmpty();

        using var cancel = new CancellationTokenSource();
        var second = Bucket.ChangesAsync("", 0, null, cancel.Token).AsTask();
        await Waits(1);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second.Soon("the watch is cancelled"));
        Clock.Waits.ShouldBe(0);
    }

    [Fact]
    public async Task A_write_that_is_repeated_with_its_operation_id_is_one_write()
    {
        var once = new SetOptions { Write = Once("op") };
        var version = await Set("k", 1L, once);
        await Set("k", 2L);

        (await Set("k", 1L, once)).ShouldBe(version);

        (await Bucket.GetAsync("k", Never))!.Value.ShouldBe(2L);
    }

    [Fact]
    public async Task A_write_under_a_lock_that_another_has_since_is_refused()
    {
        var held = Resources.Locks.Open("l");
        var old = (await held.AcquireAsync(new LockRequest("a"), Never))!;
        await held.ReleaseAsync(old.Token, Never);
        await held.AcquireAsync(new LockRequest("b"), Never);

        var write = new WriteOptions { Fences = [old.Fence] };
        (await Should.ThrowAsync<PlanException>(async () => await Set("k", 1L, new SetOptions { Write = write }))).Finding.Code.ShouldBe(SharedErrors.StaleFence);
        (await Bucket.GetAsync("k", Never)).ShouldBeNull();
    }

    [Fact]
    public async Task Buckets_are_apart_and_listed_while_they_hold_something()
    {
        await Set("k", 1L);
        await Resources.States.Open("other").SetAsync("k", 2L, SetOptions.Default, Never);
        Resources.States.Open("empty");

        (await Bucket.GetAsync("k", Never))!.Value.ShouldBe(1L);
        (await Resources.States.ListAsync(Never)).ShouldBe(["deploys", "other"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task A_key_that_cannot_be_one_is_refused(string key)
    {
        (await Should.ThrowAsync<PlanException>(async () => await Set(key, 1L))).Finding.Code.ShouldBe(SharedErrors.Name);
        (await Should.ThrowAsync<PlanException>(async () => await Bucket.GetAsync(key, Never))).Finding.Code.ShouldBe(SharedErrors.Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Under_load_compare_and_set_loses_no_update(int seed)
    {
        const int Writers = 4;
        const int Each = 150;
        await Set("total", 0L);
        var writers = new List<Task>();
        for (var w = 0; w < Writers; w++)
        {
            writers.Add(AddAsync(new Random(seed * 10 + w), Each));
        }

        await Task.WhenAll(writers).Soon($"all writers end (seed {seed})");

        (await Bucket.GetAsync("total", Never))!.Value.ShouldBe((long)(Writers * Each), $"seed {seed}");
    }

    [Fact]
    public async Task Under_load_a_watcher_ends_up_with_what_is_there()
    {
        var seen = new Dictionary<string, object?>(StringComparer.Ordinal);
        var writer = Task.Run(async () =>
        {
            var random = new Random(7);
            for (long i = 0; i < 2000; i++)
            {
                await Set("k" + random.Next(10), i);
            }

            await Set("end", true);
        });
        long mark = 0;
        while (!seen.ContainsKey("end"))
        {
            var changes = await Bucket.ChangesAsync("", mark, null, Never).AsTask().Soon("changes come");
            mark = changes.Mark;
            foreach (var change in changes.Changes)
            {
                seen[change.Key] = change.Value;
            }
        }

        await writer;
        foreach (var key in await Bucket.KeysAsync("", Never))
        {
            seen[key].ShouldBe((await Bucket.GetAsync(key, Never))!.Value);
        }
    }

    private async Task AddAsync(Random random, int times)
    {
        await Task.Yield();
        for (var done = 0; done < times;)
        {
            var entry = (await Bucket.GetAsync("total", Never))!;
            if (random.Next(4) == 0)
            {
                await Task.Yield();
            }

            try
            {
                await Set("total", (long)entry.Value! + 1, new SetOptions { Version = entry.Version });
                done++;
            }
            catch (PlanException error) when (error.Finding.Code == StateErrors.Moved)
            {
                // Somebody was faster: read again.
            }
        }
    }

    // Who watches is in its place when the bucket has answered another call.
    private async Task Waits(int count)
    {
        await Clock.UntilWaitsAsync(count).Soon($"{count} watch");
        await Bucket.KeysAsync("", Never);
    }

    private ValueTask<long> Set(string key, object? value, SetOptions? options = null) =>
        Bucket.SetAsync(key, value, options ?? SetOptions.Default, Never);
}
