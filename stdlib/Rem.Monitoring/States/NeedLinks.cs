namespace Rem.Monitoring.States;

/// <summary>
/// What checks and hosts need at first hand, told from their rules: what is named, and what follows from hosts. A check
/// needs its host where some check says that this one is alive; those that say so, and all checks of a host that nobody says
/// it of, need the hosts that it needs. Frozen.
/// </summary>
internal sealed class NeedLinks
{
    private readonly Dictionary<string, HostRules> _hosts;
    private readonly ILookup<string, CheckRules> _checks;
    private readonly HashSet<string> _alive;

    /// <summary>The links between some rules. What they name is among them.</summary>
    public NeedLinks(IReadOnlyList<CheckRules> checks, IReadOnlyList<HostRules> hosts)
    {
        _hosts = hosts.ToDictionary(static host => host.Name, StringComparer.Ordinal);
        _checks = checks.ToLookup(static check => check.Host, StringComparer.Ordinal);
        _alive = checks.Where(static check => check.IsAlive).Select(static check => check.Host).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The hosts that a check needs.</summary>
    public IReadOnlyList<string> HostsOf(CheckRules check)
    {
        if (!check.IsAlive && _alive.Contains(check.Host))
        {
            return [check.Host];
        }

        return _hosts.TryGetValue(check.Host, out var host) ? host.Needs : [];
    }

    /// <summary>The checks that a host is told from.</summary>
    public IEnumerable<CheckRules> Deciding(string host) => _alive.Contains(host) ? _checks[host].Where(static check => check.IsAlive) : _checks[host];

    /// <summary>The checks and the hosts that a host needs, each once.</summary>
    public (IEnumerable<string> Checks, IEnumerable<string> Hosts) OfHost(HostRules host)
    {
        var deciding = Deciding(host.Name).ToList();
        return (deciding.SelectMany(static check => check.Needs).Distinct(), deciding.SelectMany(HostsOf).Concat(host.Needs).Distinct());
    }
}
