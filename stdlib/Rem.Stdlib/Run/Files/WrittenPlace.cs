using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Plans.Editing;
using Rem.Running;

namespace Rem.Stdlib.Run.Files;

/// <summary>
/// Where something that is wrong with a changed file stands in what somebody wrote for it: they have their own text before their
/// eyes, and not the file. For one change of a file.
/// </summary>
/// <param name="change">The change.</param>
/// <param name="text">The file's text with it.</param>
/// <param name="limits">Limits of plans.</param>
internal sealed class WrittenPlace(YamlFileChange change, string text, RemLimits limits)
{
    private readonly PlanNode? _root = PlanReader.Read(new SourceFile(change.Shown, text), limits, new FindingList()).Root;

    /// <summary>`'warning' line 1, column 8:`; for a value the line and column of the file and its name, for all else only these.</summary>
    public string Of(Finding finding)
    {
        var inFile = string.Create(CultureInfo.InvariantCulture, $"{finding.At.Line}:{finding.At.Column}");
        foreach (var each in finding.At.File?.Text == text ? change.Changes : [])
        {
            if (each is YamlSet or YamlAsWritten && Below(Renamed(each.Path)) is { } node && Steps(node, finding.At) is { } inner)
            {
                var place = each is YamlAsWritten written && PlanReader.Read(new SourceFile("text", written.Text), limits, new FindingList()).Root is { } root ? Follow(root, inner) : null;
                return place is null ? $"{inFile} in '{each.Path[^1]}':" : string.Create(CultureInfo.InvariantCulture, $"'{each.Path[^1]}' line {place.Span.Line}, column {place.Span.Column}:");
            }
        }

        return inFile;
    }

    // Names that the same changes give to maps on the way.
    private List<string> Renamed(IReadOnlyList<string> path)
    {
        var now = path.ToList();
        foreach (var rename in change.Changes.OfType<YamlRename>().Where(rename => rename.Path.Count <= now.Count && rename.Path.SequenceEqual(now.Take(rename.Path.Count))))
        {
            now[rename.Path.Count - 1] = rename.Name;
        }

        return now;
    }

    private PlanNode? Below(List<string> path)
    {
        var at = _root;
        foreach (var key in path)
        {
            at = (at as MapNode)?.Find(key);
        }

        return at;
    }

    // The way from a node to the one inside it at which something is wrong; null when that is elsewhere.
    private static List<(int Item, bool IsKey)>? Steps(PlanNode node, SourceSpan at)
    {
        if (at.Start < node.Span.Start || at.Start > node.Span.End)
        {
            return null;
        }

        var (steps, here) = (new List<(int, bool)>(), node);
        while (Inner(here, at) is { } step)
        {
            steps.Add((step.Item, step.IsKey));
            here = step.Node;
        }

        return steps;
    }

    private static (int Item, bool IsKey, PlanNode Node)? Inner(PlanNode node, SourceSpan at)
    {
        var (keys, values) = Parts(node);
        for (var i = values.Count - 1; i >= 0; i--)
        {
            if (keys.Count > 0 && at.Start >= keys[i].Span.Start && at.Start < keys[i].Span.End)
            {
                return (i, true, keys[i]);
            }

            if (at.Start >= values[i].Span.Start && at.Start <= values[i].Span.End && values[i].Span.Length > 0)
            {
                return (i, false, values[i]);
            }
        }

        return null;
    }

    private static PlanNode? Follow(PlanNode root, List<(int Item, bool IsKey)> steps)
    {
        var at = root;
        foreach (var (item, isKey) in steps)
        {
            var (keys, values) = Parts(at);
            if (item >= values.Count)
            {
                return null; // a text that stands there in another shape
            }

            at = isKey ? keys[item] : values[item];
        }

        return at;
    }

    private static (IReadOnlyList<PlanNode> Keys, IReadOnlyList<PlanNode> Values) Parts(PlanNode node) => node switch
    {
        MapNode map => ([.. map.Entries.Select(static entry => entry.Key)], [.. map.Entries.Select(static entry => entry.Value)]),
        ListNode list => ([], list.Items),
        _ => ([], []),
    };
}
