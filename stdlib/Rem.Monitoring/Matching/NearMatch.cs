using Rem.Monitoring.Definitions;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Matching;

/// <summary>What a matcher that matches nothing may have been meant for: the label or the value of one that no check has. Pure.</summary>
internal static class NearMatch
{
    /// <summary>Why no check is matched, behind that none is, and what may be meant; empty and null where nothing is near.</summary>
    public static (string Says, string? Hint) Of(Matcher match, IReadOnlyCollection<Labelled> checks)
    {
        foreach (var (label, patterns) in match.Labels)
        {
            string[] values = [.. checks.Select(check => check.Find(label)).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (values.Length == 0)
            {
                return ($": none has a label {ValueText.Show(label)}", Label(label, checks));
            }

            if (patterns.All(pattern => !values.Any(value => Matcher.Fits(pattern, value))))
            {
                var none = patterns.Count == 1 ? ValueText.Show(patterns[0]) : $"any of {string.Join(", ", patterns.Select(ValueText.Show))}";
                return ($": none has {none} as its '{label}'", patterns.Select(pattern => Problems.Near(pattern, values)).FirstOrDefault(static hint => hint is not null));
            }
        }

        return ("", null);
    }

    /// <summary>The label that may be meant by one that no check has; null for none.</summary>
    public static string? Label(string label, IEnumerable<Labelled> checks) => label == "severity"
        ? "what a check is stands in 'state': warning, critical, …"
        : Problems.Near(label, checks.SelectMany(static check => check.Rules.Labels.Keys.Concat(check.Host?.Labels.Keys ?? [])).Concat(LabelsReader.BuiltIn).Distinct());
}
