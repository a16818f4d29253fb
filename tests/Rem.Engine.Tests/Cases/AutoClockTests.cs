using System.Diagnostics;
using Rem.Cases;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Testing.Shared;

namespace Rem.Engine.Tests.Cases;

public sealed class AutoClockTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly AutoClock _clock = new(Start);

    public void Dispose() => _clock.Dispose();

    [Fact]
    public async Task A_sleep_passes_at_once_and_moves_the_time_by_itself()
    {
        await _clock.SleepAsync(TimeSpan.FromDays(300), default).Soon("the sleep passes");

        _clock.GetUtcNow().ShouldBe(Start.AddDays(300));
    }

    [Fact]
    public void The_time_stands_still_without_sleeps() => _clock.GetUtcNow().ShouldBe(Start);

    [Fact]
    public async Task Many_sleeps_in_a_row_add_up_exactly()
    {
        for (var i = 0; i < 1000; i++)
        {
            await _clock.SleepAsync(TimeSpan.FromSeconds(1.5), default);
        }

        _clock.GetUtcNow().ShouldBe(Start.AddSeconds(1500));
    }

    [Fact]
    public async Task Branches_wake_in_the_order_of_their_times()
    {
        var order = new List<string>();
        var branches = _clock.Branches(3);

        await Task.WhenAll(
            Branch(branches, order, "c", 30, 1),
            Branch(branches, order, "a", 10, 1),
            Branch(branches, order, "b", 20, 1)).Soon("the branches end");

        order.ShouldBe(["a", "b", "c"]);
        _clock.GetUtcNow().ShouldBe(Start.AddSeconds(30));
    }

    [Fact]
    public async Task Branches_interleave_as_with_real_time()
    {
        var order = new List<string>();
        var branches = _clock.Branches(2);

        await Task.WhenAll(Branch(branches, order, "3s", 3, 4), Branch(branches, order, "5s", 5, 2)).Soon("the branches end");

        order.ShouldBe(["3s", "5s", "3s", "3s", "5s", "3s"]);
    }

    [Fact]
    public async Task A_branch_that_works_holds_the_time()
    {
        var branches = _clock.Branches(2);
        var working = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sleeper = Branch(branches, [], "sleeper", 3600, 1);
        var worker = Work();
        await Task.WhenAny(sleeper, Settled());
        sleeper.IsCompleted.ShouldBeFalse();
        _clock.GetUtcNow().ShouldBe(Start);

        working.SetResult();

        await Task.WhenAll(sleeper, worker).Soon("both end");
        _clock.GetUtcNow().ShouldBe(Start.AddHours(1));

        async Task Work()
        {
            await working.Task;
            branches.End();
        }
    }

    [Fact]
    public async Task A_watch_dog_around_real_work_does_not_fire_by_a_jump()
    {
        using var watchDog = new CancellationTokenSource(TimeSpan.FromMinutes(10), _clock);
        var work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await Settled();
        watchDog.IsCancellationRequested.ShouldBeFalse();
        work.SetResult();
        await work.Task.WaitAsync(watchDog.Token);
    }

    [Fact]
    public async Task A_watch_dog_fires_when_a_longer_sleep_jumps_over_it()
    {
        using var watchDog = new CancellationTokenSource(TimeSpan.FromSeconds(1), _clock);

        await Should.ThrowAsync<OperationCanceledException>(() => _clock.SleepAsync(TimeSpan.FromSeconds(5), watchDog.Token).Soon("the sleep is cut"));

        _clock.GetUtcNow().ShouldBe(Start.AddSeconds(1));
    }

    [Fact]
    public async Task A_watch_dog_does_not_fire_during_a_shorter_sleep()
    {
        using var watchDog = new CancellationTokenSource(TimeSpan.FromSeconds(5), _clock);

        await _clock.SleepAsync(TimeSpan.FromSeconds(4.999), watchDog.Token).Soon("the sleep passes");

        watchDog.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task A_watch_dog_around_work_that_hangs_fires_by_the_machines_time()
    {
        var since = Stopwatch.GetTimestamp();
        using var watchDog = new CancellationTokenSource(TimeSpan.FromMilliseconds(50), _clock);
        var hangs = new TaskCompletionSource();

        await Should.ThrowAsync<OperationCanceledException>(() => hangs.Task.WaitAsync(watchDog.Token).Soon("the watch-dog fires"));

        Stopwatch.GetElapsedTime(since).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(40));
        _clock.GetUtcNow().ShouldBe(Start.AddMilliseconds(50));
    }

    [Fact]
    public async Task Nothing_is_skipped_while_a_timer_fires_that_the_machines_time_has_reached()
    {
        var fires = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ClockWait<bool>? wait = null;
        await using var slow = _clock.CreateTimer(
            _ =>
            {
                fires.SetResult();
                SpinWait.SpinUntil(() => Volatile.Read(ref wait) is not null, TimeSpan.FromSeconds(20));
                SpinWait.SpinUntil(static () => false, TimeSpan.FromMilliseconds(100)); // all waits, and a clock that looks would skip an hour
                Volatile.Read(ref wait)!.TrySignal(true);
            },
            null,
            TimeSpan.FromMilliseconds(10),
            Timeout.InfiniteTimeSpan);
        await fires.Task.Soon("the machine's time passes");

        Volatile.Write(ref wait, _clock.StartWait<bool>(TimeSpan.FromHours(1), default));

        (await wait.Task.Soon("the wait ends")).Came.ShouldBeTrue();
        _clock.GetUtcNow().ShouldBe(Start.AddMilliseconds(10));
    }

    [Fact]
    public async Task A_wait_for_a_queue_passes_at_once()
    {
        var queue = SharedResources.InMemory(_clock).Queues.Open("q");

        (await queue.TakeAsync(TimeSpan.FromHours(5), null, default).AsTask().Soon("the wait passes")).ShouldBeNull();

        _clock.GetUtcNow().ShouldBe(Start.AddHours(5));
    }

    [Fact]
    public async Task A_taker_gets_what_another_branch_puts_before_its_wait_is_over()
    {
        var queue = SharedResources.InMemory(_clock).Queues.Open("q");
        var branches = _clock.Branches(2);

        var taker = TakeAsync();
        await Task.WhenAll(taker, PutAsync()).Soon("both end");

        (await taker).ShouldBe("late");
        _clock.GetUtcNow().ShouldBe(Start.AddSeconds(59));

        async Task<object?> TakeAsync()
        {
            await Task.Yield();
            var message = await queue.TakeAsync(TimeSpan.FromMinutes(1), null, default);
            branches.End();
            return message?.Value;
        }

        async Task PutAsync()
        {
            await Task.Yield();
            await _clock.SleepAsync(TimeSpan.FromSeconds(59), default);
            await queue.PutAsync("late", PutOptions.Default, default);
            branches.End();
        }
    }

    [Fact]
    public async Task Contenders_for_a_lock_hold_it_one_after_the_other_in_virtual_time()
    {
        var item = SharedResources.InMemory(_clock).Locks.Open("l");
        var branches = _clock.Branches(5);
        var contenders = new List<Task>();
        for (var i = 0; i < 5; i++)
        {
            contenders.Add(HoldAsync($"b{i}"));
        }

        await Task.WhenAll(contenders).Soon("all have held it");

        _clock.GetUtcNow().ShouldBe(Start.AddSeconds(50));

        async Task HoldAsync(string owner)
        {
            await Task.Yield();
            var grant = (await item.AcquireAsync(new LockRequest(owner), default))!;
            await _clock.SleepAsync(TimeSpan.FromSeconds(10), default);
            await item.ReleaseAsync(grant.Token, default);
            branches.End();
        }
    }

    [Fact]
    public async Task A_renewed_lock_is_kept_through_a_long_sleep()
    {
        var item = SharedResources.InMemory(_clock).Locks.Open("l");
        await using var held = await HeldLock.AcquireAsync(item, new LockRequest("a") { Lease = TimeSpan.FromSeconds(30) }, _clock, true, default);

        await _clock.SleepAsync(TimeSpan.FromHours(1), default).Soon("the sleep passes");

        (await held.IsHeldAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_stopped_clock_fires_nothing()
    {
        _clock.Dispose();
        var sleep = _clock.SleepAsync(TimeSpan.FromMilliseconds(1), default);

        await Settled();

        sleep.IsCompleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_branches_wake_exactly_when_they_should(int seed)
    {
        var branches = _clock.Branches(8);
        var tasks = new List<Task>();
        for (var b = 0; b < 8; b++)
        {
            tasks.Add(SleepOnAsync(new Random(seed * 100 + b)));
        }

        await Task.WhenAll(tasks).Soon($"all branches end (seed {seed})");

        async Task SleepOnAsync(Random random)
        {
            await Task.Yield();
            var expected = Start;
            for (var i = 0; i < 100; i++)
            {
                var time = TimeSpan.FromMilliseconds(1 + random.Next(100_000));
                expected += time;
                await _clock.SleepAsync(time, default);
                _clock.GetUtcNow().ShouldBe(expected, $"seed {seed}");
            }

            branches.End();
        }
    }

    private async Task Branch(FlowBranches branches, List<string> order, string name, double seconds, int times)
    {
        await Task.Yield();
        for (var i = 0; i < times; i++)
        {
            await _clock.SleepAsync(TimeSpan.FromSeconds(seconds), default);
            lock (order)
            {
                order.Add(name);
            }
        }

        branches.End();
    }

    // Lets the pool run dry a few times: whatever the clock would do by mistake, it does within.
    private static async Task Settled()
    {
        for (var i = 0; i < 200; i++)
        {
            await Task.Yield();
        }
    }
}
