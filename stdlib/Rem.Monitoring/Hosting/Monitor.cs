using Rem.Errors;
using Rem.Monitoring.Recording;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.Sections;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>The checks of one open plan: runs them by the clock, and tells what becomes of them. Safe to use from several threads.</summary>
internal sealed class Monitor : IBoardListener
{
    // Checks wait more than they compute; what a machine cannot do at once waits in the line, and is counted as late.
    private static readonly int AtOnce = 64 * Environment.ProcessorCount;
    private static readonly TimeSpan AnnounceTime = TimeSpan.FromSeconds(5);
    // A page is as fresh; what has changed its status is shown at once.
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly OpenPlan _plan;
    private readonly SilenceWishes _silences;
    private readonly Wishes _asked;
    private readonly CheckClaims _claims;
    private readonly SteadyClock _time;
    private readonly TimeProvider _clock;
    private readonly CheckBoard _board;
    private readonly Statuses _statuses;
    private readonly HostBook _hosts;
    private readonly SeriesWriter _series;
    private readonly Schedule _schedule;
    private readonly CheckRuns _runs;
    private readonly Lag _lag = new();
    private readonly LookedAfter _lookedAfter;
    private readonly MonitorHealth _health;
    private readonly Doze _doze;
    private readonly Interruptions _interruptions;
    private int _running;

    /// <summary>A monitor of what a plan watches.</summary>
    public Monitor(OpenPlan plan, Watched watched, CheckClaims claims)
    {
        (_plan, _claims, _clock) = (plan, claims, plan.Options.Clock);
        _time = new SteadyClock(_clock);
        var (checks, rules) = (watched.Checks, watched.Rules());
        _board = new CheckBoard(rules, _time.Now, _time.Wall, this);
        _interruptions = new Interruptions(_board, _time, plan);
        _interruptions.Expect(_time.Now, _time.Now); // until it begins to look: first what was kept is read
        _schedule = new Schedule(checks, _time.Now, _lag);
        _series = new SeriesWriter(plan, checks.Where(static check => check.HasSeries).ToDictionary(static check => check.Rules.Name, static check => new CheckSeries(check.Rules.Name, check.Every), StringComparer.Ordinal));
        _statuses = new Statuses(plan, checks, _time, _schedule, _series);
        _lookedAfter = new LookedAfter(_board, _statuses);
        _hosts = new HostBook(plan, _statuses.PlanName, _board.Hosts, _time, _statuses.Announcer);
        _silences = new SilenceWishes(plan, this, claims, _time);
        _asked = new Wishes(plan, this, claims, _time, _silences);
        _runs = new CheckRuns(plan, rules.Hosts, _time, _clock);
        _health = new MonitorHealth(plan, _statuses.PlanName, checks.Count, _lag, _statuses.Announcer);
        _doze = new Doze(_time, _clock);
    }

