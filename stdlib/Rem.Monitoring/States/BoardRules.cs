namespace Rem.Monitoring.States;

/// <summary>All that a board goes by. Frozen.</summary>
/// <param name="Checks">The checks; what they need is among them, without a circle.</param>
internal sealed record BoardRules(IReadOnlyList<CheckRules> Checks)
{
    /// <summary>The hosts: those that are described, and those that checks only name.</summary>
    public IReadOnlyList<HostRules> Hosts { get; private init; } = [];

    /// <summary>The name of the plan that they are of.</summary>
    public string Plan { get; init; } = "";

    /// <summary>The host that the checks run on; null for none of them.</summary>
    public string? Here { get; init; }

    /// <summary>When nobody need be told of what.</summary>
    public IReadOnlyList<MuteRule> Mutes { get; init; } = [];

    /// <summary>Which problems make it needless to tell of others.</summary>
    public IReadOnlyList<InhibitRule> Inhibits { get; init; } = [];

    /// <summary>The downtimes that the plan declares.</summary>
    public IReadOnlyList<PlannedDowntime> Downtimes { get; init; } = [];

    /// <summary>Rules of checks and the hosts that are described.</summary>
    public static BoardRules Of(IReadOnlyList<CheckRules> checks, IReadOnlyList<HostRules> hosts)
    {
        var known = hosts.Select(static host => host.Name).ToHashSet(StringComparer.Ordinal);
        var named = checks.Select(static check => check.Host).Where(host => host.Length > 0 && known.Add(host)).Select(static host => new HostRules(host));
        return new BoardRules(checks) { Hosts = [.. hosts, .. named] };
    }
}
