using Rem.Shared;
using Rem.Testing.Shared;

namespace Rem.Storage.Tests.Contracts;

public sealed class SqliteHeldLockTests : HeldLockContract, IDisposable
{
    private ContractStore _store = null!;

    public void Dispose() => _store.Dispose();

    // Called by the base class's constructor.
    protected override SharedResources Make(TimeProvider clock)
    {
        _store = new ContractStore(clock);
        return _store.Resources;
    }
}
