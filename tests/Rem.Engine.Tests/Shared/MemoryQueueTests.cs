using Rem.Shared;
using Rem.Testing.Shared;

namespace Rem.Engine.Tests.Shared;

public sealed class MemoryQueueTests : QueueContract
{
    protected override SharedResources Make(TimeProvider clock) => SharedResources.InMemory(clock);
}
