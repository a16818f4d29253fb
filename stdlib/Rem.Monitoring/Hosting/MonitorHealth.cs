using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Monitoring.Scheduling;
using Rem.Running;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Writes down how well a monitor keeps up with its checks, and until when all that happened is written (<see cref="Heartbeats"/>). For one monitor.</summary>
/// <param name="plan">The plan.</param>
/// <param name="name">Its name.</param>
/// <param name="checks">How many checks it has.</param>
/// <param name="lag">How late they are.</param>
/// <param name="announcer">Writes what happens.</param>
internal sealed class MonitorHealth(OpenPlan plan, string name, int checks, Lag lag, Announcer announcer)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>Writes until it is cancelled. What cannot be written is said in the log.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var (state, clock) = (plan.Resources.States.Open(MonitorNames.Health), plan.Options.Clock);
        // Behind a start all is written in a moment; until then it would be as old as the monitor before.
        await Task.WhenAny(announcer.Begun, clock.SleepAsync(Every, cancel));
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                await state.SetAsync(name, Now(clock.GetUtcNow()), SetOptions.Default, cancel);
            }
            catch (PlanException error)
            {
                plan.Log.Write(new LogLine(clock.GetUtcNow(), LogLevel.Warn, $"how late the checks are could not be written down: {error.Message}", null, default));
            }

            await clock.SleepAsync(Every, cancel);
        }
    }

    private RemMap Now(DateTimeOffset now) => new(5)
    {
        ["checks"] = (long)checks,
        ["runs"] = lag.Runs,
        ["missed"] = lag.Missed,
        ["late p99"] = lag.Runs == 0 ? null : lag.Percentile(0.99).TotalSeconds,
        ["written"] = MomentText.Of(announcer.Unwritten ?? now),
    };
}
