using Rem.Errors;
using Rem.Shared.Locks;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What whoever holds a lock of any backend can rely on: it is renewed, and its loss is told.</summary>
public abstract class HeldLockContract : SharedContract
{
    private ILock Deploy => Resources.Locks.Open("deploy");

    [Fact]
    public async Task A_held_lock_that_is_renewed_outlives_its_lease_and_then_lets_go()
    {
        var told = new RenewalsTold(Deploy);
        var held = await HeldLock.AcquireAsync(told, new LockRequest("a") { Lease = Seconds(9) }, Clock, true, Never);
        for (var second = 1; second <= 60; second++)
        {
            Clock.Advance(Seconds(1));
            await Until(() => Task.FromResult(told.Count >= second / 3), "the holder hears that the lease is renewed");
            (await Deploy.LookAsync(Never))!.Until.ShouldBe(Clock.GetUtcNow() + Seconds(9 - (second % 3)));
        }

        (await held.IsHeldAsync(Never)).ShouldBeTrue();
        await held.DisposeAsync();

        (await Deploy.LookAsync(Never)).ShouldBeNull();
        Clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task A_held_lock_says_when_it_is_lost()
    {
        var held = await HeldLock.AcquireAsync(Deploy, new LockRequest("a") { Lease = Seconds(9) }, Clock, true, Never);

        await Deploy.ReleaseAsync(held.Grant.Token, Never);
        Clock.Advance(Seconds(3));

        await Until(() => Task.FromResult(held.Lost.IsCancellationRequested), "the holder is told");
        await held.DisposeAsync();
    }

    [Fact]
    public async Task A_wait_that_passes_names_the_holder()
    {
        await Deploy.AcquireAsync(new LockRequest("night run"), Never);

        var error = await Should.ThrowAsync<PlanException>(async () =>
            await HeldLock.AcquireAsync(Deploy, new LockRequest("b") { Wait = TimeSpan.Zero }, Clock, true, Never));

        error.Finding.Code.ShouldBe(LockErrors.TimedOut);
        error.Message.ShouldContain("night run");
    }

    [Fact]
    public async Task A_wait_that_passes_says_who_since_when_and_how_to_see_it()
    {
        await Deploy.AcquireAsync(new LockRequest("1/2") { By = "sync run 3 at sync.yaml:12, pid 812" }, Never);

        var error = await Should.ThrowAsync<PlanException>(async () =>
            await HeldLock.AcquireAsync(Deploy, new LockRequest("b") { Wait = TimeSpan.Zero }, Clock, true, Never));

        error.Message.ShouldEndWith($"within 0s: sync run 3 at sync.yaml:12, pid 812 holds it since {Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");
        error.Finding.Hint!.ShouldContain("`rem lock list`");
        (await Resources.Locks.ListAsync(Never)).ShouldHaveSingleItem().By.ShouldBe("sync run 3 at sync.yaml:12, pid 812");
    }

    [Fact]
    public async Task A_held_lock_tells_its_loss_once_when_it_is_renewed_or_released()
    {
        var lost = new List<string>();
        var renewed = await HeldLock.AcquireAsync(Deploy, new LockRequest("a") { Lease = Seconds(9) }, Clock, true, Never, grant => lost.Add(grant.Lock));
        await Deploy.ReleaseAsync(renewed.Grant.Token, Never);
        Clock.Advance(Seconds(3));
        await Until(() => Task.FromResult(renewed.IsLost), "the holder is told");
        await renewed.DisposeAsync();
        var kept = await HeldLock.AcquireAsync(Deploy, new LockRequest("a") { Lease = Seconds(9) }, Clock, false, Never, _ => lost.Add("without renewal"));
        await Deploy.ReleaseAsync(kept.Grant.Token, Never);
        await kept.DisposeAsync();
        var released = await HeldLock.AcquireAsync(Deploy, new LockRequest("a"), Clock, true, Never, _ => lost.Add("released in order"));
        await released.DisposeAsync();

        lost.ShouldBe([Deploy.Name, "without renewal"]);
    }
}
