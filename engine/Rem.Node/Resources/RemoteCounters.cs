using Rem.Shared.Counters;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>The counters of a node.</summary>
internal sealed class RemoteCounters(NodeLink link) : ICounters
{
    private readonly RemoteTable<RemoteCounter> _counters = new("counter", name => new RemoteCounter(name, link));

    public ICounter Open(string name) => _counters.Open(name);

    public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => Given.Names(await link.CallAsync("counter.list", new RemMap(0), cancel));

    public async ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) =>
        Given.Flag(await link.CallAsync("counter.discard", Ask.About(name), cancel));
}
