using Rem.Monitoring.States;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads inhibit rules: `[{source: {check: alive, state: critical}, mutes: {state: warning}, same: host}]`. What is wrong is noted.</summary>
internal static class InhibitReader
{
    private static readonly string[] Settings = ["source", "mutes", "same"];

    /// <summary>The rules, each with the keys that lead to it.</summary>
    public static List<(InhibitRule Rule, string[] Path)> ReadAll(object? given, string[] path, Problems problems)
    {
        var rules = new List<(InhibitRule, string[])>();
        foreach (var (_, fields) in Entries.Read(given, path, problems, "an inhibit rule", Settings))
        {
            var (source, mutes, same) = (MatchReader.Read(fields, "source"), MatchReader.Read(fields, "mutes"), fields.Names("same"));
            if (same.FirstOrDefault(static label => label is "state" or "check" or "not" or "") is { } wrong)
            {
                fields.Problems.Add([.. fields.At("same"), wrong], $"'{wrong}' is no label that two checks have alike; 'same' names labels such as host");
            }

            if (source is { States: var states } && states.And(StatusSet.Problems).IsEmpty)
            {
                fields.Problems.Add(fields.At("source"), "a check that is ok or pending holds nothing back: 'state' must be one of a problem");
            }

            if (source is not null && mutes is not null)
            {
                rules.Add((new InhibitRule(source, mutes, same), fields.Path));
            }
        }

        return rules;
    }
}
