using Rem.Monitoring.Recording;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.Sections;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared;
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
    public string PlanName { get; } = plan.Plan.File.Path is { Length: > Names.Longest } path ? path[^Names.Longest..] : plan.Plan.File.Path;

    /// <summary>True for a check of this plan.</summary>
    public bool Knows(string name) => _checks.ContainsKey(name);

    /// <summary>Tells an event, and the version of the wish that it ends.</summary>
    public void Tell(CheckEvent told, Check check, long? endedWish)
    {
        var shown = StatusForms.Of(told, time);
        _changed.Remove(check);
        Announcer.Tell(new Announcement(told.Check, Of(check)) { Event = shown, History = _history.Add(told.Check, shown), EndedWish = endedWish });
    }

    /// <summary>A check has run.</summary>
    public void NoteRun(Check check) => _changed.Add(check);

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

    /// <summary>There is no such check any more.</summary>
    public void Forget(string check) => Announcer.Tell(new Announcement(check, null));

    /// <summary>Takes up the events that were kept before the process began.</summary>
    public void RestoreHistory(string check, object? kept) => _history.Restore(check, kept);

    private RemMap Of(Check check)
    {
        var defined = _checks[check.Rules.Name];
        var status = StatusForms.Of(check, time);
        status.Set("plan", PlanName);
        status.Set("host", defined.Host);
        status.Set("about", defined.About);
        status.Set("every", defined.Every.TotalSeconds);
        status.Set("next", schedule.DueOf(check.Rules.Name) is { } due ? StatusForms.Text(time.Shown(due)) : null);
        status.Set("series", series.Show(check.Rules.Name));
        return status;
    }
}