    /// <summary>Runs the checks until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await WorkAsync(cancel);
        }
        finally
        {
            _hosts.Close();
        }
    }

    private async Task WorkAsync(CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await RestoreAsync(cancel);
        using var late = new CancellationTokenSource();
        var announcing = _statuses.Announcer.RunAsync(late.Token);
        var recording = _series.RunAsync(late.Token);
        try
        {
            await Task.WhenAny(WatchAsync(ending.Token), announcing, recording, _asked.FollowAsync(ending.Token), _health.RunAsync(ending.Token), RefreshAsync(ending.Token)).Unwrap();
        }
        catch (Exception error)
        {
            await ending.CancelAsync();
            await EndAsync(announcing, recording, late, isFailing: error is not OperationCanceledException);
            throw;
        }

        await ending.CancelAsync();
        await EndAsync(announcing, recording, late, isFailing: false);
    }

    // What has happened is written down before the plan ends. A plan that ends by an error is told of that one, whatever else
    // goes wrong at its end.
    private async Task EndAsync(Task announcing, Task recording, CancellationTokenSource late, bool isFailing)
    {
        try
        {
            Refresh();
            _statuses.Announcer.Complete();
            _series.Complete();
            late.CancelAfter(AnnounceTime);
            await Task.WhenAll(announcing, recording);
        }
        catch (Exception error) when (isFailing)
        {
            _plan.Log.Write(new LogLine(_clock.GetUtcNow(), LogLevel.Error, $"the last changes of checks could not all be written down: {error.Message}", null, default));
        }
    }

    /// <summary>True for a check of this plan.</summary>
    public bool Knows(string name) => _statuses.Knows(name);

    /// <summary>Does something to the board; false when there is no check of the name, or it says so itself.</summary>
    public bool Act(string? check, Func<CheckBoard, bool> act)
    {
        lock (_gate)
        {
            _interruptions.Look();
            var isDone = (check is null || Knows(check)) && act(_board);
            _doze.Wake();
            return isDone;
        }
    }

    /// <summary>Acknowledges a check by a wish of a version, now or as soon as it has a certain problem; false when it is well.</summary>
    public bool Acknowledge(string check, long version, Acknowledgement wish) => Act(check, _ => _lookedAfter.Add(check, version, wish, _time.Now));

    /// <summary>Nobody looks after a check any more.</summary>
    public void Unacknowledge(string check) => Act(check, _ => _lookedAfter.Remove(check, _time.Now));

    private async Task WatchAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            DateTimeOffset now;
            lock (_gate)
            {
                now = _interruptions.Look();
                _board.Advance(now);
                _lookedAfter.Meet(now);
                _interruptions.Expect(now, now); // until it sleeps
            }

            while (Volatile.Read(ref _running) < AtOnce && _schedule.Take(now) is { } check)
            {
                Interlocked.Increment(ref _running);
                _interruptions.Begin(check);
                _ = Task.Run(() => RunOneAsync(check, cancel), CancellationToken.None);
                now = _time.Now;
            }

            await SleepAsync(cancel);
        }
    }

    private async Task SleepAsync(CancellationToken cancel)
    {
        _doze.Begin();
        DateTimeOffset next;
        lock (_gate)
        {
            next = _interruptions.Expect(_interruptions.Look(), Volatile.Read(ref _running) < AtOnce ? Sooner(_schedule.Next, _board.NextDue) : _board.NextDue);
        }

        await _doze.SleepAsync(next, cancel);
    }

    private async Task RunOneAsync(ScheduledCheck check, CancellationToken cancel)
    {
        var (isLate, isTaken) = (false, true);
        try
        {
            isLate = await _runs.RunAsync(check, result => isTaken = Report(check, result), cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            if (isTaken)
            {
                _schedule.Ended(check, IsConfirming(check), isLate, _time.Now);
            }
            else
            {
                _schedule.Again(check, _time.Now);
            }

            _doze.WakeFor(Sooner(_schedule.Next, BoardDue())); // seldom sooner than what it sleeps for already
        }
    }

    private bool IsConfirming(ScheduledCheck check)
    {
        lock (_gate)
        {
            return _board.Find(check.Name) is { IsCertain: false };
        }
    }

    private DateTimeOffset? BoardDue()
    {
        lock (_gate)
        {
            return _board.NextDue;
        }
    }

    private static DateTimeOffset? Sooner(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    // False for a result that does not count.
    private bool Report(ScheduledCheck run, CheckResult result)
    {
        lock (_gate)
        {
            // Stamped here: two results that come at once would else be told in another order than their times.
            var now = _interruptions.Look();
            if (_interruptions.LeaveOut(run, now))
            {
                _lag.NoteMissed(1);
                return false;
            }

            var check = _board.Find(run.Name)!;
            var isFirst = check.Last is null;
            _board.Report(run.Name, result with { At = now });
            _lookedAfter.Meet(now);
            _statuses.NoteRun(check, isFirst && check.Since < now);
            _series.Write(run.Name, _time.Shown(now), result);
            return true;
        }
    }

    private async Task RefreshAsync(CancellationToken cancel)
    {
        while (true)
        {
            await _clock.SleepAsync(RefreshEvery, cancel);
            if (!_statuses.Announcer.IsBehind)
            {
                Refresh();
            }
        }
    }

    private void Refresh()
    {
        lock (_gate)
        {
            _statuses.ShowChanged();
            _hosts.ShowChanged();
        }
    }

    // Called by the board, under the gate.
    void IBoardListener.Tell(CheckEvent told)
    {
        var check = _board.Find(told.Check)!;
        _hosts.Note(check);
        _statuses.Tell(_lookedAfter.Held(told, check), check, _lookedAfter.EndedBy(told, check));
    }

    // Called by the board, under the gate.
    void IBoardListener.Tell(HostEvent told) => _hosts.Tell(told);

    // Called by the board, under the gate.
    void IBoardListener.Begun(Silencing silencing, int checks) => _silences.Begun(silencing, checks);

    // Called by the board, under the gate.
    void IBoardListener.Ended(Silencing silencing, int checks) => _silences.Ended(silencing, checks);

    private async Task RestoreAsync(CancellationToken cancel)
    {
        await new KeptChecks(_plan, _board, _statuses, _claims, _time).RestoreAsync(cancel);
        await _hosts.RestoreAsync(cancel);
        lock (_gate)
        {
            _board.Begin(_time.Now);
        }

        await _asked.BeginAsync(cancel);
        lock (_gate)
        {
            _board.Settle(_time.Now);
            foreach (var check in _board.Checks)
            {
                _statuses.Show(check);
            }

            _hosts.ShowAll();
        }
    }
}
