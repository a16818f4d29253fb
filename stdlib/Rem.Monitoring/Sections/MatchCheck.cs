using Rem.Binding;
using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.Matching;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Sections;

/// <summary>
/// Looks whether what a plan wants nobody told of is about checks of it: a rule for none is a slip that nobody notices until it
/// should have held. For the section of checks, which knows them.
/// </summary>
internal sealed class MatchCheck
{
    private readonly TagSite _site;
    private readonly TimeZoneInfo _zone;
    private readonly List<Labelled> _checks;

    /// <summary>A look at a plan's checks and hosts.</summary>
    public MatchCheck(TagSite site, IReadOnlyList<CheckRules> checks, IReadOnlyList<HostRules> hosts)
    {
        var byName = BoardRules.Of(checks, hosts).Hosts.ToDictionary(static host => host.Name, StringComparer.Ordinal);
        (_site, _zone) = (site, site.Binder.Options.Zone);
        _checks = [.. checks.Select(check => new Labelled(check, byName.GetValueOrDefault(check.Host), PlanName.Of(site.Binder.Document.File, site.Binder.Options)))];
    }

    /// <summary>Tells what it finds, each at its own place.</summary>
    public void Look()
    {
        foreach (var (rule, path) in Read(MuteTag.Key, (given, problems) => MuteReader.ReadAll(given, [], _zone, problems)))
        {
            Warn(MuteTag.Key, rule.Match, [.. path, "match"]);
            Look(MuteTag.Key, rule.When, path);
        }

        foreach (var (rule, path) in Read(InhibitTag.Key, (given, problems) => InhibitReader.ReadAll(given, [], problems)))
        {
            Warn(InhibitTag.Key, rule.Source, [.. path, "source"]);
            Warn(InhibitTag.Key, rule.Mutes, [.. path, "mutes"]);
            foreach (var label in rule.Same.Where(label => !_checks.Exists(check => check.Find(label) is not null)))
            {
                Warn(InhibitTag.Key, [.. path, "same", label], $"no check has a label {ValueText.Show(label)}", NearMatch.Label(label, _checks));
            }

            LookAtHeld(rule, path);
        }

        foreach (var (downtime, path) in Read(DowntimesTag.Key, (given, problems) => DowntimeReader.ReadAll(given, [], _zone, problems)))
        {
            Look(downtime, path);
        }
    }

    // What matches nothing at all is told of already.
    private void LookAtHeld(InhibitRule rule, string[] path)
    {
        var (sources, targets) = (Problems(rule.Source), Problems(rule.Mutes));
        if (sources.Count > 0 && targets.Count > 0 && !InhibitGroup<Labelled>.Of(rule.Same, sources, targets, static (check, label) => check.Find(label)).Any(static group => group.CanHold))
        {
            var alike = rule.Same.Count == 0 ? "" : $" with the same {string.Join(", ", rule.Same)}";
            Warn(InhibitTag.Key, [.. path, "mutes"], $"it never holds anything: 'mutes' matches no problem of a check that another one, of 'source', could hold{alike}", "a check does not hold itself, and one that would hold others is held by none of the same rule");
        }
    }

    private List<(Labelled Check, StatusSet In)> Problems(Matcher match) =>
        [.. _checks.Select(check => (check, In: match.Of(check).And(StatusSet.Problems))).Where(static each => !each.In.IsEmpty)];

    // No error: a plan that was right yesterday still runs today.
    private void Look(string section, Occurrence when, string[] path)
    {
        if (!when.IsRepeated && when.Next(_site.Binder.Options.Clock.GetUtcNow()).Start == DateTimeOffset.MaxValue)
        {
            Warn(section, [.. path, "until"], "it is over: 'until' is in the past", "take it out, or write another time");
        }

        if (when.IsEndless)
        {
            Warn(section, [.. path, "for"], "it never ends: it is still going on when it begins again", "write a shorter 'for', or fewer days");
        }
    }

    private void Look(PlannedDowntime downtime, string[] path)
    {
        Look(DowntimesTag.Key, downtime.When, path);
        if (downtime.Match is { } match)
        {
            Warn(DowntimesTag.Key, match, [.. path, "match"]);
        }

        foreach (var name in downtime.Checks.Where(name => !_checks.Exists(check => check.Rules.Name == name)))
        {
            _site.Binder.Findings.Error(MonitoringErrors.Check, At(DowntimesTag.Key, [.. path, "checks", name]), $"there is no check {ValueText.Show(name)}", Definitions.Problems.Near(name, _checks.Select(static check => check.Rules.Name)));
        }
    }

    // What is wrong with a section is told there.
    private List<T> Read<T>(string section, Func<object?, Problems, List<T>> read) =>
        RootSections.Find(_site, section) is { } node ? read(DataBinder.Verbatim(node), new Problems()) : [];

    private void Warn(string section, Matcher match, string[] path)
    {
        if (_checks.TrueForAll(check => match.Of(check).IsEmpty))
        {
            var (says, hint) = NearMatch.Of(match, _checks);
            Warn(section, path, $"it matches no check of this plan{says}", hint);
        }
    }

    private void Warn(string section, string[] path, string message, string? hint) =>
        _site.Binder.Findings.Warning(MonitoringErrors.Check, At(section, path), message, hint);

    private Plans.SourceSpan At(string section, string[] path) =>
        NodeAt.Find(RootSections.Find(_site, section)!, new Problem(path, "", null) { IsKey = true })?.Span ?? _site.At;
}
