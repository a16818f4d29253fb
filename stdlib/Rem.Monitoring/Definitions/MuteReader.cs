using Rem.Monitoring.States;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads mute windows: `[{match: {team: ops}, repeat: daily, from: "22:00", to: "06:00", why: nobody is there}]`. What is wrong is noted.</summary>
internal static class MuteReader
{
    private static readonly string[] Settings = ["match", "why", .. OccurrenceReader.Settings];

    /// <summary>The windows, each with the keys that lead to it.</summary>
    public static List<(MuteRule Rule, string[] Path)> ReadAll(object? given, string[] path, TimeZoneInfo zone, Problems problems)
    {
        var rules = new List<(MuteRule, string[])>();
        foreach (var (name, fields) in Entries.Read(given, path, problems, "a mute window", Settings))
        {
            var (match, when, why) = (MatchReader.Read(fields, "match"), OccurrenceReader.Read(fields, zone), fields.Text("why"));
            if (match is not null && when is not null)
            {
                rules.Add((new MuteRule(match, when, why ?? (name.Length > 0 ? name : "a mute window")), fields.Path));
            }
        }

        return rules;
    }
}
