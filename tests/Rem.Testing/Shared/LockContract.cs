using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Locks;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What every lock does, whatever stands behind it.</summary>
public abstract class LockContract : SharedContract
{
    private ILock Deploy => Resources.Locks.Open("deploy");

    [Fact]
    public async Task A_free_lock_is_granted_at_once()
    {
        var grant = (await Deploy.AcquireAsync(new LockRequest("a"), Never))!;

        grant.Lock.ShouldBe("deploy");
        grant.Until.ShouldBe(Clock.GetUtcNow() + Deploy.StandardLease);
        var info = (await Deploy.LookAsync(Never))!;
        info.Owner.ShouldBe("a");
        info.Token.ShouldBe(grant.Token);
        info.Since.ShouldBe(Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_held_lock_is_refused_without_a_wait()
    {
        await Deploy.AcquireAsync(new LockRequest("a"), Never);

        (await Deploy.AcquireAsync(new LockRequest("b") { Wait = TimeSpan.Zero }, Never)).ShouldBeNull();
    }

    [Fact]
    public async Task A_waiter_gets_the_lock_when_it_is_released()
    {
        var first = (await Deploy.AcquireAsync(new LockRequest("a"), Never))!;
        var second = Deploy.AcquireAsync(new LockRequest("b"), Never).AsTask();
        await Waits(1);

        (await Deploy.ReleaseAsync(first.Token, Never)).ShouldBeTrue();

        (await second.Soon("the second gets the lock"))!.Token.ShouldBeGreaterThan(first.Token);
    }

    [Fact]
    public async Task A_waiter_gets_nothing_when_its_wait_is_over()
    {
        await Deploy.AcquireAsync(new LockRequest("a"), Never);
        var second = Deploy.AcquireAsync(new LockRequest("b") { Wait = Seconds(5) }, Never).AsTask();
        await Waits(1);
        Clock.Advance(Seconds(4.9));
        second.IsCompleted.ShouldBeFalse();

        Clock.Advance(Seconds(0.1));

        (await second.Soon("the wait ends")).ShouldBeNull();
    }

    [Fact]
    public async Task Waiters_get_the_lock_in_the_order_in_which_they_came()
    {
        var grant = (await Deploy.AcquireAsync(new LockRequest("first"), Never))!;
        var waiters = new List<Task<LockGrant?>>();
        for (var i = 0; i < 5; i++)
        {
            waiters.Add(Deploy.AcquireAsync(new LockRequest($"w{i}"), Never).AsTask());
            await Waits(i + 1);
        }

        for (var i = 0; i < 5; i++)
        {
            await Deploy.ReleaseAsync(grant.Token, Never);
            var next = (await waiters[i].Soon($"waiter {i} gets the lock"))!;
            next.Token.ShouldBeGreaterThan(grant.Token);
            grant = next;
        }
    }

    [Fact]
    public async Task A_cancelled_waiter_leaves_no_trace()
    {
        var first = (await Deploy.AcquireAsync(new LockRequest("a"), Never))!;
        using var cancel = new CancellationTokenSource();
        var waiter = Deploy.AcquireAsync(new LockRequest("b"), cancel.Token).AsTask();
        await Waits(1);

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiter.Soon("the waiter is cancelled"));
        await Deploy.ReleaseAsync(first.Token, Never);

        (await Deploy.LookAsync(Never)).ShouldBeNull();
        Clock.Waits.ShouldBe(0);
        Clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task A_lease_that_runs_out_ends_the_hold()
    {
        var grant = (await Deploy.AcquireAsync(new LockRequest("a") { Lease = Seconds(10) }, Never))!;
        grant.Until.ShouldBe(Clock.GetUtcNow() + Seconds(10));

        Clock.Advance(Seconds(10));

        (await Deploy.LookAsync(Never)).ShouldBeNull();
        (await Deploy.RenewAsync(grant.Token, Seconds(10), Never)).ShouldBeNull();
        (await Deploy.ReleaseAsync(grant.Token, Never)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_waiter_gets_the_lock_when_the_lease_runs_out()
    {
        await Deploy.AcquireAsync(new LockRequest("a") { Lease = Seconds(10) }, Never);
        var waiter = Deploy.AcquireAsync(new LockRequest("b"), Never).AsTask();
        await Waits(1);

        Clock.Advance(Seconds(10));

        (await waiter.Soon("the waiter gets the lock")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_renewed_lease_holds_on()
    {
        var grant = (await Deploy.AcquireAsync(new LockRequest("a") { Lease = Seconds(10) }, Never))!;
        var waiter = Deploy.AcquireAsync(new LockRequest("b"), Never).AsTask();
        await Waits(1);
        Clock.Advance(Seconds(8));

        (await Deploy.RenewAsync(grant.Token, Seconds(10), Never))!.Token.ShouldBe(grant.Token);
        Clock.Advance(Seconds(8));

        waiter.IsCompleted.ShouldBeFalse();
        Clock.Advance(Seconds(2));
        (await waiter.Soon("the waiter gets the lock")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Releasing_twice_or_with_a_strange_token_does_nothing()
    {
        var first = (await Deploy.AcquireAsync(new LockRequest("a"), Never))!;
        await Deploy.ReleaseAsync(first.Token, Never);
        var second = (await Deploy.AcquireAsync(new LockRequest("b"), Never))!;

        (await Deploy.ReleaseAsync(first.Token, Never)).ShouldBeFalse();
        (await Deploy.ReleaseAsync(second.Token + 100, Never)).ShouldBeFalse();

        (await Deploy.LookAsync(Never))!.Owner.ShouldBe("b");
    }

    [Theory]
    [InlineData("run1", "run1")]
    [InlineData("run1", "run1/branch2")]
    public async Task Taking_a_lock_inside_itself_is_an_error(string outer, string inner)
    {
        await Deploy.AcquireAsync(new LockRequest(outer), Never);

        var error = await Should.ThrowAsync<PlanException>(async () => await Deploy.AcquireAsync(new LockRequest(inner), Never));

        error.Finding.Code.ShouldBe(LockErrors.Nested);
        error.Message.ShouldContain("'deploy'");
    }

    [Theory]
    [InlineData("run1/a", "run1/b")]
    [InlineData("run1", "run12")]
    [InlineData("run1/a", "run1")]
    public async Task Flows_side_by_side_wait_for_each_other(string holder, string waiter)
    {
        await Deploy.AcquireAsync(new LockRequest(holder), Never);

        (await Deploy.AcquireAsync(new LockRequest(waiter) { Wait = TimeSpan.Zero }, Never)).ShouldBeNull();
    }

    [Fact]
    public async Task Asking_again_with_the_operation_id_gives_the_same_grant()
    {
        var request = new LockRequest("a") { Operation = "op" };

        var first = (await Deploy.AcquireAsync(request, Never))!;
        var second = (await Deploy.AcquireAsync(request, Never))!;

        second.Token.ShouldBe(first.Token);
    }

    [Fact]
    public async Task Tokens_rise_also_when_a_lock_was_free_for_long()
    {
        var first = (await Deploy.AcquireAsync(new LockRequest("a"), Never))!;
        await Deploy.ReleaseAsync(first.Token, Never);
        Clock.Advance(TimeSpan.FromDays(30));

        (await Deploy.AcquireAsync(new LockRequest("a"), Never))!.Token.ShouldBeGreaterThan(first.Token);
    }

    [Fact]
    public async Task Held_locks_are_listed()
    {
        await Resources.Locks.Open("b").AcquireAsync(new LockRequest("x"), Never);
        await Resources.Locks.Open("a").AcquireAsync(new LockRequest("y"), Never);
        Resources.Locks.Open("free");

        var held = await Resources.Locks.ListAsync(Never);

        held.Count.ShouldBe(2);
        held[0].Lock.ShouldBe("a");
        held[1].Owner.ShouldBe("x");
    }

    [Fact]
    public async Task A_lease_or_wait_out_of_range_is_refused()
    {
        (await Should.ThrowAsync<PlanException>(async () => await Deploy.AcquireAsync(new LockRequest("a") { Lease = Seconds(-1) }, Never))).Finding.Code.ShouldBe(SharedErrors.Range);
        (await Should.ThrowAsync<PlanException>(async () => await Deploy.AcquireAsync(new LockRequest("a") { Lease = TimeSpan.Zero }, Never))).Finding.Code.ShouldBe(SharedErrors.Range);
        (await Should.ThrowAsync<PlanException>(async () => await Deploy.AcquireAsync(new LockRequest("a") { Wait = Seconds(-1) }, Never))).Finding.Code.ShouldBe(SharedErrors.Range);
        (await Deploy.LookAsync(Never)).ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Under_load_never_two_hold_it_and_tokens_rise(int seed)
    {
        var inside = 0;
        long lastToken = 0;
        var rounds = 0;
        var contenders = new List<Task>();
        for (var c = 0; c < 6; c++)
        {
            contenders.Add(Contend(c));
        }

        await Task.WhenAll(contenders).Soon($"all contenders end (seed {seed})");

        rounds.ShouldBeGreaterThan(0, $"seed {seed}");
        (await Deploy.LookAsync(Never)).ShouldBeNull();
        Clock.Waits.ShouldBe(0);

        async Task Contend(int number)
        {
            var random = new Random(seed * 1000 + number);
            await Task.Yield();
            for (var i = 0; i < 200; i++)
            {
                using var cancel = new CancellationTokenSource();
                if (random.Next(5) == 0)
                {
                    cancel.CancelAfter(TimeSpan.FromTicks(random.Next(1000)));
                }

                try
                {
                    var grant = (await Deploy.AcquireAsync(new LockRequest($"c{number}") { Wait = null }, cancel.Token))!;
                    Interlocked.Increment(ref inside).ShouldBe(1, $"seed {seed}");
                    grant.Token.ShouldBeGreaterThan(lastToken, $"seed {seed}");
                    lastToken = grant.Token;
                    rounds++;
                    if (random.Next(3) == 0)
                    {
                        await Task.Yield();
                    }

                    Interlocked.Decrement(ref inside);
                    (await Deploy.ReleaseAsync(grant.Token, Never)).ShouldBeTrue();
                }
                catch (OperationCanceledException)
                {
                    // A cancelled contender goes on with its next round.
                }
            }
        }
    }

    // Who waits stands in the line when the lock has answered another call.
    private async Task Waits(int count)
    {
        await Clock.UntilWaitsAsync(count).Soon($"{count} wait");
        await Deploy.LookAsync(Never);
    }
}
