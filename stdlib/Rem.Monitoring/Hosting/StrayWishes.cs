using System.Collections.Concurrent;
using Rem.Errors;
using Rem.Monitoring.Scheduling;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.State;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// Acknowledgements of checks that no plan has: kept for an hour, since a check may be back in a moment, and then taken away. A
/// check that another process has shows its status, and counts as there. Safe to use from several threads.
/// </summary>
internal sealed class StrayWishes(OpenPlan plan, CheckClaims claims, SteadyClock time)
{
    /// <summary>How long one is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private readonly IState _acknowledgements = plan.Resources.States.Open(MonitorNames.Acknowledgements);
    private readonly IState _checks = plan.Resources.States.Open(MonitorNames.Checks);
    private readonly ConcurrentDictionary<string, (long Version, DateTimeOffset Since)> _strays = new(StringComparer.Ordinal);

    /// <summary>One of a check that is not there.</summary>
    public void Add(string check, long version) => _strays[check] = (version, time.Now);

    /// <summary>It was taken back, or its check is there.</summary>
    public void Remove(string check) => _strays.TryRemove(check, out _);

    /// <summary>Takes them away in time, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            await plan.Options.Clock.SleepAsync(Look, cancel);
            foreach (var (check, (version, since)) in _strays)
            {
                await TidyAsync(check, version, since, cancel);
            }
        }
    }

    private async Task TidyAsync(string check, long version, DateTimeOffset since, CancellationToken cancel)
    {
        try
        {
            if (claims.Has(check) || await _checks.GetAsync(check, cancel) is not null)
            {
                Remove(check);
            }
            else if (time.Now - since >= Kept)
            {
                _strays.TryRemove(KeyValuePair.Create(check, (version, since))); // a newer one stays, and is taken away in its own time
                await _acknowledgements.DeleteAsync(check, version, WriteOptions.None, cancel);
            }
        }
        catch (PlanException)
        {
            // A newer one has come meanwhile, or the store fails: then it stays, and does no harm.
        }
    }
}
