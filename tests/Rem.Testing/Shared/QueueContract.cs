using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Values;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What every queue does, whatever stands behind it.</summary>
public abstract class QueueContract : SharedContract
{
    private IQueue Queue => Resources.Queues.Open("mail");

    [Fact]
    public async Task Messages_are_taken_in_the_order_in_which_they_were_put()
    {
        await Put("a");
        await Put("b");

        (await Take())!.Value.ShouldBe("a");
        (await Take())!.Value.ShouldBe("b");
        (await Take()).ShouldBeNull();
    }

    [Fact]
    public async Task A_lower_priority_is_taken_earlier()
    {
        await Put("normal");
        await Put("late", new PutOptions { Priority = 900 });
        await Put("early", new PutOptions { Priority = 1 });

        (await Take())!.Value.ShouldBe("early");
        (await Take())!.Value.ShouldBe("normal");
        (await Take())!.Value.ShouldBe("late");
    }

    [Fact]
    public async Task A_value_comes_back_equal()
    {
        var value = new RemMap();
        value.Set("list", RemList.Of(1L, 2.5, null, "ä\u0000\"", new RemMap()));
        value.Set("big", long.MaxValue);

        await Put(value);

        Truth.Equals((await Take())!.Value, value).ShouldBeTrue();
    }

    [Fact]
    public async Task A_writer_who_follows_the_rules_cannot_change_a_stored_value()
    {
        var inner = RemList.Of(1L);
        var value = new RemMap();
        value.Set("inner", inner);
        await Put(value);

        value.IsShared.ShouldBeTrue();
        inner.IsShared.ShouldBeTrue();
        Ownership.Writable(inner).Add(2L);

        Truth.Equals(((RemMap)(await Take())!.Value!)["inner"], RemList.Of(1L)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_acknowledged_message_never_comes_back()
    {
        await Put("a");
        await Queue.AckAsync((await Take())!, WriteOptions.None, Never);

        Clock.Advance(TimeSpan.FromDays(2));

        (await Take()).ShouldBeNull();
        (await Queue.CountAsync(Never)).ShouldBe(new QueueCounts(0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task A_message_is_hidden_for_its_visibility_time_and_then_taken_again()
    {
        await Put("a");
        var first = (await Queue.TakeAsync(TimeSpan.Zero, Seconds(10), Never))!;

        Clock.Advance(Seconds(9.999));
        (await Take()).ShouldBeNull();
        Clock.Advance(Seconds(0.001));
        var second = (await Take())!;

        first.Tries.ShouldBe(1);
        second.Tries.ShouldBe(2);
        second.Id.ShouldBe(first.Id);
        second.Receipt.ShouldBeGreaterThan(first.Receipt);
    }

    [Fact]
    public async Task Who_lost_a_message_cannot_acknowledge_it()
    {
        await Put("a");
        var late = (await Queue.TakeAsync(TimeSpan.Zero, Seconds(10), Never))!;
        Clock.Advance(Seconds(10));
        var second = (await Take())!;

        var error = await Should.ThrowAsync<PlanException>(async () => await Queue.AckAsync(late, WriteOptions.None, Never));

        error.Finding.Code.ShouldBe(QueueErrors.NotTaken);
        await Queue.AckAsync(second, WriteOptions.None, Never);
    }

    [Fact]
    public async Task A_message_that_is_extended_stays_hidden()
    {
        await Put("a");
        var message = (await Queue.TakeAsync(TimeSpan.Zero, Seconds(10), Never))!;
        Clock.Advance(Seconds(8));

        (await Queue.ExtendAsync(message, Seconds(10), Never)).ShouldBeTrue();
        Clock.Advance(Seconds(8));

        (await Take()).ShouldBeNull();
        Clock.Advance(Seconds(2));
        (await Queue.ExtendAsync(message, Seconds(10), Never)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_given_back_stands_where_it_stood()
    {
        await Put("a");
        await Put("b");
        var first = (await Take())!;

        await Queue.NackAsync(first, NackOptions.Default, Never);

        var again = (await Take())!;
        again.Value.ShouldBe("a");
        again.Tries.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_given_back_with_a_delay_comes_after_it()
    {
        await Put("a");
        await Queue.NackAsync((await Take())!, new NackOptions { Delay = Seconds(5) }, Never);

        Clock.Advance(Seconds(4.9));
        (await Take()).ShouldBeNull();
        Clock.Advance(Seconds(0.1));
        (await Take()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Settling_a_message_twice_is_an_error()
    {
        await Put("a");
        var message = (await Take())!;
        await Queue.AckAsync(message, WriteOptions.None, Never);

        (await Should.ThrowAsync<PlanException>(async () => await Queue.AckAsync(message, WriteOptions.None, Never))).Finding.Code.ShouldBe(QueueErrors.NotTaken);
        (await Should.ThrowAsync<PlanException>(async () => await Queue.NackAsync(message, NackOptions.Default, Never))).Finding.Code.ShouldBe(QueueErrors.NotTaken);
    }

    [Fact]
    public async Task After_its_last_try_a_message_is_a_dead_letter_with_the_reason()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxTries = 2 }, Never);
        await Put("poison");
        await Queue.NackAsync((await Take())!, new NackOptions { Reason = "first" }, Never);
        await Queue.NackAsync((await Take())!, new NackOptions { Reason = "second" }, Never);

        (await Take()).ShouldBeNull();
        var dead = await Queue.DeadAsync(10, null, Never);
        dead.Count.ShouldBe(1);
        dead[0].Reason.ShouldBe("second");
        dead[0].Message.Value.ShouldBe("poison");
        dead[0].Message.Tries.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_whose_takers_all_vanish_is_a_dead_letter()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxTries = 2, Visibility = Seconds(5) }, Never);
        await Put("poison");
        for (var i = 0; i < 2; i++)
        {
            (await Take()).ShouldNotBeNull();
            Clock.Advance(Seconds(5));
        }

        (await Take()).ShouldBeNull();
        (await Queue.CountAsync(Never)).Dead.ShouldBe(1);
    }

    [Fact]
    public async Task An_interrupted_taking_does_not_count_as_a_try()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxTries = 1 }, Never);
        await Put("a");

        await Queue.NackAsync((await Take())!, new NackOptions { CountsAsTry = false }, Never);

        (await Take())!.Tries.ShouldBe(1);
    }

    [Fact]
    public async Task Dead_letters_can_be_put_in_again()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxTries = 1 }, Never);
        await Put("a");
        await Queue.NackAsync((await Take())!, NackOptions.Default, Never);

