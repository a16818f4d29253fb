using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>The state of a node.</summary>
internal sealed class RemoteStates(NodeLink link) : IStates
{
    private readonly RemoteTable<RemoteState> _buckets = new("bucket", name => new RemoteState(name, link));

    public IState Open(string bucket) => _buckets.Open(Names.RefuseOwn("bucket", bucket));

    public IState OpenOwn(string bucket) => Names.IsOwn(bucket) ? _buckets.Open(bucket) : throw new ArgumentException($"not a name of REM's own: {bucket}", nameof(bucket));

    public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => Given.Names(await link.CallAsync("state.list", new RemMap(0), cancel));

    public async ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) =>
        Given.Flag(await link.CallAsync("state.discard", Ask.About(name), cancel));
}
