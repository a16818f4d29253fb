using Rem.Errors;
using Rem.Values;

namespace Rem.Plans;

/// <summary>
/// Makes the entries of a map with `&lt;&lt;` or `__include` among its keys. What they bring stands where they stand.
/// Own and included keys win over merged ones; of two merged maps the earlier wins; an included key that stands
/// in the map too is an error.
/// </summary>
internal sealed class MapMerger(IIncludes? includes, FindingList findings)
{
    private readonly Dictionary<string, ScalarNode> _own = new(StringComparer.Ordinal);
    private readonly List<MapEntry> _entries = [];
    private readonly List<MapNode?> _merges = [];

    /// <summary>The entries. Weight and height of the map grow by what includes bring.</summary>
    public MapEntry[] Build(ReadOnlySpan<PlanNode> pairs, ref long weight, ref int height)
    {
        CollectOwn(pairs, ref weight, ref height);
        var merged = new Dictionary<string, ScalarNode>(_own, StringComparer.Ordinal);
        var result = new List<MapEntry>(_entries.Count);
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_merges[i] is not { } map)
            {
                result.Add(_entries[i]);
                continue;
            }

            foreach (var entry in map.Entries)
            {
                if (merged.TryAdd(entry.Key.Text, entry.Key))
                {
                    result.Add(entry);
                }
            }
        }

        return result.ToArray();
    }

    // Fills the entries in order; at a merge stands its map instead, one for each map of a list.
    private void CollectOwn(ReadOnlySpan<PlanNode> pairs, ref long weight, ref int height)
    {
        ScalarNode? merge = null;
        for (var i = 0; i < pairs.Length; i += 2)
        {
            var key = (ScalarNode)pairs[i];
            if (ReferenceEquals(key, TreeBuilder.BadKey))
            {
                continue;
            }

            if (IsMerge(key))
            {
                if (merge is not null)
                {
                    KeyFindings.Duplicate(key, merge, findings);
                }

                merge = key;
                AddMerge(pairs[i + 1]);
            }
            else if (key.Text == "__include" && includes is not null)
            {
                AddOwn(new MapEntry(key, pairs[i + 1]), false);
                AddIncluded(pairs[i + 1], ref weight, ref height);
            }
            else
            {
                AddOwn(new MapEntry(key, pairs[i + 1]), true);
            }
        }
    }

    private static bool IsMerge(ScalarNode key) =>
        key.Style == ScalarStyle.Plain && key.Text == "<<" && key.Span.Length == 2 && key.Value is string;

    private void AddOwn(MapEntry entry, bool keep)
    {
        if (!_own.TryAdd(entry.Key.Text, entry.Key))
        {
            if (!ReadBudget.IsFull(findings))
            {
                KeyFindings.Duplicate(entry.Key, _own[entry.Key.Text], findings);
            }

            return;
        }

        if (keep)
        {
            _entries.Add(entry);
            _merges.Add(null);
        }
    }

    private void AddIncluded(PlanNode value, ref long weight, ref int height)
    {
        var roots = includes!.Read(value);
        weight += roots.Weight;
        height = Math.Max(height, roots.Height - 1);
        foreach (var map in roots.Maps)
        {
            foreach (var entry in map.Entries)
            {
                AddOwn(entry, true);
            }
        }
    }

    private void AddMerge(PlanNode value)
    {
        if (value is ListNode list)
        {
            foreach (var item in list.Items)
            {
                AddMergeMap(item);
            }

            return;
        }

        AddMergeMap(value);
    }

    private void AddMergeMap(PlanNode value)
    {
        if (value is MapNode map)
        {
            _entries.Add(default);
            _merges.Add(map);
            return;
        }

        var got = value is ScalarNode scalar ? ValueText.ShowWithKind(scalar.Value) : "a list";
        findings.Error(PlanErrors.Merge, value.Span, $"'<<' expects a map or a list of maps, got {got}", "quote the key ('<<') when it is data");
    }
}
