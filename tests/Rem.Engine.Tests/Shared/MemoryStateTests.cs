using Rem.Shared;
using Rem.Testing.Shared;

namespace Rem.Engine.Tests.Shared;

public sealed class MemoryStateTests : StateContract
{
    protected override SharedResources Make(TimeProvider clock) => SharedResources.InMemory(clock);
}
