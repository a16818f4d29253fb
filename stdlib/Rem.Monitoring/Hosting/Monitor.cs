using Rem.Errors;
using Rem.Monitoring.Recording;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.Sections;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>The checks of one open plan: runs them by the clock, and tells what becomes of them. Safe to use from several threads.</summary>
internal sealed class Monitor
{
    // Checks wait more than they compute; what a machine cannot do at once waits in the line, and is counted as late.
    private static readonly int AtOnce = 64 * Environment.ProcessorCount;
    private static readonly TimeSpan AnnounceTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HealthEvery = TimeSpan.FromSeconds(10);
    // A page is as fresh; what has changed its status is shown at once.
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly OpenPlan _plan;
    private readonly CheckClaims _claims;
    private readonly SteadyClock _time;
    private readonly TimeProvider _clock;
    private readonly CheckBoard _board;
    private readonly Statuses _statuses;
    private readonly SeriesWriter _series;
    private readonly Schedule _schedule;
    private readonly CheckRuns _runs;
    private readonly Lag _lag = new();
    private readonly Dictionary<string, long> _wishes = new(StringComparer.Ordinal);
    private ClockWait<bool>? _wait;
    private bool _isWoken;
    private long _sleepsUntil;
    private int _running;

    /// <summary>A monitor of a plan's checks.</summary>
    public Monitor(OpenPlan plan, IReadOnlyList<DefinedCheck> checks, CheckClaims claims)
    {
        (_plan, _claims, _clock) = (plan, claims, plan.Options.Clock);
        _time = new SteadyClock(_clock);
        _board = new CheckBoard(checks.Select(static check => check.Rules), _time.Now, Tell);
        _schedule = new Schedule(checks, _time.Now, _lag);
        _series = new SeriesWriter(plan, checks.Where(static check => check.HasSeries).ToDictionary(static check => check.Rules.Name, static check => new CheckSeries(check.Rules.Name, check.Every), StringComparer.Ordinal));
        _statuses = new Statuses(plan, checks, _time, _schedule, _series);
        _runs = new CheckRuns(plan, _time, _clock);
    }

