using Rem.Shared;
using Rem.Testing.Shared;

namespace Rem.Node.Tests.Resources;

public sealed class RemoteHeldLockTests : HeldLockContract, IDisposable
{
    private ResourceNode _node = null!;

    public void Dispose() => _node.Dispose();

    // Called by the base class's constructor.
    protected override SharedResources Make(TimeProvider clock)
    {
        _node = new ResourceNode(clock);
        return _node.Connect();
    }
}
