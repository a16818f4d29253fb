using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Monitoring.Sections;
using Rem.Shared;

namespace Rem.Monitoring.Hosting;

/// <summary>Whose checks are whose among the plans of a process: a name is one plan's. Safe to use from several threads.</summary>
internal sealed class CheckClaims
{
    private static readonly ConditionalWeakTable<SharedResources, CheckClaims> All = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _plans = new(StringComparer.Ordinal);

    /// <summary>The claims among plans that share something.</summary>
    public static CheckClaims Of(SharedResources resources) => All.GetValue(resources, static _ => new CheckClaims());

    /// <summary>True when some plan has a check of a name.</summary>
    public bool Has(string check)
    {
        lock (_gate)
        {
            return _plans.ContainsKey(check);
        }
    }

    /// <summary>
    /// Claims the names of checks for a plan; waits a little for an older version of it to end. Throws a
    /// <see cref="PlanException"/> (<see cref="MonitoringErrors.Check"/>) when another plan has one of them.
    /// </summary>
    public async Task TakeAsync(string plan, IReadOnlyList<DefinedCheck> checks, TimeProvider clock, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            var (taken, by) = Try(plan, checks);
            if (taken is null)
            {
                return;
            }

            if (waited >= Patience || by != plan)
            {
                throw Taken(taken, by);
            }

            await Task.Delay(Look, clock, cancel);
        }
    }

    /// <summary>Gives the names of checks back.</summary>
    public void Release(IReadOnlyList<DefinedCheck> checks)
    {
        lock (_gate)
        {
            foreach (var check in checks)
            {
                _plans.Remove(check.Rules.Name);
            }
        }
    }

    /// <summary>
    /// Takes the names of a plan's new checks instead of those of its old ones. Throws a <see cref="PlanException"/>
    /// (<see cref="MonitoringErrors.Check"/>) when another plan has one of them; the old ones stay claimed then.
    /// </summary>
    public void Exchange(string plan, IReadOnlyList<DefinedCheck> old, IReadOnlyList<DefinedCheck> checks)
    {
        lock (_gate)
        {
            Release(old);
            if (Try(plan, checks) is { Taken: { } taken, By: var by })
            {
                Try(plan, old);
                throw Taken(taken, by);
            }
        }
    }

    private static PlanException Taken(DefinedCheck taken, string? by) =>
        new(MonitoringErrors.Check, taken.Run.At, $"the check '{taken.Rules.Name}' is one of {by} already", "a name stands for one check among the plans of a node");

    private (DefinedCheck? Taken, string? By) Try(string plan, IReadOnlyList<DefinedCheck> checks)
    {
        lock (_gate)
        {
            foreach (var check in checks)
            {
                if (_plans.TryGetValue(check.Rules.Name, out var by))
                {
                    return (check, by);
                }
            }

            foreach (var check in checks)
            {
                _plans.Add(check.Rules.Name, plan);
            }

            return default;
        }
    }
}
