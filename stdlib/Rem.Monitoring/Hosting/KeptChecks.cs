using Rem.Monitoring.Recording;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>What is kept of a plan's checks: they go on where they were when a monitor before it ended.</summary>
/// <param name="plan">The plan.</param>
/// <param name="board">Its checks.</param>
/// <param name="statuses">Shows them.</param>
/// <param name="claims">Which plan looks at which check.</param>
/// <param name="time">The time they are counted in.</param>
internal sealed class KeptChecks(OpenPlan plan, CheckBoard board, Statuses statuses, CheckClaims claims, SteadyClock time)
{
    private readonly TimeProvider _clock = plan.Options.Clock;

    /// <summary>Takes up what is kept, once, before the first is looked at.</summary>
    public async Task RestoreAsync(CancellationToken cancel)
    {
        var (state, history) = (plan.Resources.States.Open(MonitorNames.Checks), plan.Resources.States.Open(MonitorNames.History));
        var renamed = new RenamedSeries(statuses.PlanName, claims);
        foreach (var key in await state.KeysAsync("", cancel))
        {
            var entry = await state.GetAsync(key, cancel);
            var was = entry?.Value as RemMap;
            renamed.Note(key, was ?? [], statuses.Knows(key));
            if (statuses.Knows(key))
            {
                KeptCheck.Restore(board.Find(key)!, EndedPlan.Before(was ?? []), time);
                statuses.RestoreHistory(key, (await history.GetAsync(key, cancel))?.Value);
            }
            else if (was is not null && KeptCheck.PlanOf(was) == statuses.PlanName && !claims.Has(key))
            {
                statuses.Forget(key, entry!.Version);
            }
        }

        if ((await Heartbeats.ReadAsync(plan.Resources.States, _clock.GetUtcNow(), cancel)).Of(statuses.PlanName) is { } written)
        {
            statuses.Announcer.Begin(written);
        }

        await renamed.RenameAsync(() => plan.Resources.TimeSeries, text => plan.Log.Write(new LogLine(_clock.GetUtcNow(), LogLevel.Warn, text, null, default)), cancel);
    }
}
