namespace Rem.Monitoring.States;

/// <summary>What needs what, at any distance. Frozen; the checks and hosts in it change.</summary>
internal sealed class NeedGraph
{
    private readonly Dictionary<INeeded, INeeded[]> _direct = [];
    private readonly Dictionary<INeeded, INeeded[]> _needs = [];
    private readonly Dictionary<INeeded, List<INeeded>> _dependents = [];
    private readonly IReadOnlyDictionary<string, Check> _checks;

    /// <summary>The graph of checks and hosts by their names.</summary>
    public NeedGraph(IReadOnlyDictionary<string, Check> checks, IReadOnlyDictionary<string, Host> hosts)
    {
        _checks = checks;
        var links = new NeedLinks([.. checks.Values.Select(static check => check.Rules)], [.. hosts.Values.Select(static host => host.Rules)]);
        foreach (var check in checks.Values)
        {
            _direct.Add(check, [.. check.Rules.Needs.Select(name => checks[name]), .. links.HostsOf(check.Rules).Select(name => hosts[name])]);
        }

        foreach (var host in hosts.Values)
        {
            var (needed, further) = links.OfHost(host.Rules);
            _direct.Add(host, [.. needed.Select(name => checks[name]), .. further.Select(name => hosts[name])]);
        }

        foreach (var (node, needs) in _direct)
        {
            _needs.Add(node, needs.Length == 0 ? [] : Reach(node));
            foreach (var need in needs)
            {
                Dependents(need).Add(node);
            }
        }
    }

    /// <summary>
    /// What is down among all that a check needs, and needs nothing itself that is down: the root cause. The nearest one
    /// where there are several; null for none. What has answered since something deeper is down shows that this is not in
    /// the way of what needs it.
    /// </summary>
    public INeeded? CauseOf(Check check)
    {
        if (!Array.Exists(_needs[check], static need => need.IsDown))
        {
            return null; // nearly always
        }

        var down = Array.FindAll(_needs[check], need => need.IsDown && IsInTheWay(need, check));
        return Array.Find(down, need => !need.IsUnreachable && !Array.Exists(down, deeper => Array.IndexOf(_needs[need], deeper) >= 0 && IsInTheWay(deeper, need)));
    }

    /// <summary>True while something that it needs has a problem that is not certain yet.</summary>
    public bool MayBeCaused(Check check) => Array.Exists(_needs[check], static need => need.IsUncertain);

    /// <summary>
    /// The names of some checks and of all that need them, each once, those first that were named. What needs a host needs
    /// the checks that it is told from, all of them together: one of several is no reason for the host to be down.
    /// </summary>
    public IEnumerable<string> WithDependents(IEnumerable<string> names)
    {
        var found = new List<Check>();
        var (known, open, left) = (new HashSet<INeeded>(), new Queue<INeeded>(), new Dictionary<Host, int>());
        foreach (var name in names)
        {
            Enqueue(_checks[name]);
        }

        while (open.TryDequeue(out var node))
        {
            if (node is Check check)
            {
                found.Add(check);
                if (check.Host is { } host && host.Decides(check) && (left[host] = left.GetValueOrDefault(host, host.Deciding.Count) - 1) == 0)
                {
                    Enqueue(host);
                }
            }

            foreach (var dependent in _dependents.GetValueOrDefault(node) ?? [])
            {
                // A host depends on other hosts; what its checks need counts through these.
                if (dependent is Check || node is Host)
                {
                    Enqueue(dependent);
                }
            }
        }

        return found.Select(static check => check.Rules.Name);

        void Enqueue(INeeded node)
        {
            if (known.Add(node))
            {
                open.Enqueue(node);
            }
        }
    }

    private List<INeeded> Dependents(INeeded node)
    {
        if (!_dependents.TryGetValue(node, out var dependents))
        {
            _dependents.Add(node, dependents = []);
        }

        return dependents;
    }

    // On some way to it, nothing has answered since it is down.
    private bool IsInTheWay(INeeded down, INeeded start)
    {
        var (open, known) = (new Queue<INeeded>(_direct[start]), new HashSet<INeeded> { start });
        while (open.TryDequeue(out var node))
        {
            if (node == down)
            {
                return true;
            }

            if (known.Add(node) && !node.HasAnswered(down.CertainSince))
            {
                foreach (var further in _direct[node])
                {
                    open.Enqueue(further);
                }
            }
        }

        return false;
    }

    // Nearest first, without the start itself.
    private INeeded[] Reach(INeeded start)
    {
        var (seen, open) = (new List<INeeded>(), new Queue<INeeded>(_direct[start]));
        var known = new HashSet<INeeded> { start };
        while (open.TryDequeue(out var node))
        {
            if (known.Add(node))
            {
                seen.Add(node);
                foreach (var further in _direct[node])
                {
                    open.Enqueue(further);
                }
            }
        }

        return [.. seen];
    }
}
