using Rem.Binding;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Monitoring.Sections;

/// <summary>
/// Warns of keys of a check that are data and read like its settings: a letter beside one, one with `_` for its spaces, or the
/// word that another monitoring system has for it. Who meant a bound would else never hear of the problem.
/// </summary>
internal static class ForeignSettings
{
    private const string Bounds = "bounds stand in 'warning' and 'critical': `warning: {load: {above: 5, for: 5m}}`.";
    private const string Every = "did you mean 'every'?";
    private const string Needs = "did you mean 'needs'?";
    private const string Tries = "that is 'confirm': `confirm: {tries: 3, every: 10s}`.";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["warn"] = "did you mean 'warning'?",
        ["crit"] = "did you mean 'critical'?",
        ["threshold"] = Bounds,
        ["thresholds"] = Bounds,
        ["bound"] = Bounds,
        ["bounds"] = Bounds,
        ["above"] = Bounds,
        ["below"] = Bounds,
        ["for"] = Bounds,
        ["alert"] = Bounds,
        ["interval"] = Every,
        ["check interval"] = Every,
        ["period"] = Every,
        ["depends"] = Needs,
        ["depends on"] = Needs,
        ["dependencies"] = Needs,
        ["parents"] = Needs,
        ["requires"] = Needs,
        ["retries"] = Tries,
        ["tries"] = Tries,
        ["attempts"] = Tries,
        ["max check attempts"] = Tries,
        ["max attempts"] = Tries,
        ["retry interval"] = Tries,
    };

    /// <summary>Looks at a key that is no setting.</summary>
    /// <param name="site">The section.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">What stands there; what is worked out is meant as a value.</param>
    /// <param name="known">The settings there are.</param>
    public static void LookAt(TagSite site, ScalarNode key, PlanNode value, IReadOnlyList<string> known)
    {
        if (!IdleSteps.IsWorkedOut(value) && Hint(key.Text, known) is { } hint)
        {
            site.Binder.Findings.Warning(MonitoringErrors.Check, key.Span, $"'{key.Text}' is data here", $"{hint} Write '\\{key.Text}' if it is data");
        }
    }

    private static string? Hint(string key, IReadOnlyList<string> known)
    {
        var spaced = key.ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');
        return known.Contains(spaced) && spaced != key ? $"did you mean '{spaced}'?"
            : Suggestion.Nearest(key, known) is { } near && Suggestion.Distance(key, near) == 1 ? $"did you mean '{near}'?"
            : Words.GetValueOrDefault(spaced);
    }
}
