using Rem.Running;
using Rem.Tags;

namespace Rem.Web.Sections;

/// <summary>A section that leaves what it was bound to for who opened the plan, and does nothing else.</summary>
internal sealed class Offer<T>(T section) : BoundTag
    where T : class
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        scope.Run.Offer(section);
        return new(Completion.Done);
    }
}
