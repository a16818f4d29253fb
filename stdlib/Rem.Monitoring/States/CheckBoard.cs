using System.Globalization;
using Rem.Values;

namespace Rem.Monitoring.States;

/// <summary>
/// All checks and what hangs together between them: what needs what, hosts, acknowledgements, silences, and all that holds
/// events back. Only arithmetic of times that it is given, so that a rehearsal runs exactly what a node runs. For one caller
/// at a time.
/// </summary>
internal sealed class CheckBoard
{
    private readonly Dictionary<string, Check> _checks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private readonly BoardRules _rules;
    private readonly NeedGraph _needs;
    private readonly AcknowledgementBook _acknowledged;
    private readonly DowntimeBook _downtimes;
    private readonly SilenceBook _silences;
    private readonly MuteBook _mutes;
    private readonly InhibitBook _inhibits;
    private readonly DueList _due = new();
    private readonly Dictionary<Check, Due> _noData = [];
    private readonly WallClock _clock;
    private readonly IBoardListener _listener;
    private readonly Voice _voice;

    /// <summary>A board of checks without results.</summary>
    /// <param name="rules">What it goes by.</param>
    /// <param name="start">When they begin to be looked at.</param>
    /// <param name="clock">How its clock stands to that of the machine.</param>
    /// <param name="listener">Is told each event.</param>
    public CheckBoard(BoardRules rules, DateTimeOffset start, WallClock clock, IBoardListener listener)
    {
        foreach (var each in rules.Checks)
        {
            var check = new Check(each, start);
            _checks.Add(each.Name, check);
            _noData.Add(check, new Due(() => check.NoDataAt, at => NoData(check, at)));
            _due.Add(_noData[check]);
        }

        AddHosts(rules, start);
        (_rules, _clock, _listener, _voice) = (rules, clock, listener, new Voice(listener));
        _needs = new NeedGraph(_checks, _hosts);
        _acknowledged = new AcknowledgementBook(_due, _voice);
        _downtimes = new DowntimeBook(_checks, _needs, _due, _voice);
        _silences = new SilenceBook(_due, _voice, listener);
        _mutes = new MuteBook(clock, _due, _voice);
        _inhibits = new InhibitBook(_voice);
    }

    /// <summary>The hosts.</summary>
    public IReadOnlyCollection<Host> Hosts => _hosts.Values;

    /// <summary>The checks.</summary>
    public IReadOnlyCollection<Check> Checks => _checks.Values;

    /// <summary>When something is due next without any result; null for never.</summary>
    public DateTimeOffset? NextDue => _due.Next;

    /// <summary>A check; null when there is none of the name.</summary>
    public Check? Find(string name) => _checks.GetValueOrDefault(name);

    /// <summary>Takes up when the plan wants nobody told, once, when checks and hosts have been restored; <see cref="Settle"/> follows.</summary>
    public void Begin(DateTimeOffset at)
    {
        foreach (var rule in _rules.Inhibits)
        {
            foreach (var group in InhibitGroup<Check>.Of(rule.Same, Sources(rule.Source), Matching(rule.Mutes), (check, label) => LabelsOf(check).Find(label)))
            {
                _inhibits.Add(group);
            }
        }

        foreach (var rule in _rules.Mutes)
        {
            _mutes.Add(rule, Matching(rule.Match), at);
        }

        foreach (var planned in _rules.Downtimes)
        {
            Plan(planned, at);
        }

        _inhibits.Begin(at);
    }

    /// <summary>Tells what has ended to hold, and what has become of hosts, since the process before; once, when all that people want has been taken up.</summary>
    public void Settle(DateTimeOffset at)
    {
        foreach (var check in _checks.Values)
        {
            var before = check.HeldBefore;
            check.HeldBefore = Held.No;
            foreach (var kind in new[] { Held.Downtime, Held.Silenced, Held.Muted, Held.Inhibited })
            {
                if (before.HasFlag(kind) && !check.HeldIn(check.Status).HasFlag(kind) && (check.IsDown || kind is Held.Downtime or Held.Silenced))
                {
                    _voice.Ended(check, at, kind, didHold: true);
                }
            }

            _acknowledged.Settle(check, at);
        }

        foreach (var host in _hosts.Values)
        {
            host.Recount();
            if (host.Settle(at, host.Deciding.FirstOrDefault(static check => check.IsUnreachable)?.Text ?? "") is { } told)
            {
                _listener.Tell(told with { Held = HeldOf(host) });
            }
        }
    }

    /// <summary>Takes a result in, after all that was due before it.</summary>
    public void Report(string name, CheckResult result)
    {
        Advance(result.At);
        var check = _checks[name];
        var verdict = check.Judge(result);
        var cause = verdict.Status.IsProblem() ? _needs.CauseOf(check) : null;
        if (cause is null && check.NoteChange(verdict.Status))
        {
            TellFlapping(check, result.At);
        }

        if (cause is not null)
        {
            check.NoteCause(cause);
        }

        Become(check, cause is null ? verdict.Status : CheckStatus.Unreachable, result.At, cause is null ? verdict.Text : cause.Saying);
        _due.Add(_noData[check]);
    }

    /// <summary>Nothing was looked at for a time, though it was due: no check is late by it.</summary>
    public void PutOff(TimeSpan time)
    {
        foreach (var check in _checks.Values)
        {
            check.PutOff(time);
        }
    }

    /// <summary>It was so long that what bounds with `for` have counted is not known to go on either.</summary>
    public void PutOffBounds(TimeSpan time)
    {
        foreach (var check in _checks.Values)
        {
            check.PutOffBounds(time);
        }
    }

