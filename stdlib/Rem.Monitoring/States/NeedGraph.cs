namespace Rem.Monitoring.States;

/// <summary>What needs what, at any distance. Frozen; the checks in it change.</summary>
internal sealed class NeedGraph
{
    private readonly Dictionary<Check, Check[]> _needs = [];
    private readonly Dictionary<Check, Check[]> _neededBy = [];

    /// <summary>The graph of checks by their names.</summary>
    public NeedGraph(Dictionary<string, Check> checks)
    {
        var dependents = checks.Values.ToDictionary(static check => check, static _ => new List<Check>());
        foreach (var check in checks.Values)
        {
            foreach (var need in check.Rules.Needs)
            {
                dependents[checks[need]].Add(check);
            }
        }

        foreach (var check in checks.Values)
        {
            _needs.Add(check, Reach(check, each => each.Rules.Needs.Select(name => checks[name])));
            _neededBy.Add(check, Reach(check, each => dependents[each]));
        }
    }

    /// <summary>What is down among all that a check needs, and needs nothing itself that is down: the root cause. The nearest one where there are several; null for none.</summary>
    public Check? CauseOf(Check check) => Array.Find(_needs[check], need => need.IsDown && need.Status != CheckStatus.Unreachable && !Array.Exists(_needs[need], static deeper => deeper.IsDown));

    /// <summary>True while something that it needs has a problem that is not certain yet.</summary>
    public bool MayBeCaused(Check check) => Array.Exists(_needs[check], static need => !need.IsCertain);

    /// <summary>The names of some checks and of all that need them, each once, those first that were named.</summary>
    public IEnumerable<string> WithDependents(IEnumerable<string> names)
    {
        var named = names.ToHashSet(StringComparer.Ordinal);
        var checks = _needs.Keys.Where(check => named.Contains(check.Rules.Name)).ToList();
        return checks.Concat(checks.SelectMany(check => _neededBy[check])).Select(static check => check.Rules.Name).Distinct();
    }

    // Nearest first, without the check itself.
    private static Check[] Reach(Check start, Func<Check, IEnumerable<Check>> next)
    {
        var (seen, open) = (new List<Check>(), new Queue<Check>(next(start)));
        var known = new HashSet<Check> { start };
        while (open.TryDequeue(out var check))
        {
            if (known.Add(check))
            {
                seen.Add(check);
                foreach (var further in next(check))
                {
                    open.Enqueue(further);
                }
            }
        }

        return [.. seen];
    }
}
