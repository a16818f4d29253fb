using System.Globalization;
using Rem.Plans;

namespace Rem.Monitoring.Definitions;

/// <summary>Where a problem stands in a plan's text.</summary>
internal static class NodeAt
{
    /// <summary>The key, value or item (by its place, or its text) that it is about; the last one that is there where its keys lead further than the text goes.</summary>
    public static PlanNode? Find(PlanNode root, Problem problem) => Find(root, problem.Path, problem.IsKey);

    /// <summary>What is wrong, with the place of what it contradicts.</summary>
    public static string Said(PlanNode root, Problem problem) => problem.Against is { } path && Find(root, path, isKey: false)?.Span is { } span
        ? string.Create(CultureInfo.InvariantCulture, $"{problem.Message} (at {span.Line}:{span.Column})")
        : problem.Message;

    private static PlanNode? Find(PlanNode root, string[] path, bool isKey)
    {
        var (at, shown) = (root, (PlanNode?)null);
        foreach (var key in path)
        {
            if (at is MapNode map && Array.Find([.. map.Entries], entry => entry.Key.Text == key) is { Key: not null } found)
            {
                (at, shown) = (found.Value, found.Value is ScalarNode && !isKey ? found.Value : found.Key);
            }
            else if (at is ListNode list && int.TryParse(key, CultureInfo.InvariantCulture, out var i) && i < list.Items.Count)
            {
                at = shown = list.Items[i];
            }
            else if (at is ListNode names && Array.Find([.. names.Items], item => item is ScalarNode { Text: var text } && text == key) is { } named)
            {
                at = shown = named;
            }
            else
            {
                break;
            }
        }

        return shown;
    }
}
