using Rem.Monitoring.Definitions;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// What people want of checks: acknowledgements, downtimes and silences, which they set as state, from a page, a function or
/// the command line, and which is kept like any other. For one monitor.
/// </summary>
internal sealed class Wishes
{
    private readonly Monitor _monitor;
    private readonly CheckClaims _claims;
    private readonly SteadyClock _time;
    private readonly TimeZoneInfo _zone;
    private readonly WishReader _reader;
    private readonly SilenceWishes _silences;
    private readonly StrayWishes _strays;
    private readonly (IState State, Action<StateChange> Take)[] _followed;
    private readonly long[] _marks;

    /// <summary>What people want of the checks of a plan.</summary>
    public Wishes(OpenPlan plan, Monitor monitor, CheckClaims claims, SteadyClock time, SilenceWishes silences)
    {
        (_monitor, _claims, _time, _zone, _silences) = (monitor, claims, time, plan.Options.Zone, silences);
        _reader = new WishReader(plan, time);
        _strays = new StrayWishes(plan, claims, time);
        var states = plan.Resources.States;
        _followed = [(states.Open(MonitorNames.Acknowledgements), Acknowledge), (states.Open(MonitorNames.Downtimes), PlanDowntime), (states.Open(MonitorNames.Silences), silences.Take)];
        _marks = new long[_followed.Length];
    }

    /// <summary>Takes up what stands there.</summary>
    public async Task BeginAsync(CancellationToken cancel)
    {
        for (var i = 0; i < _followed.Length; i++)
        {
            _marks[i] = await WishReader.BeginAsync(_followed[i].State, _followed[i].Take, cancel);
        }

        _silences.HasBegun = true;
    }

    /// <summary>Takes up each change.</summary>
    public Task FollowAsync(CancellationToken cancel) =>
        Task.WhenAny([.. _followed.Select((each, i) => WishReader.FollowAsync(each.State, _marks[i], each.Take, cancel)), _silences.ForgetAsync(cancel), _strays.RunAsync(cancel)]).Unwrap();

    private void Acknowledge(StateChange change)
    {
        if (change.IsDeleted)
        {
            _strays.Remove(change.Key);
            _monitor.Unacknowledge(change.Key);
            return;
        }

        if (IsMine(change.Key) && _reader.Fields(change) is { } fields)
        {
            if (!_monitor.Knows(change.Key))
            {
                _strays.Add(change.Key, change.Version);
                _reader.Refuse(fields, change, isDone: !_silences.HasBegun, $"there is no such check; it holds if the check is there within {Duration.Show(StrayWishes.Kept)}, and is taken away then");
                return;
            }

            var until = _reader.Time(fields, "until");
            var wish = new Acknowledgement(fields.Text("by") ?? "somebody", fields.Text("comment") ?? "", fields.Flag("sticky") ?? false, until);
            _reader.Refuse(fields, change, fields.Problems.Found.Count > 0 || _monitor.Acknowledge(change.Key, change.Version, wish), "there is no certain problem to acknowledge");
        }
    }

    private void PlanDowntime(StateChange change)
    {
        if (change.IsDeleted)
        {
            _monitor.Act(null, board => board.EndDowntime(change.Key, _time.Now));
            return;
        }

        if (_reader.Fields(change) is { } fields && !IsOver(fields))
        {
            var wanted = fields.Has("repeat") ? Repeated(fields) : Once(fields);
            var (names, match) = DowntimeReader.Of(fields);
            var (by, comment, flexible) = (fields.Text("by") ?? "somebody", fields.Text("comment") ?? "", fields.Time("flexible", TimeSpan.FromSeconds(1)));
            var unknown = _silences.HasBegun ? Array.Find(names, name => !_claims.Has(name)) : null; // at a start, its plan may begin later
            var hasOwn = false;
            var isDone = fields.Problems.Found.Count > 0 || _monitor.Act(null, board =>
            {
                string[] own = [.. names.Where(_monitor.Knows), .. match is null ? [] : board.Names(match)];
                hasOwn = own.Length > 0;
                if (!hasOwn)
                {
                    board.EndDowntime(change.Key, _time.Now); // it was changed, and is about others now
                }
                else
                {
                    board.Add(wanted! with { Checks = [.. own.Distinct()], Key = change.Key, By = by, Comment = comment, Flexible = flexible }, _time.Now);
                }

                return hasOwn || !_silences.HasBegun || (unknown is null && (match is null || _claims.HasAny(match)));
            });
            _reader.Refuse(fields, change, isDone, unknown is null ? "it matches no check" : $"there is no check {ValueText.Show(unknown)}");
            if (hasOwn && unknown is not null)
            {
                _reader.Write(LogLevel.Warn, $"the downtime {ValueText.Show(change.Key)} is for fewer checks than it names: there is no check {ValueText.Show(unknown)}");
            }
        }
    }

    // It ended before the process began, and that has been told.
    private bool IsOver(Fields fields) => !_silences.HasBegun && !fields.Has("repeat") && fields.Has("until") && MomentText.Read(fields.Map["until"]) is { } until && _time.Steady(until) <= _time.Now;

    private Downtime? Once(Fields fields)
    {
        var (from, until) = (_reader.Time(fields, "from") ?? _time.Now, _reader.Time(fields, "until"));
        if (until is null && !fields.Has("until"))
        {
            fields.Problems.Add(["until"], "a downtime needs 'until', or 'repeat'");
        }

        if (until <= from)
        {
            fields.Problems.Add(["until"], "a downtime ends before 'from', or at it");
        }
        else if (until <= _time.Now)
        {
            fields.Problems.Add(["until"], "it is in the past");
        }

        return until is { } end ? new Downtime([], from, end, "", "") : null;
    }

    private Downtime? Repeated(Fields fields)
    {
        if (RecurrenceReader.Read(fields, _zone) is not { } recurrence)
        {
            return null;
        }

        var (when, clock) = (new Occurrence(recurrence), _time.Wall);
        var (first, last) = clock.Next(when, _time.Now);
        return new Downtime([], first, last, "", "") { Next = steady => clock.Next(when, steady) };
    }

    // What is another plan's is that one's to take up; what is nobody's is told.
    private bool IsMine(string name) => _monitor.Knows(name) || !_claims.Has(name);
}
