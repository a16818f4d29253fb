using Rem.Errors;
using Rem.Monitoring.Hosting;
using Rem.Monitoring.Sections;
using Rem.Running;
using Monitor = Rem.Monitoring.Hosting.Monitor;

namespace Rem.Monitoring;

/// <summary>Runs the checks of plans that have some. Safe to use from several threads.</summary>
public static class MonitorHost
{
    /// <summary>
    /// Runs the checks of an open plan until the token is cancelled; ends at once for a plan without. Throws a
    /// <see cref="PlanException"/> (<see cref="MonitoringErrors.Check"/>) when two checks of the process have one name.
    /// </summary>
    public static async Task ServeAsync(OpenPlan plan, CancellationToken cancel)
    {
        DefinedCheck[] checks = [.. plan.Sections.OfType<CheckSet>().SelectMany(static set => set.Checks)];
        if (checks.Length == 0)
        {
            return;
        }

        if (checks.GroupBy(static check => check.Rules.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new PlanException(MonitoringErrors.Check, twice.Last().Run.At, $"there are two checks '{twice.Key}'", "a name stands for one check in a plan");
        }

        var claims = CheckClaims.Of(plan.Resources);
        var isClaimed = false;
        try
        {
            await claims.TakeAsync(plan.Plan.File.Path, checks, plan.Options.Clock, cancel);
            isClaimed = true;
            await new Monitor(plan, checks, claims).RunAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The ordinary end.
        }
        finally
        {
            if (isClaimed)
            {
                claims.Release(checks);
            }
        }
    }
}
