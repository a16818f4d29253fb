using Rem.Monitoring.States;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads downtimes of a plan: `[{match: {tier: web}, repeat: [sun], from: "02:00", to: "03:00", comment: patching}]`. What is wrong is noted.</summary>
internal static class DowntimeReader
{
    private static readonly string[] Settings = ["checks", "match", "flexible", "by", "comment", .. OccurrenceReader.Settings];

    /// <summary>The downtimes, each with the keys that lead to it.</summary>
    public static List<(PlannedDowntime Downtime, string[] Path)> ReadAll(object? given, string[] path, TimeZoneInfo zone, Problems problems)
    {
        var downtimes = new List<(PlannedDowntime, string[])>();
        foreach (var (name, fields) in Entries.Read(given, path, problems, "a downtime", Settings))
        {
            var (before, when) = (problems.Found.Count, OccurrenceReader.Read(fields, zone));
            var (checks, match) = Of(fields);
            var (flexible, by, comment) = (fields.Time("flexible", TimeSpan.FromSeconds(1)), fields.Text("by"), fields.Text("comment"));
            if (when is not null && problems.Found.Count == before)
            {
                downtimes.Add((new PlannedDowntime(checks, match, when) { Flexible = flexible, By = by ?? "the plan", Comment = comment ?? name }, fields.Path));
            }
        }

        return downtimes;
    }

    /// <summary>What a downtime is for: the checks that it names, the checks that it matches, or both.</summary>
    public static (string[] Checks, Matcher? Match) Of(Fields fields)
    {
        var (checks, match) = (fields.Names("checks"), fields.Has("match") ? MatchReader.Read(fields, "match", mayState: false) : null);
        if (checks.Length == 0 && !fields.Has("match"))
        {
            fields.Problems.Add(fields.Has("checks") ? fields.At("checks") : fields.Path, "a downtime needs 'checks', a name or a list of names, or 'match', labels and their values");
        }

        return (checks, match);
    }
}
