using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>The queues of a node.</summary>
internal sealed class RemoteQueues(NodeLink link) : IQueues
{
    private readonly RemoteTable<RemoteQueue> _queues = new("queue", name => new RemoteQueue(name, link));

    public IQueue Open(string name) => _queues.Open(name);

    public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => Given.Names(await link.CallAsync("queue.list", new RemMap(0), cancel));

    public async ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) =>
        Given.Flag(await link.CallAsync("queue.discard", Ask.About(name), cancel));
}
