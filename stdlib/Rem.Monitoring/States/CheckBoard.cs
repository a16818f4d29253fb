using System.Globalization;
using Rem.Values;

namespace Rem.Monitoring.States;

/// <summary>
/// All checks and what hangs together between them: what needs what, downtimes, acknowledgements, silence. Only arithmetic of
/// times that it is given, so that a rehearsal runs exactly what a node runs. For one caller at a time.
/// </summary>
internal sealed class CheckBoard
{
    private readonly Dictionary<string, Check> _checks = new(StringComparer.Ordinal);
    private readonly NeedGraph _needs;
    private readonly List<OpenDowntime> _downtimes = [];
    private readonly DueList _due = new();
    private readonly Dictionary<Check, Due> _silences = [];
    private readonly Action<CheckEvent> _tell;

    /// <summary>A board of checks without results.</summary>
    /// <param name="rules">The checks; what they need is among them, without a circle.</param>
    /// <param name="start">When they begin to be looked at.</param>
    /// <param name="tell">Is told each event, in their order.</param>
    public CheckBoard(IEnumerable<CheckRules> rules, DateTimeOffset start, Action<CheckEvent> tell)
    {
        foreach (var each in rules)
        {
            var check = new Check(each, start);
            _checks.Add(each.Name, check);
            _silences.Add(check, new Due(() => check.SilentAt, at => Silence(check, at)));
            _due.Add(_silences[check]);
        }

        _needs = new NeedGraph(_checks);
        _tell = tell;
    }

    /// <summary>The checks.</summary>
    public IReadOnlyCollection<Check> Checks => _checks.Values;

    /// <summary>A check; null when there is none of the name.</summary>
    public Check? Find(string name) => _checks.GetValueOrDefault(name);

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

