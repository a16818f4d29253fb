using Rem.Settings;

namespace Rem.Node.Hosting;

/// <summary>A plan of the node as it was loaded and checked, with everything that its runs need.</summary>
/// <param name="Entry">What `rem.yaml` says of it.</param>
/// <param name="Engine">Its engine, whose log knows the plan.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Request">What flows into each of its runs.</param>
/// <param name="Fingerprint">The same for two versions that would run alike.</param>
internal sealed record PlanVersion(NodePlan Entry, RemEngine Engine, LoadedPlan Plan, RunRequest Request, string Fingerprint)
{
    /// <summary>True when it stays until it is told to stop.</summary>
    public bool IsLongRunning => Plan.Plan.IsLongRunning;
}
