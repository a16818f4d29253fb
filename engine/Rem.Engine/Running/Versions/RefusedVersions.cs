using System.Collections.Concurrent;

namespace Rem.Running.Versions;

/// <summary>The newer versions of open plans that are not taken up, by who would have. Safe to use from several threads.</summary>
public sealed class RefusedVersions
{
    private readonly ConcurrentDictionary<object, RefusedVersion> _all = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many plans there are whose newest version is not taken up.</summary>
    public int Count => All.Count;

    /// <summary>One for each plan, by their paths: the pages and the checks of a plan are of one file.</summary>
    public IReadOnlyList<RefusedVersion> All =>
        [.. _all.Values.GroupBy(static version => version.Path, StringComparer.Ordinal).Select(static same => same.MinBy(static version => version.Since)!).OrderBy(static version => version.Path, StringComparer.Ordinal)];

    /// <summary>The newest version is not taken up; what was refused before is so since then.</summary>
    public void Add(object owner, RefusedVersion version) => _all.AddOrUpdate(owner, version, (_, before) => version with { Since = before.Since });

    /// <summary>The newest version is taken up, or nobody waits for one any more.</summary>
    public void Remove(object owner) => _all.TryRemove(owner, out _);
}