    /// <summary>Does what is due until a time: no data, silences, downtimes, acknowledgements that lapse.</summary>
    public void Advance(DateTimeOffset now)
    {
        while (_due.ActOne(now))
        {
        }
    }

    /// <summary>Somebody looks after a check; false when there is nothing to look after.</summary>
    public bool Acknowledge(string name, Acknowledgement acknowledgement, DateTimeOffset at)
    {
        Advance(at);
        return _acknowledged.Add(_checks[name], acknowledgement, at);
    }

    /// <summary>Nobody looks after a check any more; false when nobody did.</summary>
    public bool Unacknowledge(string name, string by, DateTimeOffset at)
    {
        Advance(at);
        return _acknowledged.End(_checks[name], $"by {by}", at);
    }

    /// <summary>Plans a downtime, for the checks that it names and those that need them.</summary>
    public void Add(Downtime downtime, DateTimeOffset at)
    {
        Advance(at);
        _downtimes.Add(downtime, at);
        Advance(at);
    }

    /// <summary>Ends a downtime early; false when there is none of the key.</summary>
    public bool EndDowntime(string key, DateTimeOffset at)
    {
        Advance(at);
        return _downtimes.End(key, at);
    }

    /// <summary>Takes up a silence, instead of one of its key.</summary>
    public void Add(Silencing silencing, DateTimeOffset at)
    {
        Advance(at);
        _silences.Add(silencing, Matching(silencing.Match), at);
    }

    /// <summary>Ends a silence early; false when there is none of the key.</summary>
    public bool EndSilence(string key, DateTimeOffset at)
    {
        Advance(at);
        return _silences.End(key, at);
    }

    /// <summary>The names of the checks that are matched, in any status.</summary>
    public IEnumerable<string> Names(Matcher match) => Matching(match).Select(static member => member.Check.Rules.Name);

    private Labelled LabelsOf(Check check) => new(check.Rules, check.Host?.Rules, _rules.Plan);

    private List<(Check Check, StatusSet In)> Matching(Matcher match)
    {
        var found = new List<(Check, StatusSet)>();
        foreach (var check in _checks.Values)
        {
            if (match.Of(LabelsOf(check)) is { IsEmpty: false } statuses)
            {
                found.Add((check, statuses));
            }
        }

        return found;
    }

    // What is well holds nothing back.
    private List<(Check Check, StatusSet In)> Sources(Matcher match) =>
        [.. Matching(match).Select(static source => (source.Check, In: source.In.And(StatusSet.Problems))).Where(static source => !source.In.IsEmpty)];

    private void Plan(PlannedDowntime planned, DateTimeOffset at)
    {
        var (start, end) = _clock.Next(planned.When, at);
        if (start < DateTimeOffset.MaxValue)
        {
            string[] names = [.. planned.Checks.Concat(planned.Match is null ? [] : Names(planned.Match)).Distinct()];
            Add(new Downtime(names, start, end, planned.By, planned.Comment) { Flexible = planned.Flexible, Next = planned.When.IsRepeated ? time => _clock.Next(planned.When, time) : null }, at);
        }
    }

    private void AddHosts(BoardRules rules, DateTimeOffset start)
    {
        var checks = _checks.Values.ToLookup(static check => check.Rules.Host, StringComparer.Ordinal);
        foreach (var each in rules.Hosts)
        {
            var host = new Host(each, [.. checks[each.Name]], start, isHere: each.Name == rules.Here);
            _hosts.Add(each.Name, host);
            foreach (var check in checks[each.Name])
            {
                check.Host = host;
            }
        }
    }

    private void Become(Check check, CheckStatus status, DateTimeOffset at, string text, bool isCertain = false)
    {
        var wasDown = check.IsDown;
        if (check.Become(status, at, mayBeCertain: !_needs.MayBeCaused(check), isCertain) is not { } change)
        {
            return;
        }

        if (check.IsDown && !wasDown)
        {
            _downtimes.StartFlexible(check, at);
        }

        _acknowledged.Note(check, change);
        var held = check.HeldIn(status);
        _listener.Tell(change with { Held = change.Held | held, Source = held.HasFlag(Held.Inhibited) ? check.HeldBy<Inhibition>(Held.Inhibited)?.SourceOf(check)?.Rules.Name : null, Text = text });
        if (check.Host?.Note(check, at, text) is { } told)
        {
            _listener.Tell(told with { Held = HeldOf(check.Host) });
        }

        _inhibits.Note(check, at);
    }

    // What holds the events of all that it is told from.
    private static Held HeldOf(Host host)
    {
        var held = host.Deciding.Count == 0 ? Held.No : (Held)~0;
        foreach (var check in host.Deciding)
        {
            held &= check.HeldIn(check.Status) | (host.IsUnreachable ? Held.Unreachable : Held.No);
        }

        return held;
    }

    private void NoData(Check check, DateTimeOffset at)
    {
        var cause = _needs.CauseOf(check);
        if (cause is null)
        {
            check.NoteNoData(check.LastAt, isOver: true);
            Become(check, check.Rules.OnNoData, at, $"no result for {Duration.Show(check.Rules.NoDataAfter!.Value)}", isCertain: true);
        }
        else
        {
            check.NoteNoData(at, isOver: false);
            check.NoteCause(cause);
            Become(check, CheckStatus.Unreachable, at, cause.Saying);
        }
    }

    private void TellFlapping(Check check, DateTimeOffset at)
    {
        var share = (check.Changing * 100).ToString("0", CultureInfo.InvariantCulture);
        _voice.Tell(check, at, check.IsFlapping ? EventKind.FlappingStarted : EventKind.FlappingEnded, $"{share} % of its last {check.Rules.Flapping.Results} results were changes");
    }
}
