using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Looks whether what checks need, and the hosts that they look at, are there, and whether any needs itself in the end.</summary>
internal static class NeedsCheck
{
    /// <summary>Notes what is wrong.</summary>
    /// <param name="rules">The checks.</param>
    /// <param name="hosts">The hosts that are described, found right; null where no hosts are.</param>
    /// <param name="path">The keys that lead to the checks.</param>
    /// <param name="problems">Where what is wrong goes.</param>
    public static void Look(List<CheckRules> rules, IReadOnlyList<HostRules>? hosts, string[] path, Problems problems)
    {
        var byName = rules.ToDictionary(static each => each.Name, StringComparer.Ordinal);
        var known = true;
        foreach (var each in rules)
        {
            foreach (var need in each.Needs.Where(need => !byName.ContainsKey(need)))
            {
                known = false;
                problems.Add([.. path, each.Name, "needs", need], $"there is no check {ValueText.Show(need)}", IsHost(need, rules, hosts) ? $"'{need}' is a host: a check needs its own host, and what this one needs, without a word" : Problems.Near(need, byName.Keys));
            }
        }

        LookAtHosts(rules, hosts, path, problems);
        foreach (var circle in known ? Circles.Of(rules.Select(static each => new Node(each.Name, IsHost: false)), Links(rules, byName, hosts ?? [])) : [])
        {
            // What hosts alone need in a circle is told there: some check in it says what it needs.
            var at = circle.Find(node => !node.IsHost && byName[node.Name].Needs.Count > 0);
            problems.Add([.. path, at.Name, "needs"], $"what it needs needs it in turn: {string.Join(" -> ", circle)}");
        }
    }

    private static void LookAtHosts(List<CheckRules> rules, IReadOnlyList<HostRules>? hosts, string[] path, Problems problems)
    {
        if (hosts is null)
        {
            return;
        }

        var names = hosts.Select(static host => host.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var each in rules.Where(each => each.Host.Length > 0 && each.Host != Environment.MachineName && !names.Contains(each.Host)))
        {
            problems.Add([.. path, each.Name, "host"], $"there is no host {ValueText.Show(each.Host)}", Problems.Near(each.Host, names) ?? "the hosts of a plan stand in its 'monitor hosts'");
        }
    }

    private static bool IsHost(string name, List<CheckRules> rules, IReadOnlyList<HostRules>? hosts) => hosts?.Any(host => host.Name == name) is true || rules.Exists(each => each.Host == name);

    private static Func<Node, IEnumerable<Node>> Links(List<CheckRules> rules, Dictionary<string, CheckRules> byName, IReadOnlyList<HostRules> hosts)
    {
        var (links, described) = (new NeedLinks(rules, hosts), hosts.ToDictionary(static host => host.Name, StringComparer.Ordinal));
        return node => node.IsHost
            ? [.. links.Deciding(node.Name).Select(static each => new Node(each.Name, IsHost: false)), .. HostNodes(described.TryGetValue(node.Name, out var host) ? host.Needs : [])]
            : [.. byName[node.Name].Needs.Select(static need => new Node(need, IsHost: false)), .. HostNodes(links.HostsOf(byName[node.Name]))];
    }

    private static IEnumerable<Node> HostNodes(IEnumerable<string> names) => names.Select(static name => new Node(name, IsHost: true));

    private readonly record struct Node(string Name, bool IsHost)
    {
        public override string ToString() => IsHost ? $"host {Name}" : Name;
    }
}
