using Rem.Shared;
using Rem.Testing.Shared;

namespace Rem.Engine.Tests.Shared;

public sealed class MemoryQueueRemovalTests : QueueRemovalContract
{
    protected override SharedResources Make(TimeProvider clock) => SharedResources.InMemory(clock);
}
