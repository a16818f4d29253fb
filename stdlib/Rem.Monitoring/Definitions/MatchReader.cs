using Rem.Errors;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads which checks are meant: `{tier: web, site: [a, b], check: 'disk*', state: critical, not: {team: ops}}`. All that is wrong is noted.</summary>
internal static class MatchReader
{
    private const string NotKey = "not";
    private const string StateKey = "state";
    private const string Example = "such as {tier: web}";

    /// <summary>A matcher that has to be given; null where it is wrong.</summary>
    /// <param name="owner">The settings that it is one of.</param>
    /// <param name="key">Its key.</param>
    /// <param name="mayState">False where checks are meant in all of their statuses.</param>
    public static Matcher? Read(Fields owner, string key, bool mayState = true)
    {
        if (owner.As<RemMap>(key, "a map of labels to values, " + Example) is not { } given)
        {
            return null;
        }

        return Read(new Fields(given, owner.At(key), owner.Problems), mayState);
    }

    /// <summary>The same for the map itself.</summary>
    public static Matcher? Read(Fields fields, bool mayState)
    {
        var (labels, states, before) = (new List<(string, IReadOnlyList<string>)>(), StatusSet.All, fields.Problems.Found.Count);
        Matcher? not = null;
        if (fields.Map.Count == 0)
        {
            fields.Problems.Add(fields.Path, $"it is empty and would mean every check; name a label, {Example}, or all of them by {{check: '*'}}");
        }

        foreach (var key in fields.Map.Keys)
        {
            if (key == NotKey)
            {
                not = fields.As<RemMap>(key, "a map of labels to values, " + Example) is { } inner ? Read(new Fields(inner, fields.At(key), fields.Problems), mayState) : null;
            }
            else if (Patterns(fields, key) is not { Count: > 0 } patterns)
            {
                continue;
            }
            else if (key == StateKey)
            {
                states = mayState ? States(fields, patterns) : StatusSet.All;
                Refuse(fields, mayState);
            }
            else
            {
                labels.Add((key, patterns));
            }
        }

        return fields.Problems.Found.Count > before ? null : new Matcher(labels, states, not);
    }

    private static void Refuse(Fields fields, bool mayState)
    {
        if (!mayState)
        {
            fields.Problems.Add(fields.At(StateKey), "'state' cannot be matched here: a downtime is for checks in all of their states");
        }
    }

    private static List<string> Patterns(Fields fields, string key)
    {
        var (patterns, given) = (new List<string>(), fields.Map[key]);
        if (given is RemList { Count: 0 })
        {
            fields.Problems.Add(fields.At(key), "the list is empty, and no check would be matched");
        }

        var items = given is RemList list ? list : RemList.Of(given);
        for (var i = 0; i < items.Count; i++)
        {
            if (LabelsReader.Value(fields, fields.At(key, i), items[i]) is { } value)
            {
                patterns.Add(value);
            }
        }

        return patterns;
    }

    private static StatusSet States(Fields fields, List<string> patterns)
    {
        var (all, found) = (Enum.GetValues<CheckStatus>(), new List<CheckStatus>());
        foreach (var pattern in patterns)
        {
            var fitting = all.Where(status => Matcher.Fits(pattern, status.Word())).ToList();
            if (fitting.Count == 0)
            {
                fields.Problems.OneOf([.. fields.At(StateKey), pattern], [.. all.Select(static status => status.Word())], pattern);
            }

            found.AddRange(fitting);
        }

        return StatusSet.Of(found);
    }
}