        var text = cause is null ? verdict.Text : $"{cause.Rules.Name} is {cause.Status.Word()}";
        Become(check, cause is null ? verdict.Status : CheckStatus.Unreachable, result.At, text);
        _due.Add(_silences[check]);
    }

    /// <summary>Does what is due until a time: silence, downtimes, acknowledgements that lapse.</summary>
    public void Advance(DateTimeOffset now)
    {
        while (_due.ActOne(now))
        {
        }
    }

    /// <summary>When something is due next without any result; null for never.</summary>
    public DateTimeOffset? NextDue => _due.Next;

    /// <summary>Somebody looks after a check; false when there is nothing to look after.</summary>
    public bool Acknowledge(string name, Acknowledgement acknowledgement, DateTimeOffset at)
    {
        Advance(at);
        var check = _checks[name];
        if (!check.IsDown)
        {
            return false;
        }

        check.Acknowledgement = acknowledgement;
        _due.Add(new Due(() => ReferenceEquals(check.Acknowledgement, acknowledgement) ? acknowledgement.Until : null, time => Lapse(check, time)));
        Tell(check, at, EventKind.Acknowledged, acknowledgement.Comment.Length == 0 ? $"by {acknowledgement.By}" : $"by {acknowledgement.By}: {acknowledgement.Comment}");
        return true;
    }

    /// <summary>Nobody looks after a check any more; false when nobody did.</summary>
    public bool Unacknowledge(string name, string by, DateTimeOffset at)
    {
        Advance(at);
        var check = _checks[name];
        if (check.Acknowledgement is null)
        {
            return false;
        }

        check.Acknowledgement = null;
        Tell(check, at, EventKind.Unacknowledged, $"by {by}");
        return true;
    }

    /// <summary>Plans a downtime, for the checks that it names and those that need them.</summary>
    public void Add(Downtime downtime, DateTimeOffset at)
    {
        Advance(at);
        if (downtime.Key is { } key)
        {
            EndDowntime(key, at);
        }

        Open(downtime.Start < at ? downtime with { Start = at } : downtime);
        Advance(at);
    }

    private void Open(Downtime downtime)
    {
        var open = new OpenDowntime(downtime, [.. _needs.WithDependents(downtime.Checks)]);
        _downtimes.Add(open);
        _due.Add(new Due(() => open.StartsAt, time => Start(open, time)));
        _due.Add(new Due(() => open.MissedAt, time => EndInTime(open, time)));
    }

    // It has come to its own end, and may come back.
    private void EndInTime(OpenDowntime downtime, DateTimeOffset at)
    {
        End(downtime, at);
        if (downtime.Following(at) is { } next)
        {
            Open(next);
        }
    }

    /// <summary>Ends a downtime early; false when there is none of the key.</summary>
    public bool EndDowntime(string key, DateTimeOffset at)
    {
        Advance(at);
        if (_downtimes.Find(each => each.Key == key) is not { } downtime)
        {
            return false;
        }

        End(downtime, at);
        return true;
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
            StartFlexible(check, at);
        }

        EndAcknowledgement(check, change);
        var held = change.Held
            | (check.IsFlapping ? Held.Flapping : Held.No)
            | (check.Downtimes > 0 ? Held.Downtime : Held.No)
            | (check.Acknowledgement is not null ? Held.Acknowledged : Held.No)
            | (status == CheckStatus.Unreachable ? Held.Unreachable : Held.No);
        _tell(change with { Held = held, Text = text });
    }

    // All well ends any; another problem one that is not sticky. What is unreachable is no other problem.
    private void EndAcknowledgement(Check check, CheckEvent change)
    {
        if (check.Acknowledgement is not { } acknowledgement)
        {
            return;
        }

        if (change.To == CheckStatus.Ok)
        {
            check.Acknowledgement = null;
        }
        else if (!acknowledgement.IsSticky && change.To != change.From && change.To != CheckStatus.Unreachable)
        {
            check.Acknowledgement = null;
            Tell(check, change.At, EventKind.Unacknowledged, $"it is {change.To.Word()} now");
        }
    }

    private void StartFlexible(Check check, DateTimeOffset at)
    {
        foreach (var downtime in _downtimes)
        {
            if (downtime.MayStartBy(check.Rules.Name, at))
            {
                Start(downtime, at);
            }
        }
    }

    private void Start(OpenDowntime downtime, DateTimeOffset at)
    {
        downtime.Start(at);
        _due.Add(new Due(() => downtime.EndsAt, time => EndInTime(downtime, time)));
        foreach (var name in downtime.Checks)
        {
            var check = _checks[name];
            check.Downtimes++;
            Tell(check, at, EventKind.DowntimeStarted, downtime.Text);
        }
    }

    private void End(OpenDowntime downtime, DateTimeOffset at)
    {
        _downtimes.Remove(downtime);
        foreach (var name in downtime.End())
        {
            var check = _checks[name];
            check.Downtimes--;
            Tell(check, at, EventKind.DowntimeEnded, check.IsDown ? $"it is {check.Status.Word()}" : "");
        }
    }

    private void Silence(Check check, DateTimeOffset at)
    {
        var cause = _needs.CauseOf(check);
        if (cause is null)
        {
            check.NoteSilence(check.LastAt, isOver: true);
            Become(check, check.Rules.OnSilence, at, $"no result for {Duration.Show(check.Rules.Silence!.Value)}", isCertain: true);
        }
        else
        {
            check.NoteSilence(at, isOver: false);
            Become(check, CheckStatus.Unreachable, at, $"{cause.Rules.Name} is {cause.Status.Word()}");
        }
    }

    private void Lapse(Check check, DateTimeOffset at)
    {
        var by = check.Acknowledgement!.By;
        check.Acknowledgement = null;
        Tell(check, at, EventKind.Unacknowledged, $"that of {by} has lapsed");
    }

    private void TellFlapping(Check check, DateTimeOffset at)
    {
        var share = (check.Changing * 100).ToString("0", CultureInfo.InvariantCulture);
        Tell(check, at, check.IsFlapping ? EventKind.FlappingStarted : EventKind.FlappingEnded, $"{share} % of its last {check.Rules.Flapping.Results} results were changes");
    }

    private void Tell(Check check, DateTimeOffset at, EventKind kind, string text) =>
        _tell(new CheckEvent(at, check.Rules.Name, kind) { From = check.Status, To = check.Status, Text = text });
}
