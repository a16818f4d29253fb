using Rem.Running;
using Rem.Running.Versions;

namespace Rem.Monitoring.Hosting;

/// <summary>One version of a plan with checks.</summary>
/// <param name="Plan">The open plan.</param>
/// <param name="Watched">What it watches.</param>
/// <param name="Files">The files that it was read from; null for a text.</param>
/// <param name="Opened">What to close behind it; null for the version that the plan began with.</param>
internal sealed record CheckVersion(OpenPlan Plan, Watched Watched, FileChanges? Files, PlanVersion? Opened)
{
    /// <summary>Ends what was opened for it.</summary>
    public Task CloseAsync() => Opened?.CloseAsync() ?? Task.CompletedTask;
}