    /// <summary>Runs the checks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await RestoreAsync(cancel);
        using var late = new CancellationTokenSource();
        var wishes = new Wishes(_plan, this, _claims, _time);
        var announcing = _statuses.Announcer.RunAsync(late.Token);
        var recording = _series.RunAsync(late.Token);
        try
        {
            await Task.WhenAny(WatchAsync(ending.Token), announcing, recording, wishes.FollowAcknowledgementsAsync(ending.Token), wishes.FollowDowntimesAsync(ending.Token), TellHealthAsync(ending.Token), RefreshAsync(ending.Token)).Unwrap();
        }
        finally
        {
            // What has happened is written down before the plan ends.
            await ending.CancelAsync();
            Refresh();
            _statuses.Announcer.Complete();
            _series.Complete();
            late.CancelAfter(AnnounceTime);
            await Task.WhenAll(announcing, recording);
        }
    }

    /// <summary>True for a check of this plan.</summary>
    public bool Knows(string name) => _statuses.Knows(name);

    /// <summary>Does something to the board; false when there is no check of the name, or it says so itself.</summary>
    public bool Act(string? check, Func<CheckBoard, bool> act)
    {
        lock (_gate)
        {
            var isDone = (check is null || Knows(check)) && act(_board);
            Wake();
            return isDone;
        }
    }

    /// <summary>Acknowledges a check by a wish of a version; false when there is nothing to acknowledge.</summary>
    public bool Acknowledge(string check, long version, Acknowledgement wish) => Act(check, board =>
    {
        _wishes[check] = version;
        if (board.Acknowledge(check, wish, _time.Now))
        {
            return true;
        }

        _wishes.Remove(check);
        return false;
    });

    private async Task WatchAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var now = _time.Now;
            lock (_gate)
            {
                _board.Advance(now);
            }

            while (Volatile.Read(ref _running) < AtOnce && _schedule.Take(now) is { } check)
            {
                Interlocked.Increment(ref _running);
                _ = Task.Run(() => RunOneAsync(check, cancel), CancellationToken.None);
                now = _time.Now;
            }

            await SleepAsync(cancel);
        }
    }

    private async Task SleepAsync(CancellationToken cancel)
    {
        Interlocked.Exchange(ref _sleepsUntil, long.MaxValue); // until it is worked out, whatever is due is sooner
        Interlocked.Exchange(ref _isWoken, false);
        DateTimeOffset? due;
        lock (_gate)
        {
            due = _board.NextDue;
        }

        var next = Volatile.Read(ref _running) < AtOnce && _schedule.Next is { } run && (due is null || run < due) ? run : due;
        Volatile.Write(ref _sleepsUntil, (next ?? DateTimeOffset.MaxValue).UtcTicks);
        var wait = _clock.StartWait<bool>(next is { } at ? Positive(at - _time.Now) : null, cancel);
        Volatile.Write(ref _wait, wait);
        if (Volatile.Read(ref _isWoken))
        {
            wait.TrySignal(true);
        }

        await wait.Task;
    }

    // Something may be due sooner than it was.
    private void Wake()
    {
        Volatile.Write(ref _isWoken, true);
        Volatile.Read(ref _wait)?.TrySignal(true);
    }

    private async Task RunOneAsync(ScheduledCheck check, CancellationToken cancel)
    {
        try
        {
            await _runs.RunAsync(check, result => Report(check.Name, result), cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            bool isConfirming;
            lock (_gate)
            {
                isConfirming = _board.Find(check.Name) is { IsCertain: false };
            }

            _schedule.Ended(check, isConfirming, _time.Now);
            WakeIfSooner();
        }
    }

    // A run seldom makes anything due sooner than what is waited for already.
    private void WakeIfSooner()
    {
        DateTimeOffset? due;
        lock (_gate)
        {
            due = _board.NextDue;
        }

        var sleepsUntil = Volatile.Read(ref _sleepsUntil);
        if (due?.UtcTicks < sleepsUntil || _schedule.Next?.UtcTicks < sleepsUntil)
        {
            Wake();
        }
    }

    private void Report(string name, CheckResult result)
    {
        lock (_gate)
        {
            // Stamped here: two results that come at once would else be told in another order than their times.
            var now = _time.Now;
            _board.Report(name, result with { At = now });
            _statuses.NoteRun(_board.Find(name)!);
            _series.Write(name, _time.Shown(now), result);
        }
    }

    private async Task RefreshAsync(CancellationToken cancel)
    {
        while (true)
        {
            await _clock.SleepAsync(RefreshEvery, cancel);
            Refresh();
        }
    }

    private void Refresh()
    {
        lock (_gate)
        {
            _statuses.ShowChanged();
        }
    }

    // Called by the board, under the gate.
    private void Tell(CheckEvent told)
    {
        var check = _board.Find(told.Check)!;
        var isOver = told.Kind == EventKind.Unacknowledged || (told.Kind == EventKind.Status && check.Acknowledgement is null && told.To == CheckStatus.Ok);
        _statuses.Tell(told, check, isOver && _wishes.Remove(told.Check, out var version) ? version : null);
    }

    private async Task RestoreAsync(CancellationToken cancel)
    {
        var (state, history) = (_plan.Resources.States.Open(MonitorNames.Checks), _plan.Resources.States.Open(MonitorNames.History));
        foreach (var key in await state.KeysAsync("", cancel))
        {
            var was = (await state.GetAsync(key, cancel))?.Value as RemMap;
            if (Knows(key))
            {
                Restore(_board.Find(key)!, was ?? []);
                _statuses.RestoreHistory(key, (await history.GetAsync(key, cancel))?.Value);
            }
            else if (was is not null && Text(was, "plan") == _statuses.PlanName)
            {
                _statuses.Forget(key);
            }
        }

        foreach (var check in _board.Checks)
        {
            _statuses.Show(check);
        }
    }

    // What is there is state, which anybody may have written: what makes no sense begins anew.
    private void Restore(Check check, RemMap was)
    {
        if (CheckStatuses.Named(Text(was, "status")) is { } status)
        {
            var since = was.TryGetValue("since", out var shown) && StatusForms.Time(shown) is { } time ? _time.Steady(time) : _time.Now;
            var isCertain = !was.TryGetValue("certain", out var certain) || certain is not false || status is CheckStatus.Pending or CheckStatus.Ok;
            var attempt = was.TryGetValue("try", out var given) && given is long and >= 1 && (long)given < check.Rules.Tries ? (int)(long)given : 1;
            check.Restore(status, isCertain ? 0 : attempt, since, Text(was, "text"));
        }
    }

    private static string Text(RemMap map, string key) => map.TryGetValue(key, out var value) ? value as string ?? "" : "";

    private async Task TellHealthAsync(CancellationToken cancel)
    {
        var state = _plan.Resources.States.Open(MonitorNames.Health);
        while (true)
        {
            await _clock.SleepAsync(HealthEvery, cancel);
            var health = new RemMap(4) { ["checks"] = (long)_board.Checks.Count, ["runs"] = _lag.Runs, ["missed"] = _lag.Missed, ["late p99"] = _lag.Runs == 0 ? null : _lag.Percentile(0.99).TotalSeconds };
            try
            {
                await state.SetAsync(_statuses.PlanName, health, SetOptions.Default, cancel);
            }
            catch (PlanException error)
            {
                _plan.Log.Write(new LogLine(_clock.GetUtcNow(), LogLevel.Warn, $"how late the checks are could not be written down: {error.Message}", null, default));
            }
        }
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
