using Rem.Cases;
using Rem.Running;
using Rem.Testing.Shared;

namespace Rem.Engine.Tests.Cases;

public sealed class FakeClockTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_each_at_its_own()
    {
        var fired = new List<(string, DateTimeOffset)>();
        var start = _clock.GetUtcNow();
        using var b = Timer("b", 2);
        using var a = Timer("a", 1);
        using var c = Timer("c", 2);
        using var late = Timer("late", 9);

        _clock.Advance(TimeSpan.FromSeconds(5));

        fired.ShouldBe([("a", start.AddSeconds(1)), ("b", start.AddSeconds(2)), ("c", start.AddSeconds(2))]);
        _clock.GetUtcNow().ShouldBe(start.AddSeconds(5));

        ITimer Timer(string name, double seconds) => _clock.CreateTimer(
            _ => fired.Add((name, _clock.GetUtcNow())), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_periodic_timer_fires_each_time()
    {
        var count = 0;
        using var timer = _clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(6));

        count.ShouldBe(3);
    }

    [Fact]
    public void A_timer_that_was_disposed_or_changed_does_not_fire_at_its_old_time()
    {
        var count = 0;
        var gone = _clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var moved = _clock.CreateTimer(_ => count += 10, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        gone.Dispose();
        moved.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(4));
        count.ShouldBe(0);
        _clock.Advance(TimeSpan.FromSeconds(1));
        count.ShouldBe(10);
    }

    [Fact]
    public async Task A_sleep_ends_when_its_time_has_passed()
    {
        var sleep = _clock.SleepAsync(TimeSpan.FromSeconds(10), default);
        _clock.Advance(TimeSpan.FromSeconds(9));
        sleep.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromSeconds(1));

        await sleep.Soon("the sleep ends");
        _clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task A_sleep_longer_than_a_timer_of_the_machine_ends_at_its_time()
    {
        var sleep = _clock.SleepAsync(TimeSpan.FromDays(9000), default);
        _clock.Advance(TimeSpan.FromDays(8999.9));
        sleep.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromDays(0.1));

        await sleep.Soon("the sleep ends");
    }

    [Fact]
    public void A_sleep_of_nothing_ends_at_once_and_a_cancelled_one_at_once_too()
    {
        _clock.SleepAsync(TimeSpan.Zero, default).IsCompletedSuccessfully.ShouldBeTrue();
        _clock.SleepAsync(TimeSpan.FromSeconds(1), new CancellationToken(true)).IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wait_ends_once_whoever_comes_first()
    {
        var wait = _clock.StartWait<string>(TimeSpan.FromSeconds(1), default);

        wait.TrySignal("first").ShouldBeTrue();
        wait.TrySignal("second").ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await wait.Task).ShouldBe(new WaitEnd<string>(true, "first"));
        _clock.Waits.ShouldBe(0);
    }

    [Fact]
    public async Task A_wait_that_was_cancelled_before_it_began_is_over()
    {
        var wait = _clock.StartWait<string>(TimeSpan.FromSeconds(1), new CancellationToken(true));

        await Should.ThrowAsync<OperationCanceledException>(() => wait.Task);
        _clock.Waits.ShouldBe(0);
        _clock.PendingTimers.ShouldBe(0);
    }
}
