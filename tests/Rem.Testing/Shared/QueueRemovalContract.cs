using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Queues;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>When a queue is there, and how it goes, whatever stands behind it.</summary>
public abstract class QueueRemovalContract : SharedContract
{
    private IQueue Queue => Resources.Queues.Open("mail");

    [Fact]
    public async Task A_queue_that_was_only_looked_at_is_not_listed()
    {
        await Queue.PeekAsync(1, null, Never);
        await Queue.CountAsync(Never);
        await Queue.DeadAsync(1, null, Never);
        await Queue.NewestAsync(Never);
        await Queue.DrainAsync(true, WriteOptions.None, Never);
        await Queue.RequeueDeadAsync(null, WriteOptions.None, Never);

        (await Resources.Queues.ListAsync(Never)).ShouldBeEmpty();
        (await Queue.RemoveAsync(false, WriteOptions.None, Never)).ShouldBeFalse();
    }

    [Fact]
    public async Task Used_queues_are_listed()
    {
        await Put("a");
        await Resources.Queues.Open("configured").ConfigureAsync(QueueSettings.Default, Never);
        await Resources.Queues.Open("asked").TakeAsync(TimeSpan.Zero, null, Never);

        (await Resources.Queues.ListAsync(Never)).ShouldBe(["asked", "configured", "mail"]);
    }

    [Fact]
    public async Task An_empty_queue_is_removed_and_its_next_use_makes_it_anew()
    {
        var first = await Put("a");
        await Queue.AckAsync((await Take())!, WriteOptions.None, Never);

        (await Queue.RemoveAsync(false, WriteOptions.None, Never)).ShouldBeTrue();

        (await Resources.Queues.ListAsync(Never)).ShouldBeEmpty();
        (await Put("b")).ShouldBeGreaterThan(first);
        (await Resources.Queues.ListAsync(Never)).ShouldBe(["mail"]);
        (await Take())!.Value.ShouldBe("b");
    }

    [Theory]
    [InlineData("ready", "1 messages wait, 0 are taken, 0 are dead letters, and 0 wait")]
    [InlineData("delayed", "1 messages wait, 0 are taken, 0 are dead letters, and 0 wait")]
    [InlineData("taken", "0 messages wait, 1 are taken, 0 are dead letters, and 0 wait")]
    [InlineData("dead", "0 messages wait, 0 are taken, 1 are dead letters, and 0 wait")]
    public async Task One_that_holds_something_is_removed_only_by_force(string state, string says)
    {
        var message = await BringToAsync(state);

        var error = await Should.ThrowAsync<PlanException>(async () => await Queue.RemoveAsync(false, WriteOptions.None, Never));

        error.Finding.Code.ShouldBe(QueueErrors.InUse);
        error.Message.ShouldContain("queue 'mail' is in use: " + says);
        (await Queue.RemoveAsync(true, WriteOptions.None, Never)).ShouldBeTrue();
        (await Resources.Queues.ListAsync(Never)).ShouldBeEmpty();
        (await Queue.CountAsync(Never)).ShouldBe(new QueueCounts(0, 0, 0, 0, 0, 0));
        if (message is not null)
        {
            (await Should.ThrowAsync<PlanException>(async () => await Queue.AckAsync(message, WriteOptions.None, Never))).Finding.Code.ShouldBe(QueueErrors.NotTaken);
        }
    }

    [Fact]
    public async Task Who_took_from_the_removed_queue_settles_nothing_of_the_new_one()
    {
        await Put("old");
        var old = (await Take())!;
        await Queue.RemoveAsync(true, WriteOptions.None, Never);
        await Put("new");
        var taken = (await Take())!;

        await Should.ThrowAsync<PlanException>(async () => await Queue.AckAsync(old, WriteOptions.None, Never));

        await Queue.AckAsync(taken, WriteOptions.None, Never);
    }

    [Fact]
    public async Task Who_waits_keeps_it_from_being_removed_and_goes_on_waiting_when_it_is()
    {
        var taking = Queue.TakeAsync(null, null, Never).AsTask();
        await Until(async () => (await Resources.Queues.ListAsync(Never)).Count == 1, "it waits");
        var error = await Should.ThrowAsync<PlanException>(async () => await Queue.RemoveAsync(false, WriteOptions.None, Never));

        (await Queue.RemoveAsync(true, WriteOptions.None, Never)).ShouldBeTrue();
        await Put("a");

        error.Message.ShouldContain("and 1 wait for a message");
        (await taking.Soon("it is served"))!.Value.ShouldBe("a");
    }

    [Fact]
    public async Task Its_operation_ids_go_with_it_and_its_settings_stay()
    {
        await Queue.ConfigureAsync(QueueSettings.Default with { MaxMessages = 1 }, Never);
        var first = await Queue.PutAsync("a", new PutOptions { Write = Once("op") }, Never);
        await Queue.RemoveAsync(true, WriteOptions.None, Never);

        (await Queue.PutAsync("a", new PutOptions { Write = Once("op") }, Never)).ShouldBeGreaterThan(first);

        (await Should.ThrowAsync<PlanException>(async () => await Put("b"))).Finding.Code.ShouldBe(QueueErrors.Full);
    }

    [Fact]
    public async Task A_removal_that_is_repeated_with_its_operation_id_gives_the_same_answer()
    {
        await Put("a");

        (await Queue.RemoveAsync(true, Once("gone"), Never)).ShouldBeTrue();
        (await Queue.RemoveAsync(true, Once("gone"), Never)).ShouldBeTrue();
        (await Queue.RemoveAsync(true, Once("other"), Never)).ShouldBeFalse();
    }

    private async Task<QueueMessage?> BringToAsync(string state)
    {
        await Queue.ConfigureAsync(QueueSettings.Default with { MaxTries = 1 }, Never);
        await Queue.PutAsync("a", new PutOptions { Delay = state == "delayed" ? Seconds(60) : TimeSpan.Zero }, Never);
        var message = state is "taken" or "dead" ? await Take() : null;
        if (state == "dead")
        {
            await Queue.NackAsync(message!, new NackOptions(), Never);
        }

        return message;
    }

    private ValueTask<long> Put(object? value) => Queue.PutAsync(value, PutOptions.Default, Never);

    private ValueTask<QueueMessage?> Take() => Queue.TakeAsync(TimeSpan.Zero, null, Never);
}
