using Rem.Monitoring;
using Rem.Running;
using Rem.Web;

namespace Rem.Cli.Running;

/// <summary>What the sections of an open plan stand for: its sites and its checks, side by side.</summary>
internal static class PlanSections
{
    /// <summary>Does it until the token is cancelled. When one of them fails the other ends, and the plan fails with that.</summary>
    public static async Task ServeAsync(OpenPlan plan, Func<WebHost> web, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] serving = [WebHost.IsFor(plan) ? web().ServeAsync(plan, ending.Token) : Task.CompletedTask, MonitorHost.ServeAsync(plan, ending.Token)];
        await foreach (var each in Task.WhenEach(serving))
        {
            if (!each.IsCompletedSuccessfully)
            {
                await ending.CancelAsync();
            }
        }

        await Task.WhenAll(serving);
    }
}
