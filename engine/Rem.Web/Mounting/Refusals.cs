using System.Collections.Concurrent;

namespace Rem.Web.Mounting;

/// <summary>The newer versions that do not serve, of all plans of a web. Safe to use from several threads.</summary>
internal sealed class Refusals
{
    private readonly ConcurrentDictionary<MountedPlan, Refusal> _all = new();

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>All of them, by the path of their plan.</summary>
    public IReadOnlyList<Refusal> All => [.. _all.Values.OrderBy(static refusal => refusal.Plan, StringComparer.Ordinal)];

    /// <summary>The newest version of a plan does not serve.</summary>
    public void Add(MountedPlan plan, Refusal refusal) => _all[plan] = refusal;

    /// <summary>The newest version of a plan serves, or the plan is mounted no more.</summary>
    public void Remove(MountedPlan plan) => _all.TryRemove(plan, out _);
}
