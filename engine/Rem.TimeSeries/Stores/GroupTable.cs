using System.Diagnostics.CodeAnalysis;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Stores;

/// <summary>The groups of a store by name, and the names of those that were found damaged. Under the store's gate.</summary>
internal sealed class GroupTable<TGroup>
    where TGroup : SeriesGroup
{
    private readonly Dictionary<string, TGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LostGroup> _lost = new(StringComparer.Ordinal);

    /// <summary>How many there are that are not damaged.</summary>
    public int Count => _groups.Count;

    /// <summary>Adds a group, whose name nobody has.</summary>
    public void Add(TGroup group) => _groups.Add(group.Name, group);

    /// <summary>Puts a group into the place of the one that has its name.</summary>
    public void Put(TGroup group) => _groups[group.Name] = group;

    /// <summary>Adds a damaged one.</summary>
    public void Add(LostGroup group) => _lost.Add(group.Name, group);

    /// <summary>All that are not damaged.</summary>
    public TGroup[] All() => [.. _groups.Values];

    /// <summary>A group that is not damaged, or null.</summary>
    public TGroup? Find(string name) => _groups.GetValueOrDefault(name);

    /// <summary>A damaged one, or null.</summary>
    public LostGroup? Lost(string name) => _lost.GetValueOrDefault(name);

    /// <summary>Whether a group has a name, a damaged one included.</summary>
    public bool IsTaken(string name) => _groups.ContainsKey(name) || _lost.ContainsKey(name);

    /// <summary>A group. Throws <see cref="SeriesErrors.Missing"/>, and what a damaged one throws.</summary>
    public TGroup Known(string name)
    {
        EnsureNotLost(name);
        return Find(name) ?? throw new PlanException(SeriesErrors.Missing, SourceSpan.None, $"there is no series group '{name}'", SeriesErrors.Missing.Fix);
    }

    /// <summary>Throws where a damaged group has a name.</summary>
    public void EnsureNotLost(string name)
    {
        if (Lost(name) is { } lost)
        {
            throw lost.Damage();
        }
    }

    /// <summary>Throws <see cref="SeriesErrors.Taken"/> where any group has a name.</summary>
    public void EnsureFree(string name)
    {
        if (IsTaken(name))
        {
            throw new PlanException(SeriesErrors.Taken, SourceSpan.None, $"a series group '{name}' is there already", SeriesErrors.Taken.Fix);
        }
    }

    /// <summary>All names that begin so, in no order.</summary>
    public List<string> Names(string prefix)
    {
        var names = new List<string>();
        foreach (var name in _groups.Keys.Concat(_lost.Keys))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Takes a group out.</summary>
    public bool TryTake(string name, [NotNullWhen(true)] out TGroup? group) => _groups.Remove(name, out group);

    /// <summary>Takes a damaged one out.</summary>
    public bool TryTakeLost(string name, [NotNullWhen(true)] out LostGroup? group) => _lost.Remove(name, out group);
}
