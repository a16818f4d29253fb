using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Monitoring.Sections;
using Rem.Monitoring.States;
using Rem.Shared;

namespace Rem.Monitoring.Hosting;

/// <summary>Whose checks are whose among the plans of a process: a name is one plan's. Safe to use from several threads.</summary>
internal sealed class CheckClaims
{
    private static readonly ConditionalWeakTable<SharedResources, CheckClaims> All = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Plan, Watched By, Labelled Check)> _claimed = new(StringComparer.Ordinal);

    /// <summary>The claims among plans that share something.</summary>
    public static CheckClaims Of(SharedResources resources) => All.GetValue(resources, static _ => new CheckClaims());

    /// <summary>True when some plan has a check of a name.</summary>
    public bool Has(string check)
    {
        lock (_gate)
        {
            return _claimed.ContainsKey(check);
        }
    }

    /// <summary>All checks of all plans, by what they are found by.</summary>
    public IReadOnlyList<Labelled> Checks
    {
        get
        {
            lock (_gate)
            {
                return [.. _claimed.Values.Select(static claim => claim.Check)];
            }
        }
    }

    /// <summary>True when some plan has a check that is matched.</summary>
    public bool HasAny(Matcher match) => Checks.Any(check => !match.Of(check).IsEmpty);

    /// <summary>
    /// Claims the names of checks for a plan; waits a little for an older version of it to end. Throws a
    /// <see cref="PlanException"/> (<see cref="MonitoringErrors.Check"/>) when another plan has one of them.
    /// </summary>
    public async Task TakeAsync(string plan, Watched watched, TimeProvider clock, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            var (taken, by) = Try(plan, watched);
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

    /// <summary>Gives the names of checks back, but for those that somebody else has claimed since.</summary>
    public void Release(Watched watched)
    {
        lock (_gate)
        {
            foreach (var check in watched.Checks)
            {
                if (_claimed.TryGetValue(check.Rules.Name, out var claim) && ReferenceEquals(claim.By, watched))
                {
                    _claimed.Remove(check.Rules.Name);
                }
            }
        }
    }

    /// <summary>
    /// Takes the names of a plan's new checks instead of those of its old ones. Throws a <see cref="PlanException"/>
    /// (<see cref="MonitoringErrors.Check"/>) when another plan has one of them; the old ones stay claimed then.
    /// </summary>
    public void Exchange(string plan, Watched old, Watched watched)
    {
        lock (_gate)
        {
            Release(old);
            if (Try(plan, watched) is { Taken: { } taken, By: var by })
            {
                Try(plan, old);
                throw Taken(taken, by);
            }
        }
    }

    /// <summary>True when the names of a plan's new checks are nobody's, or those of its old ones.</summary>
    public bool MayExchange(Watched old, Watched watched)
    {
        lock (_gate)
        {
            return watched.Checks.All(check => !_claimed.TryGetValue(check.Rules.Name, out var claim) || ReferenceEquals(claim.By, old));
        }
    }

    private static PlanException Taken(DefinedCheck taken, string? by) =>
        new(MonitoringErrors.Check, taken.Run.At, $"the check '{taken.Rules.Name}' is one of {by} already", "a name stands for one check among the plans of a node");

    private (DefinedCheck? Taken, string? By) Try(string plan, Watched watched)
    {
        lock (_gate)
        {
            foreach (var check in watched.Checks)
            {
                if (_claimed.TryGetValue(check.Rules.Name, out var by))
                {
                    return (check, by.Plan);
                }
            }

            foreach (var check in watched.Labelled())
            {
                _claimed.Add(check.Rules.Name, (plan, watched, check));
            }

            return default;
        }
    }
}
