using Rem.Errors;

namespace Rem.Plans;

/// <summary>Makes a map's entries from its keys and values, and reports keys that stand twice.</summary>
internal static class MapEntries
{
    private const int ScanLimit = 12;

    /// <summary>The entries in order; of keys that stand twice the first one counts.</summary>
    public static MapEntry[] Build(ReadOnlySpan<PlanNode> pairs, FindingList findings)
    {
        var entries = new MapEntry[pairs.Length / 2];
        var seen = entries.Length > ScanLimit ? new Dictionary<string, int>(entries.Length, StringComparer.Ordinal) : null;
        var count = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var key = (ScalarNode)pairs[2 * i];
            if (ReferenceEquals(key, TreeBuilder.BadKey))
            {
                continue;
            }

            var first = Find(entries, count, key.Text, seen);
            if (first >= 0)
            {
                if (!ReadBudget.IsFull(findings))
                {
                    KeyFindings.Duplicate(key, entries[first].Key, findings);
                }

                continue;
            }

            seen?.Add(key.Text, count);
            entries[count++] = new MapEntry(key, pairs[2 * i + 1]);
        }

        return count == entries.Length ? entries : entries[..count];
    }

    private static int Find(MapEntry[] entries, int count, string key, Dictionary<string, int>? seen)
    {
        if (seen is not null)
        {
            return seen.TryGetValue(key, out var at) ? at : -1;
        }

        for (var i = 0; i < count; i++)
        {
            if (string.Equals(entries[i].Key.Text, key))
            {
                return i;
            }
        }

        return -1;
    }
}
