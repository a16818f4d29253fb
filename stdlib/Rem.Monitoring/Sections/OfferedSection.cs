using Rem.Running;
using Rem.Tags;

namespace Rem.Monitoring.Sections;

/// <summary>A section that does nothing but say what it holds, to whoever runs the plan.</summary>
internal sealed class OfferedSection(object held) : BoundTag
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        scope.Run.Offer(held);
        return new(Completion.Done);
    }
}
