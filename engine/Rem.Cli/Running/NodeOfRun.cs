using Rem.Node.Local;
using Rem.Running;
using Rem.Settings;
using Rem.Shared;

namespace Rem.Cli.Running;

/// <summary>
/// The shared resources of a `rem run PLAN` whose rem.yaml describes a node: opened when the plan first asks for them, so
/// that a plan that shares nothing waits for nobody, and closed with the run.
/// </summary>
internal sealed class NodeOfRun(RemSettings settings, string plan, bool isDryRun)
{
    private ResourceAccess? _access;

    /// <summary>Opens them; the engine asks once.</summary>
    public SharedResources Open(TimeProvider clock)
    {
        _access = ResourceAccess.OpenAsync(settings.Node!.DataFolder, plan, !isDryRun, settings, clock, CancellationToken.None).GetAwaiter().GetResult();
        return _access.Shared;
    }

    /// <summary>Lets others of this machine ask for them while the plan stays; null where the node itself does that, or nobody should.</summary>
    public LocalServer? Listen(OpenPlan open) => isDryRun || open.Resources is not { } shared || _access is not { IsRunning: false } access
        ? null
        : SocketOfRun.Start(settings.Node!.DataFolder, shared, access.Methods, plan, open.Options);

    /// <summary>Closes what was opened.</summary>
    public void Close() => _access?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
