using System.Globalization;
using Rem.Node.Resources.Series;
using Rem.Shared;
using Rem.Shared.Pools;

namespace Rem.Node.Resources;

/// <summary>
/// The shared resources of a running node, over its local socket: queues, locks, state, counters and time series are the node's, pools
/// this process's own. Every write has an operation id, so that it is repeated without harm when the connection breaks;
/// a message whose taking was in doubt comes back when its visibility time is over. Locks always have a lease.
/// </summary>
/// <remarks>
/// Throws <see cref="ResourceErrors.Unreachable"/> from every call when the node stays away for 10 s, or does not answer
/// for 30 s. Safe to use from several threads.
/// </remarks>
public sealed class RemoteResources : IAsyncDisposable
{
    private readonly NodeLink _link;

    private RemoteResources(NodeLink link, SharedResources shared)
    {
        _link = link;
        Shared = shared;
    }

    /// <summary>The resources.</summary>
    public SharedResources Shared { get; }

    /// <summary>Connects to the node of a data folder. Throws <see cref="Local.LocalErrors.NoNode"/> at once when none runs there.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="owner">What this process is called among the owners of locks: a plan's name.</param>
    /// <param name="clock">The time by which calls are repeated.</param>
    /// <param name="pools">The pools, or null for none.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public static async Task<RemoteResources> ConnectAsync(string folder, string owner, TimeProvider clock, IPools? pools, CancellationToken cancel)
    {
        var link = await NodeLink.ConnectAsync(folder, clock, cancel);
        var name = string.Create(CultureInfo.InvariantCulture, $"{owner.Replace('/', ' ')}@{Environment.ProcessId}-{link.Id}");
        return new RemoteResources(link, new SharedResources
        {
            Queues = new RemoteQueues(link),
            Locks = new RemoteLocks(link, name),
            States = new RemoteStates(link),
            Counters = new RemoteCounters(link),
            Pools = pools ?? NoPools.Instance,
        }.With(() => new RemoteTimeSeries(link)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _link.DisposeAsync();
}
