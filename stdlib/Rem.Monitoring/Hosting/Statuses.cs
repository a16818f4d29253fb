using Rem.Monitoring.Definitions;
using Rem.Monitoring.Recording;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.Sections;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// What is told of checks: each event with the status behind it at once, and what is new of those that are as they were every
/// few seconds, all of them together. For one monitor, which calls it under its gate.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="checks">Its checks.</param>
/// <param name="time">The monitor's time.</param>
/// <param name="schedule">When checks run.</param>
/// <param name="series">Their series.</param>
internal sealed class Statuses(OpenPlan plan, IReadOnlyList<DefinedCheck> checks, SteadyClock time, Schedule schedule, SeriesWriter series)
{
    private readonly Dictionary<string, DefinedCheck> _checks = checks.ToDictionary(static check => check.Rules.Name, StringComparer.Ordinal);
    private readonly HashSet<Check> _changed = [];
    private readonly History _history = new(checks.Count);

    /// <summary>Writes what is told.</summary>
    public Announcer Announcer { get; } = new(plan);

    /// <summary>The plan's name in the state: a key has so many characters at most.</summary>
    public string PlanName { get; } = Sections.PlanName.Of(plan.Plan.File, plan.Options);

    /// <summary>True for a check of this plan.</summary>
    public bool Knows(string name) => _checks.ContainsKey(name);

    /// <summary>Tells an event, and the version of the wish that it ends.</summary>
    public void Tell(CheckEvent told, Check check, long? endedWish)
    {
        var shown = StatusForms.Of(told, check, time);
        _changed.Remove(check);
        Announcer.Tell(new Announcement(told.Check, Of(check)) { Event = shown, History = _history.Add(told.Check, shown), EndedWish = endedWish });
    }

    /// <summary>A check has run. Its first result is shown at once: until then its status is that of before the start.</summary>
    public void NoteRun(Check check, bool isFirst)
    {
        if (isFirst)
        {
            _changed.Remove(check);
            Show(check);
            return;
        }

        _changed.Add(check);
    }

    /// <summary>Shows the checks that have run since.</summary>
    public void ShowChanged()
    {
        foreach (var check in _changed)
        {
            Show(check);
        }

        _changed.Clear();
    }

    /// <summary>Shows a check as it is.</summary>
    public void Show(Check check) => Announcer.Tell(new Announcement(check.Rules.Name, Of(check)));

    /// <summary>A wish of a version has come to nothing.</summary>
    public void EndWish(Check check, long version) => Announcer.Tell(new Announcement(check.Rules.Name, Of(check)) { EndedWish = version });

    /// <summary>There is no such check any more, whose status has a version.</summary>
    public void Forget(string check, long version) => Announcer.Tell(new Announcement(check, null) { Version = version });

    /// <summary>Takes up the events that were kept before the process began.</summary>
    public void RestoreHistory(string check, object? kept) => _history.Restore(check, kept);

    private RemMap Of(Check check)
    {
        var defined = _checks[check.Rules.Name];
        var status = StatusForms.Of(check, time);
        status.Set("plan", PlanName);
        status.Set("host", defined.Rules.Host);
        status.Set("about", ShortText.Of(defined.About));
        status.Set("every", defined.Every.TotalSeconds);
        status.Set("next", schedule.DueOf(check.Rules.Name) is { } due ? MomentText.Of(time.Shown(due)) : null);
        status.Set("series", series.Show(check.Rules.Name));
        return status;
    }
}
