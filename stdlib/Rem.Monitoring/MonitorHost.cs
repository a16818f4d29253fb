using Rem.Errors;
using Rem.Monitoring.Hosting;
using Rem.Monitoring.Sections;
using Rem.Running;
using Rem.Shared;

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

    /// <summary>An open plan ends, and nothing follows it; does nothing for one without checks.</summary>
    public static Task EndedAsync(OpenPlan plan, CancellationToken cancel) =>
        plan.Sections.Any(static section => section is CheckSet) ? EndedAsync(plan.Plan, plan.Options, plan.Resources, cancel) : Task.CompletedTask;

    /// <summary>A plan has ended, and nothing follows it: what it looked at is nobody's now, and is shown so. A store that fails is logged.</summary>
    public static async Task EndedAsync(BoundPlan plan, RemOptions options, SharedResources resources, CancellationToken cancel)
    {
        try
        {
            await new EndedPlan(PlanName.Of(plan.File, options), resources, options.Clock).WriteAsync(cancel);
        }
        catch (Exception error) when (error is PlanException or OperationCanceledException)
        {
            options.Log.Write(new LogLine(options.Clock.GetUtcNow(), LogLevel.Warn, $"that the checks of {plan.File.Path} are looked at no more could not be written down: {error.Message}", null, default));
        }
    }
}
