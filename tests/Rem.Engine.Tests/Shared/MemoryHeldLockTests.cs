using Rem.Shared;
using Rem.Testing.Shared;

namespace Rem.Engine.Tests.Shared;

public sealed class MemoryHeldLockTests : HeldLockContract
{
    protected override SharedResources Make(TimeProvider clock) => SharedResources.InMemory(clock);
}
