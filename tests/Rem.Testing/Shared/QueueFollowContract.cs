using Rem.Shared;
using Rem.Shared.Queues;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What who follows a queue sees, whatever stands behind it.</summary>
public abstract class QueueFollowContract : SharedContract
{
    private IQueue Queue => Resources.Queues.Open("news");

    [Fact]
    public async Task Who_follows_sees_what_was_put_also_when_it_is_taken()
    {
        var first = await Put("a");
        await Put("b");
        (await Queue.TakeAsync(TimeSpan.Zero, null, default)).ShouldNotBeNull();

        var tail = await Queue.FollowAsync(0, 10, TimeSpan.Zero, default);
        var behind = await Queue.FollowAsync(first, 10, TimeSpan.Zero, default);

        tail.Messages.Select(static message => message.Value).ShouldBe(["a", "b"]);
        behind.Messages.Select(static message => message.Value).ShouldBe(["b"]);
        behind.Mark.ShouldBe(behind.Messages[0].Id);
    }

    [Fact]
    public async Task The_order_is_that_of_the_puts_whatever_the_priority()
    {
        await Put("late", 900);
        await Put("early", 1);

        var tail = await Queue.FollowAsync(0, 10, TimeSpan.Zero, default);

        tail.Messages.Select(static message => message.Value).ShouldBe(["late", "early"]);
    }

    [Fact]
    public async Task Without_an_id_the_last_ones_come_at_once()
    {
        (await Queue.FollowAsync(null, 2, null, default)).Messages.ShouldBeEmpty();
        foreach (var word in new[] { "a", "b", "c" })
        {
            await Put(word);
        }

        (await Queue.FollowAsync(null, 2, null, default)).Messages.Select(static message => message.Value).ShouldBe(["b", "c"]);
        (await Queue.FollowAsync(null, 0, null, default)).Mark.ShouldBe((await Queue.FollowAsync(null, 1, null, default)).Mark);
    }

    [Fact]
    public async Task No_more_come_than_were_asked_for_and_the_mark_leads_on()
    {
        foreach (var word in new[] { "a", "b", "c" })
        {
            await Put(word);
        }

        var first = await Queue.FollowAsync(0, 2, TimeSpan.Zero, default);
        var second = await Queue.FollowAsync(first.Mark, 2, TimeSpan.Zero, default);

        first.Messages.Count.ShouldBe(2);
        second.Messages.Select(static message => message.Value).ShouldBe(["c"]);
    }

    [Fact]
    public async Task Who_has_seen_all_waits_for_the_next()
    {
        var mark = await Put("a");
        var next = Queue.FollowAsync(mark, 10, null, default).AsTask();

        next.IsCompleted.ShouldBeFalse();
        await Put("b");

        (await next.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).Messages.Select(static message => message.Value).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_ends()
    {
        var mark = await Put("a");
        using var cancel = new CancellationTokenSource();
        var next = Queue.FollowAsync(mark, 10, null, cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(next.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System));
    }

    [Fact]
    public async Task An_id_that_the_queue_has_not_come_to_counts_as_none_seen()
    {
        await Put("a");

        (await Queue.FollowAsync(1_000_000, 10, TimeSpan.Zero, default)).Messages.Select(static message => message.Value).ShouldBe(["a"]);
    }

    private ValueTask<long> Put(string value, int priority = 500) => Queue.PutAsync(value, new PutOptions { Priority = priority }, default);
}
