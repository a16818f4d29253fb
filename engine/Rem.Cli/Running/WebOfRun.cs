using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Monitoring;
using Rem.Running;
using Rem.Web;

namespace Rem.Cli.Running;

/// <summary>
/// What a `rem run PLAN` does whose plan has sites or checks: the web, and the socket where it has the data folder of a node.
/// Loaded for such plans only, and closed with the run.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="dataFolder">The folder of the node's data; null without a node.</param>
/// <param name="node">The shared resources, where they are a node's.</param>
/// <param name="endsForGood">False where the plan begins anew behind its end.</param>
internal sealed class WebOfRun(RemEngine engine, string? dataFolder, NodeOfRun? node, Func<bool> endsForGood)
{
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(5);
    private WebHost? _host;

    /// <summary>Does what the plan's sections stand for until it is told to stop.</summary>
    public async Task ServeAsync(OpenPlan plan, CancellationToken cancel)
    {
        await using var socket = node?.Listen(plan);
        try
        {
            await PlanSections.ServeAsync(plan, () => _host = Open(engine, dataFolder), cancel);
        }
        finally
        {
            if (endsForGood())
            {
                using var late = new CancellationTokenSource(EndTime);
                await MonitorHost.EndedAsync(plan, late.Token);
            }
        }
    }

    /// <summary>Closes what listens.</summary>
    public void Close() => _host?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    // By itself: a dry run or a plan without sites loads nothing of the web.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WebHost Open(RemEngine engine, string? dataFolder) => new(new WebParts
    {
        Log = engine.Options.Log,
        Clock = engine.Options.Clock,
        Refused = engine.Options.Refused,
        DataFolder = dataFolder,
        FirstToken = FirstTokens.Show,
        Serving = static address => Output.Message(ShownText.Line($"serving {address}") + "\n"),
    });
}