        (await Queue.RequeueDeadAsync(null, WriteOptions.None, Never)).ShouldBe(1);

        (await Take())!.Tries.ShouldBe(1);
        (await Queue.DeadAsync(10, null, Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_newest_dead_letters_are_kept()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxTries = 1, MaxDead = 2 }, Never);
        foreach (var name in new[] { "a", "b", "c" })
        {
            await Put(name);
            await Queue.NackAsync((await Take())!, NackOptions.Default, Never);
        }

        var dead = await Queue.DeadAsync(10, null, Never);
        dead.Count.ShouldBe(2);
        dead[0].Message.Value.ShouldBe("b");
    }

    [Fact]
    public async Task Dead_letters_go_when_they_are_too_old()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxTries = 1, DeadAge = TimeSpan.FromDays(2) }, Never);
        await Put("a");
        await Queue.NackAsync((await Take())!, NackOptions.Default, Never);

        Clock.Advance(TimeSpan.FromDays(1));
        (await Queue.DeadAsync(10, null, Never)).Count.ShouldBe(1);
        Clock.Advance(TimeSpan.FromDays(1.1));
        (await Queue.DeadAsync(10, null, Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delayed_message_can_be_taken_after_its_delay()
    {
        await Put("later", new PutOptions { Delay = Seconds(10) });
        await Put("now");

        (await Take())!.Value.ShouldBe("now");
        (await Take()).ShouldBeNull();
        (await Queue.CountAsync(Never)).Delayed.ShouldBe(1);
        Clock.Advance(Seconds(10));
        (await Take())!.Value.ShouldBe("later");
    }

    [Fact]
    public async Task A_message_is_dropped_at_the_end_of_its_time_to_live()
    {
        await Put("a", new PutOptions { TimeToLive = Seconds(10) });
        Clock.Advance(Seconds(10));

        (await Take()).ShouldBeNull();
        (await Queue.CountAsync(Never)).ShouldBe(new QueueCounts(0, 0, 0, 0, 0, 1));
    }

    [Fact]
    public async Task A_message_in_work_at_the_end_of_its_time_to_live_can_still_be_acknowledged()
    {
        await Put("a", new PutOptions { TimeToLive = Seconds(10) });
        var message = (await Take())!;
        Clock.Advance(Seconds(11));

        await Queue.AckAsync(message, WriteOptions.None, Never);

        (await Queue.CountAsync(Never)).Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_older_than_the_queue_allows_is_a_dead_letter()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxAge = Seconds(10) }, Never);
        await Put("a");
        Clock.Advance(Seconds(10));

        (await Take()).ShouldBeNull();
        (await Queue.DeadAsync(1, null, Never))[0].Reason.ShouldBe("too old");
    }

    [Fact]
    public async Task A_full_queue_refuses_and_names_its_limits()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxMessages = 1 }, Never);
        await Put("a");

        var error = await Should.ThrowAsync<PlanException>(async () => await Put("b"));

        error.Finding.Code.ShouldBe(QueueErrors.Full);
        error.Message.ShouldContain("'mail'");
        (await Queue.CountAsync(Never)).Ready.ShouldBe(1);
    }

    [Fact]
    public async Task A_queue_full_of_bytes_refuses()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxBytes = 100 }, Never);
        await Put(new string('x', 60));

        (await Should.ThrowAsync<PlanException>(async () => await Put(new string('x', 60)))).Finding.Code.ShouldBe(QueueErrors.Full);
    }

    [Fact]
    public async Task A_full_queue_that_drops_the_oldest_never_drops_one_in_work()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxMessages = 2, WhenFull = FullPolicy.DropOldest }, Never);
        await Put("in work");
        var taken = (await Take())!;
        await Put("old");
        await Put("new");

        (await Take())!.Value.ShouldBe("new");
        (await Queue.CountAsync(Never)).Dropped.ShouldBe(1);
        await Queue.AckAsync(taken, WriteOptions.None, Never);
    }

    [Fact]
    public async Task A_taker_waits_until_a_message_is_put()
    {
        var take = Queue.TakeAsync(Seconds(60), null, Never).AsTask();
        await Waits(1);

        await Put("a");

        (await take.Soon("the taker gets the message"))!.Value.ShouldBe("a");
        Clock.Waits.ShouldBe(0);
    }

    [Fact]
    public async Task A_taker_gets_nothing_when_its_wait_is_over()
    {
        var take = Queue.TakeAsync(Seconds(5), null, Never).AsTask();
        await Waits(1);
        Clock.Advance(Seconds(4.9));
        take.IsCompleted.ShouldBeFalse();

        Clock.Advance(Seconds(0.1));

        (await take.Soon("the wait ends")).ShouldBeNull();
        await Put("a");
        (await Take())!.Tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_waiting_taker_gets_a_delayed_message_when_it_is_due()
    {
        await Put("a", new PutOptions { Delay = Seconds(3) });
        var take = Queue.TakeAsync(Seconds(60), null, Never).AsTask();
        await Waits(1);

        Clock.Advance(Seconds(3));

        (await take.Soon("the taker gets the delayed message"))!.Value.ShouldBe("a");
    }

    [Fact]
    public async Task A_waiting_taker_gets_a_message_that_another_lost()
    {
        await Put("a");
        await Queue.TakeAsync(TimeSpan.Zero, Seconds(3), Never);
        var take = Queue.TakeAsync(null, null, Never).AsTask();
        await Waits(1);

        Clock.Advance(Seconds(3));

        (await take.Soon("the taker gets the lost message"))!.Tries.ShouldBe(2);
    }

    [Fact]
    public async Task Takers_are_served_in_the_order_in_which_they_came()
    {
        var takes = new List<Task<QueueMessage?>>();
        for (var i = 0; i < 5; i++)
        {
            takes.Add(Queue.TakeAsync(null, null, Never).AsTask());
            await Waits(i + 1);
        }

        for (long i = 0; i < 5; i++)
        {
            await Put(i);
        }

        for (var i = 0; i < 5; i++)
        {
            (await takes[i].Soon($"taker {i} gets its message"))!.Value.ShouldBe((long)i);
        }
    }

    [Fact]
    public async Task A_cancelled_taker_leaves_no_trace()
    {
        using var cancel = new CancellationTokenSource();
        var take = Queue.TakeAsync(null, null, cancel.Token).AsTask();
        await Waits(1);

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => take.Soon("the taker is cancelled"));
        await Put("a");

        (await Take())!.Tries.ShouldBe(1);
        Clock.Waits.ShouldBe(0);
        Clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        var cancelled = new CancellationToken(true);

        await Should.ThrowAsync<OperationCanceledException>(async () => await Queue.PutAsync("a", PutOptions.Default, cancelled));
        await Put("b");
        await Should.ThrowAsync<OperationCanceledException>(async () => await Queue.TakeAsync(null, null, cancelled));

        (await Take())!.Value.ShouldBe("b");
    }

    [Fact]
    public async Task Pages_go_on_behind_a_message_in_the_order_of_taking()
    {
        await Queue.PutAsync("late", new PutOptions { Priority = 900 }, Never);
        var first = await Queue.PutAsync("first", PutOptions.Default, Never);
        await Queue.PutAsync("second", PutOptions.Default, Never);

        var page = await Queue.PeekAsync(1, first, Never);
        var rest = await Queue.PeekAsync(5, page.ShouldHaveSingleItem().Id, Never);

        page[0].Value.ShouldBe("second");
        rest.ShouldHaveSingleItem().Value.ShouldBe("late");
        (await Queue.PeekAsync(5, rest[0].Id, Never)).ShouldBeEmpty();
        var taken = (await Take())!;
        (await Queue.PeekAsync(5, taken.Id, Never)).Count.ShouldBe(2, "one that is taken has its place still");
        await Queue.AckAsync(taken, WriteOptions.None, Never);
        (await Should.ThrowAsync<PlanException>(async () => await Queue.PeekAsync(5, taken.Id, Never))).Finding.Code.Id.ShouldBe("REM4013");
    }

    [Fact]
    public async Task Pages_of_dead_letters_go_on_behind_one()
    {
        await Queue.ConfigureAsync(new QueueSettings { MaxTries = 1 }, Never);
        foreach (var value in new[] { "a", "b", "c" })
        {
            await Put(value);
            await Queue.NackAsync((await Take())!, new NackOptions(), Never);
        }

        var first = (await Queue.DeadAsync(1, null, Never)).ShouldHaveSingleItem();
        var rest = await Queue.DeadAsync(5, first.Message.Id, Never);

        rest.Select(static letter => letter.Message.Value).ShouldBe(["b", "c"]);
        (await Should.ThrowAsync<PlanException>(async () => await Queue.DeadAsync(5, 12_345, Never))).Finding.Code.Id.ShouldBe("REM4013");
    }

    [Fact]
    public async Task Peeking_takes_nothing()
    {
        await Put("a");
        await Put("b");

        var seen = await Queue.PeekAsync(5, null, Never);

        seen.Count.ShouldBe(2);
        seen[0].Value.ShouldBe("a");
        (await Take())!.Tries.ShouldBe(1);
    }

    [Fact]
    public async Task The_newest_is_the_one_put_last_whatever_its_priority()
    {
        await Put("a");
        await Put("b", new PutOptions { Priority = 1 });
        await Put("hidden", new PutOptions { Delay = Seconds(5) });

        (await Queue.NewestAsync(Never))!.Value.ShouldBe("b");
    }

    [Fact]
    public async Task A_put_that_is_repeated_with_its_operation_id_is_one_put()
    {
        var once = new PutOptions { Write = Once("put-1") };

        var first = await Queue.PutAsync("a", once, Never);
        var second = await Queue.PutAsync("a", once, Never);

        second.ShouldBe(first);
        (await Queue.CountAsync(Never)).Ready.ShouldBe(1);
    }

    [Fact]
    public async Task An_acknowledgement_that_is_repeated_with_its_operation_id_is_no_error()
    {
        await Put("a");
        var message = (await Take())!;

        await Queue.AckAsync(message, Once("ack-1"), Never);
        await Queue.AckAsync(message, Once("ack-1"), Never);

        (await Queue.CountAsync(Never)).Taken.ShouldBe(0);
    }

    [Fact]
    public async Task An_operation_id_cannot_stand_for_two_kinds_of_writes()
    {
        await Queue.PutAsync("a", new PutOptions { Write = Once("x") }, Never);
        var message = (await Take())!;

        (await Should.ThrowAsync<PlanException>(async () => await Queue.AckAsync(message, Once("x"), Never))).Finding.Code.ShouldBe(SharedErrors.Operation);
    }

    [Fact]
    public async Task A_write_under_a_lock_that_another_has_since_is_refused()
    {
        var held = Resources.Locks.Open("deploy");
        var old = (await held.AcquireAsync(new LockRequest("a") { Lease = Seconds(5) }, Never))!;
        await Queue.PutAsync("fine", new PutOptions { Write = new WriteOptions { Fences = [old.Fence] } }, Never);
        Clock.Advance(Seconds(5));
        await held.AcquireAsync(new LockRequest("b"), Never);

        var error = await Should.ThrowAsync<PlanException>(async () =>
            await Queue.PutAsync("late", new PutOptions { Write = new WriteOptions { Fences = [old.Fence] } }, Never));

        error.Finding.Code.ShouldBe(SharedErrors.StaleFence);
        (await Queue.CountAsync(Never)).Ready.ShouldBe(1);
    }

    [Fact]
    public async Task Draining_leaves_what_somebody_works_on()
    {
        await Put("a");
        var taken = (await Take())!;
        await Put("b");

        (await Queue.DrainAsync(false, WriteOptions.None, Never)).ShouldBe(1);

        await Queue.AckAsync(taken, WriteOptions.None, Never);
        (await Queue.CountAsync(Never)).Waiting.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a\nb")]
    public void A_name_that_cannot_be_one_is_refused(string name) =>
        Should.Throw<PlanException>(() => Resources.Queues.Open(name)).Finding.Code.ShouldBe(SharedErrors.Name);

    [Fact]
    public void A_name_that_is_no_well_formed_Unicode_is_refused() =>
        Should.Throw<PlanException>(() => Resources.Queues.Open("a" + (char)0xD800)).Finding.Code.ShouldBe(SharedErrors.Name);

    [Fact]
    public async Task Settings_out_of_their_range_are_refused()
    {
        (await Should.ThrowAsync<PlanException>(async () => await Put("a", new PutOptions { Priority = 1001 }))).Finding.Code.ShouldBe(SharedErrors.Range);
        (await Should.ThrowAsync<PlanException>(async () => await Put("a", new PutOptions { Delay = Seconds(-1) }))).Finding.Code.ShouldBe(SharedErrors.Range);
        (await Should.ThrowAsync<PlanException>(async () => await Queue.TakeAsync(Seconds(-1), null, Never))).Finding.Code.ShouldBe(SharedErrors.Range);
    }

    [Fact]
    public async Task A_value_over_the_limit_is_refused()
    {
        object? deep = "x";
        for (var i = 0; i < 70; i++)
        {
            deep = RemList.Of(deep);
        }

        (await Should.ThrowAsync<PlanException>(async () => await Put(deep))).Finding.Code.ShouldBe(SharedErrors.Value);
        (await Should.ThrowAsync<PlanException>(async () => await Put(new string('x', (int)StoredValue.MaxBytes)))).Finding.Code.ShouldBe(SharedErrors.Value);
        (await Queue.CountAsync(Never)).Ready.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Under_load_no_message_is_lost_or_acknowledged_twice_and_each_producers_order_is_kept(int seed)
    {
        const int Producers = 4;
        const int Each = 300;
        var acknowledged = new List<(long Producer, long Number)>();
        using var done = new CancellationTokenSource();
        var consumers = new List<Task>();
        for (var i = 0; i < 3; i++)
        {
            consumers.Add(Consume(new Random(seed * 100 + i), acknowledged, Producers * Each, done));
        }

        var producers = new List<Task>();
        for (var p = 0; p < Producers; p++)
        {
            producers.Add(Produce(p, Each));
        }

        await Task.WhenAll(producers).Soon($"all is put (seed {seed})");
        await Task.WhenAll(consumers).Soon($"all is acknowledged (seed {seed})");

        acknowledged.Count.ShouldBe(Producers * Each, $"seed {seed}");
        new HashSet<(long, long)>(acknowledged).Count.ShouldBe(Producers * Each, $"seed {seed}");
        (await Queue.CountAsync(Never)).ShouldBe(new QueueCounts(0, 0, 0, 0, 0, 0));
        Clock.Waits.ShouldBe(0);
    }

    [Fact]
    public async Task One_consumer_sees_each_producers_messages_in_order()
    {
        var producers = new List<Task>();
        for (var p = 0; p < 4; p++)
        {
            producers.Add(Produce(p, 200));
        }

        var last = new long[] { -1, -1, -1, -1 };
        for (var i = 0; i < 800; i++)
        {
            var message = (await Queue.TakeAsync(null, null, Never).AsTask().Soon("a message comes"))!;
            var pair = (RemList)message.Value!;
            ((long)pair[1]!).ShouldBe(last[(long)pair[0]!] + 1);
            last[(long)pair[0]!]++;
            await Queue.AckAsync(message, WriteOptions.None, Never);
        }

        await Task.WhenAll(producers);
    }

    private async Task Produce(long producer, long count)
    {
        await Task.Yield();
        for (long n = 0; n < count; n++)
        {
            await Put(RemList.Of(producer, n));
        }
    }

    private async Task Consume(Random random, List<(long, long)> acknowledged, int all, CancellationTokenSource done)
    {
        await Task.Yield();
        while (!done.IsCancellationRequested)
        {
            using var hurry = CancellationTokenSource.CreateLinkedTokenSource(done.Token);
            if (random.Next(8) == 0)
            {
                hurry.CancelAfter(TimeSpan.FromTicks(random.Next(2000)));
            }

            try
            {
                var message = (await Queue.TakeAsync(null, null, hurry.Token))!;
                if (random.Next(4) == 0)
                {
                    await Queue.NackAsync(message, new NackOptions { CountsAsTry = false }, Never);
                    continue;
                }

                await Queue.AckAsync(message, WriteOptions.None, Never);
                Add(acknowledged, (RemList)message.Value!, all, done);
            }
            catch (OperationCanceledException)
            {
                // A taker that was cancelled tries again until all is done.
            }
        }
    }

    private static void Add(List<(long, long)> acknowledged, RemList pair, int all, CancellationTokenSource done)
    {
        lock (acknowledged)
        {
            acknowledged.Add(((long)pair[0]!, (long)pair[1]!));
            if (acknowledged.Count == all)
            {
                done.Cancel();
            }
        }
    }

    // Who waits stands in the line when the queue has answered another call.
    private async Task Waits(int count)
    {
        await Clock.UntilWaitsAsync(count).Soon($"{count} wait");
        await Queue.CountAsync(Never);
    }

    private ValueTask<long> Put(object? value, PutOptions? options = null) => Queue.PutAsync(value, options ?? PutOptions.Default, Never);

    private ValueTask<QueueMessage?> Take() => Queue.TakeAsync(TimeSpan.Zero, null, Never);
}
