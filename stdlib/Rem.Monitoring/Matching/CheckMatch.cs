using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.States;
using Rem.Plans;
using Rem.Values;

namespace Rem.Monitoring.Matching;

/// <summary>Which checks labels mean, as silences and the like say it, for those who know checks as the state `monitor.checks` shows them. Frozen.</summary>
public sealed class CheckMatch
{
    private readonly Matcher _matcher;

    private CheckMatch(Matcher matcher) => _matcher = matcher;

    /// <summary>Reads one. Throws <see cref="MonitoringErrors.Check"/> for what is none.</summary>
    /// <param name="given">A map of labels to values.</param>
    /// <param name="at">Where it stands.</param>
    public static CheckMatch Read(object? given, SourceSpan at)
    {
        var problems = new Problems();
        if (Read(given, problems) is { } match)
        {
            return new CheckMatch(match);
        }

        var problem = problems.Found[0];
        throw new PlanException(MonitoringErrors.Check, at, problem.Said, problem.Hint);
    }

    /// <summary>True for a check that is taken in, in whatever status.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shown">Its status.</param>
    public bool IsOf(string name, RemMap shown) => !_matcher.Of(Labelled(name, shown)).IsEmpty;

    /// <summary>True for a check that is taken in, and in such a status now.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shown">Its status.</param>
    public bool IsOfNow(string name, RemMap shown) => _matcher.Of(Labelled(name, shown)).Has(CheckStatuses.Named(Text(shown, "status")) ?? CheckStatus.Pending);

    /// <summary>Why it takes in none of some checks, and what may be meant; empty and null where nothing is near.</summary>
    /// <param name="shown">Their names and statuses.</param>
    public (string Says, string? Hint) WhyNone(IEnumerable<(string Name, RemMap Status)> shown) => NearMatch.Of(_matcher, [.. shown.Select(static check => Labelled(check.Name, check.Status))]);

    /// <summary>Reads one; what is wrong is noted.</summary>
    internal static Matcher? Read(object? given, Problems problems)
    {
        if (given is RemMap map)
        {
            return MatchReader.Read(new Fields(map, [], problems), mayState: true);
        }

        problems.Expected([], "a map of labels to values", given);
        return null;
    }

    // What a status shows as labels are those of the check and of its host.
    private static Labelled Labelled(string name, RemMap shown)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (label, value) in shown.TryGetValue("labels", out var given) && given is RemMap map ? map.Keys.Select(key => (key, map[key])) : [])
        {
            labels[label] = ValueText.Of(value);
        }

        return new Labelled(new CheckRules(name) { Labels = labels }, Text(shown, "host") is { Length: > 0 } host ? new HostRules(host) : null, Text(shown, "plan"));
    }

    private static string Text(RemMap map, string key) => map.TryGetValue(key, out var value) ? value as string ?? "" : "";
}
