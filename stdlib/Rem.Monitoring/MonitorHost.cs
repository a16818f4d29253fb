using Rem.Errors;
using Rem.Monitoring.Hosting;
using Rem.Monitoring.Sections;
using Rem.Running;

namespace Rem.Monitoring;

/// <summary>Runs the checks of plans that have some. Safe to use from several threads.</summary>
public static class MonitorHost
{
    /// <summary>
    /// Runs the checks of an open plan until the token is cancelled, and takes its files up when they change; ends at once
    /// for a plan without. Throws a <see cref="PlanException"/> (<see cref="MonitoringErrors.Check"/>) when two checks of
    /// the process have one name.
    /// </summary>
    public static async Task ServeAsync(OpenPlan plan, CancellationToken cancel)
    {
        if (!plan.Sections.Any(static section => section is CheckSet))
        {
            return;
        }

        try
        {
            await new CheckedPlan(plan).RunAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The ordinary end.
        }
    }
}
