using Rem.Cases;
using Rem.Shared;
using Rem.Shared.Locks;

namespace Rem.Engine.Tests.Shared;

public sealed class KeeperTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly FakeClock _clock = new();
    private readonly List<TimeSpan> _renewals = [];
    private readonly DateTimeOffset _start;
    private TimeSpan? _lost;

    public KeeperTests() => _start = _clock.GetUtcNow();

    private TimeSpan Now => _clock.GetUtcNow() - _start;

    [Fact]
    public void A_lease_is_renewed_at_each_third_of_it()
    {
        using var keeper = Keep(static () => new(true));

        Pass(20);

        _renewals.ShouldBe([Seconds(5), Seconds(10), Seconds(15), Seconds(20)]);
        _lost.ShouldBeNull();
    }

    [Fact]
    public void A_renewal_that_is_refused_loses_the_lease_at_once()
    {
        using var keeper = Keep(static () => new(false));

        Pass(20);

        _lost.ShouldBe(Seconds(5));
        _renewals.Count.ShouldBe(1);
        _clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public void A_renewal_that_hangs_loses_the_lease_at_80_percent_of_it()
    {
        var never = new TaskCompletionSource<bool>();
        using var keeper = Keep(() => new(never.Task));

        Pass(11.9);
        _lost.ShouldBeNull();
        Pass(0.1);

        _lost.ShouldBe(Seconds(12));
        _renewals.ShouldBe([Seconds(5)]);
    }

    [Fact]
    public void A_renewal_that_hangs_counts_from_the_last_that_succeeded()
    {
        var never = new TaskCompletionSource<bool>();
        using var keeper = Keep(() => _renewals.Count < 3 ? new(true) : new(never.Task));

        Pass(60);

        _lost.ShouldBe(Seconds(22));
    }

    [Fact]
    public void A_renewal_that_answers_late_counts_from_when_it_was_asked()
    {
        var late = new TaskCompletionSource<bool>();
        var never = new TaskCompletionSource<bool>();
        using var keeper = Keep(() => new((_renewals.Count == 1 ? late : never).Task));
        Pass(11);

        late.SetResult(true);
        Pass(60);

        _lost.ShouldBe(Seconds(17));
    }

    [Fact]
    public void A_renewal_that_answers_when_the_next_is_due_is_followed_by_it_at_once()
    {
        var late = new TaskCompletionSource<bool>();
        using var keeper = Keep(() => new(_renewals.Count == 1 ? late.Task : Task.FromResult(true)));
        Pass(11);

        late.SetResult(true);

        _renewals.ShouldBe([Seconds(5), Seconds(11)]);
        Pass(9);
        _renewals.ShouldBe([Seconds(5), Seconds(11), Seconds(16)]);
        _lost.ShouldBeNull();
    }

    [Fact]
    public void A_failure_that_passes_loses_nothing()
    {
        using var keeper = Keep(() => _renewals.Count % 3 == 0 ? new(true) : throw new InvalidOperationException("away"));

        Pass(60);

        _lost.ShouldBeNull();
        _renewals[..3].ShouldBe([Seconds(5), Seconds(6), Seconds(7)]);
    }

    [Fact]
    public void Failures_without_end_lose_the_lease_at_80_percent_of_it()
    {
        using var keeper = Keep(static () => throw new InvalidOperationException("away"));

        Pass(60);

        _lost.ShouldBe(Seconds(12));
        _renewals.Count.ShouldBe(7);
    }

    [Fact]
    public void A_process_that_stood_still_for_longer_than_that_has_lost_it_before_it_asks()
    {
        var clock = new JumpingClock();
        var isLost = false;
        var asked = 0;
        using var keeper = new Keeper(clock, Lease, () => new(asked++ >= 0), () => isLost = true);

        clock.Jump(Seconds(13));

        isLost.ShouldBeTrue();
        asked.ShouldBe(0);
    }

    [Fact]
    public void One_that_was_ended_neither_renews_nor_loses()
    {
        var never = new TaskCompletionSource<bool>();
        var keeper = Keep(() => new(never.Task));
        Pass(6);

        keeper.Dispose();
        Pass(60);
        never.SetResult(false);

        _lost.ShouldBeNull();
        _renewals.Count.ShouldBe(1);
        _clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task What_runs_under_a_lock_is_told_before_the_lease_ends_when_the_lock_hangs()
    {
        var hanging = new HangingLock();
        var held = await HeldLock.AcquireAsync(hanging, new LockRequest("a"), _clock, isRenewed: true, CancellationToken.None);

        Pass(12);

        held.Lost.IsCancellationRequested.ShouldBeTrue();
        (await held.ReleaseAsync()).ShouldBeFalse(); // and waits for nobody
        hanging.Releases.ShouldBe(1);
    }

    private Keeper Keep(Func<ValueTask<bool>> renew) => new(
        _clock,
        Lease,
        () =>
        {
            _renewals.Add(Now);
            return renew();
        },
        () =>
        {
            _lost.ShouldBeNull("it is lost once");
            _lost = Now;
        });

    private void Pass(double seconds) => _clock.Advance(Seconds(seconds));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>A lock that grants, and then never answers again.</summary>
    private sealed class HangingLock : ILock
    {
        private readonly TaskCompletionSource<bool> _never = new();

        public string Name => "deploy";

        public TimeSpan? StandardLease => Lease;

        public int Releases { get; private set; }

        public ValueTask<LockGrant?> AcquireAsync(LockRequest request, CancellationToken cancel)
        {
            request.Lease.ShouldBe(Lease);
            return new(new LockGrant(Name, 1, null));
        }

        public async ValueTask<LockGrant?> RenewAsync(long token, TimeSpan? lease, CancellationToken cancel)
        {
            await _never.Task;
            return null;
        }

        public ValueTask<bool> ReleaseAsync(long token, CancellationToken cancel)
        {
            Releases++;
            return new(_never.Task);
        }

        public ValueTask<LockInfo?> LookAsync(CancellationToken cancel) => new((LockInfo?)null);
    }

    /// <summary>A clock whose timers fire late, as those of a process that was stopped do.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private readonly List<Timer> _timers = [];
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Jump(TimeSpan time)
        {
            _now += time.Ticks;
            foreach (var timer in _timers)
            {
                timer.Callback();
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(() => callback(state));
            _timers.Add(timer);
            return timer;
        }

        private sealed class Timer(Action callback) : ITimer
        {
            public Action Callback => callback;

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
