using Rem.Monitoring.Definitions;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Rehearsals;

/// <summary>Reads what a rehearsal is about, in the forms of the sections of a plan. What is wrong is noted.</summary>
internal static class RehearsedRules
{
    /// <summary>The settings that it reads, as the first keys of problems.</summary>
    public static readonly string[] Settings = ["checks", "hosts", "mute", "inhibit", "downtimes"];

    /// <summary>What a board goes by.</summary>
    public static BoardRules Read(Fields fields)
    {
        var problems = fields.Problems;
        var rules = fields.As<RemMap>("checks", "a map of checks") is { } checks ? RulesReader.ReadAll(checks, ["checks"], problems) : [];
        var before = problems.Found.Count;
        var hosts = fields.Has("hosts") && fields.As<RemMap>("hosts", "a map of hosts") is { } given ? HostsReader.ReadAll(given, ["hosts"], problems) : null;
        NeedsCheck.Look(rules, problems.Found.Count > before ? null : hosts, ["checks"], problems);
        var downtimes = Of(fields, "downtimes", (value, path) => DowntimeReader.ReadAll(value, path, TimeZoneInfo.Utc, problems));
        foreach (var (downtime, path) in downtimes)
        {
            Look(downtime, [.. path, "checks"], rules, problems);
        }

        return BoardRules.Of(rules, hosts ?? []) with
        {
            Mutes = [.. Of(fields, "mute", (value, path) => MuteReader.ReadAll(value, path, TimeZoneInfo.Utc, problems)).Select(static each => each.Rule)],
            Inhibits = [.. Of(fields, "inhibit", (value, path) => InhibitReader.ReadAll(value, path, problems)).Select(static each => each.Rule)],
            Downtimes = [.. downtimes.Select(static each => each.Downtime)],
        };
    }

    private static List<T> Of<T>(Fields fields, string key, Func<object?, string[], List<T>> read) => fields.Has(key) ? read(fields.Map[key], [key]) : [];

    private static void Look(PlannedDowntime downtime, string[] path, List<CheckRules> rules, Problems problems)
    {
        foreach (var name in downtime.Checks.Where(name => !rules.Exists(check => check.Name == name)))
        {
            problems.Add([.. path, name], $"there is no check {ValueText.Show(name)}", Problems.Near(name, rules.Select(static check => check.Name)));
        }
    }
}
