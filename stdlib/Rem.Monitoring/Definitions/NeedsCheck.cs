using Rem.Errors;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Looks whether what checks need is there, and whether any needs itself in the end.</summary>
internal static class NeedsCheck
{
    /// <summary>Notes what is wrong.</summary>
    public static void Look(List<CheckRules> rules, string[] path, Problems problems)
    {
        var byName = rules.ToDictionary(static each => each.Name, StringComparer.Ordinal);
        var known = true;
        foreach (var each in rules)
        {
            foreach (var need in each.Needs)
            {
                if (!byName.ContainsKey(need))
                {
                    known = false;
                    var near = Suggestion.Nearest(need, [.. byName.Keys]);
                    problems.Add([.. path, each.Name, "needs"], $"there is no check {ValueText.Show(need)}", near is null ? null : $"did you mean '{near}'?");
                }
            }
        }

        foreach (var circle in known ? Circles(rules, byName) : [])
        {
            problems.Add([.. path, circle[0], "needs"], $"what it needs needs it in turn: {string.Join(" -> ", circle)}");
        }
    }

    // Each circle once, told at the first of its checks.
    private static IEnumerable<List<string>> Circles(List<CheckRules> rules, Dictionary<string, CheckRules> byName)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var each in rules)
        {
            if (Walk(each, [], byName, done) is { } circle)
            {
                yield return circle;
            }
        }
    }

    private static List<string>? Walk(CheckRules at, List<string> way, Dictionary<string, CheckRules> byName, HashSet<string> done)
    {
        if (way.IndexOf(at.Name) is >= 0 and var start)
        {
            return [.. way[start..], at.Name];
        }

        if (!done.Add(at.Name))
        {
            return null;
        }

        way.Add(at.Name);
        foreach (var need in at.Needs)
        {
            if (Walk(byName[need], way, byName, done) is { } circle)
            {
                return circle;
            }
        }

        way.RemoveAt(way.Count - 1);
        return null;
    }
}
