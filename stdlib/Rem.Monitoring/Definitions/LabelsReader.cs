using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads labels: `{team: web, rack: 12}`.</summary>
internal static class LabelsReader
{
    /// <summary>What every check can be found by without any labels.</summary>
    public static readonly string[] BuiltIn = ["check", "host", "plan", "state"];

    /// <summary>The setting `labels` of a check or host; none where there is none or a wrong one, which is noted.</summary>
    public static IReadOnlyDictionary<string, string> Read(Fields owner)
    {
        if (!owner.Has("labels") || owner.As<RemMap>("labels", "a map of names to texts, such as {team: web}") is not { Count: > 0 } given)
        {
            return CheckRules.NoLabels;
        }

        var (fields, labels) = (new Fields(given, owner.At("labels"), owner.Problems), new Dictionary<string, string>(given.Count, StringComparer.Ordinal));
        foreach (var name in given.Keys)
        {
            if (name is "not" or "" || BuiltIn.Contains(name))
            {
                owner.Problems.Add(fields.At(name), name.Length == 0 ? "a label needs a name" : $"'{name}' is no name for a label: it means something else where labels are matched");
            }
            else if (Value(fields, fields.At(name), given[name]) is { } value)
            {
                labels.Add(name, value);
            }
        }

        return labels;
    }

    /// <summary>A label's value as text; null for a wrong one, which is noted.</summary>
    public static string? Value(Fields fields, string[] at, object? given)
    {
        switch (given)
        {
            case string { Length: > 0 } text:
                return text;
            case long or bool:
                return ValueText.Of(given);
            case double:
                fields.Problems.Add(at, $"expected a text, a whole number, true or false, got {ValueText.ShowWithKind(given)}", "put it in quotes: 1.10 and 1.1 are one number");
                return null;
            default:
                fields.Problems.Expected(at, "a text, a whole number, true or false", given);
                return null;
        }
    }
}
