using Rem.Monitoring;
using Rem.Node.Hosting;
using Rem.Node.Local;
using Rem.Node.Logs;
using Rem.Running;
using Rem.Values;
using Rem.Web;

namespace Rem.Cli.Running;

/// <summary>The web of a node: loaded with the first plan that has sites.</summary>
internal sealed class NodeWeb(NodeFacts node, TimeProvider clock) : IPlanService, INodeView
{
    // A plan that is reloaded is away for as long as it takes to open its next version.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private WebHost? _host;

    /// <inheritdoc/>
    public IReadOnlyList<LocalMethod> Methods => [];

    /// <inheritdoc/>
    public Task ServeAsync(OpenPlan plan, CancellationToken cancel) => PlanSections.ServeAsync(plan, Host, cancel);

    /// <inheritdoc/>
    public async Task EndedAsync(BoundPlan plan, RemOptions options)
    {
        using var late = new CancellationTokenSource(EndTime);
        await MonitorHost.EndedAsync(plan, options, node.Resources, late.Token);
    }

    /// <inheritdoc/>
    public RemMap Ps() => node.Ps();

    /// <inheritdoc/>
    public (IReadOnlyList<RemMap> Lines, long Mark) Log(LogLevel least, long after, int most)
    {
        var (records, mark) = node.Log.Recent.Last(record => record.Level >= least && !IsRequest(record), after, most);
        return ([.. records.Select(static record => record.ToMap())], mark);
    }

    /// <inheritdoc/>
    public void End() => _host?.End();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WebHost Host()
    {
        lock (_gate)
        {
            return _host ??= new WebHost(new WebParts
            {
                Log = node.Log,
                Node = this,
                Refused = node.Refused,
                Clock = clock,
                Linger = Linger,
                DataFolder = node.Settings.DataFolder,
                FirstToken = FirstTokens.Show,
                Serving = address => node.Log.Write(LogLevel.Info, "serving " + address),
            });
        }
    }

    // Who looks at the log in a browser would see himself looking.
    private static bool IsRequest(LogRecord record) => record.Level == LogLevel.Info && record.Fields is { } fields && fields.ContainsKey("method") && fields.ContainsKey("seconds");
}
