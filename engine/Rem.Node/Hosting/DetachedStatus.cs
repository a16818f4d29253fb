using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>How a list that runs beside a plan of the node does at a moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Since">When it began.</param>
/// <param name="Step">The step that is under way, or null.</param>
/// <param name="IsStopping">True once it was told to stop.</param>
public sealed record DetachedStatus(string Name, DateTimeOffset Since, string? Step, bool IsStopping)
{
    /// <summary>As data, for `rem ps`.</summary>
    internal static RemList ToList(IReadOnlyList<DetachedStatus> lists)
    {
        var items = new RemList(lists.Count);
        foreach (var list in lists)
        {
            var map = new RemMap(4);
            map.Set("name", list.Name);
            map.Set("state", list.IsStopping ? "stopping" : "running");
            map.Set("since", PlanStatus.Time(list.Since));
            map.Set("step", list.Step);
            items.Add(map);
        }

        return items;
    }
}
