using Rem.Shared.Locks;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>
/// The locks of a node. Flows have names within their process only: at the node they stand behind the name of the
/// process, and here without it.
/// </summary>
internal sealed class RemoteLocks : ILocks
{
    private readonly NodeLink _link;
    private readonly string _process;
    private readonly RemoteTable<RemoteLock> _locks;

    public RemoteLocks(NodeLink link, string process)
    {
        _link = link;
        _process = process;
        _locks = new RemoteTable<RemoteLock>("lock", name => new RemoteLock(name, link, process));
    }

    public ILock Open(string name) => _locks.Open(name);

    public async ValueTask<IReadOnlyList<LockInfo>> ListAsync(CancellationToken cancel)
    {
        var list = Given.List(await _link.CallAsync("lock.list", new RemMap(0), cancel));
        var held = new LockInfo[list.Count];
        for (var i = 0; i < held.Length; i++)
        {
            held[i] = RemoteLock.Own(LockForms.Info(Given.List(list[i]))!, _process);
        }

        return held;
    }
}
