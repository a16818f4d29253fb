using Rem.Binding;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Tests.Guards;

/// <summary>A tag that looks like another one and does nothing.</summary>
/// <param name="original">The tag that it looks like.</param>
/// <param name="binds">True when it still reads its value, settings and captures as the original does, so that only what it does is gone.</param>
internal sealed class IdleTag(ITag original, bool binds) : ITag
{
    public TagSpec Spec => original.Spec;

    public BoundTag Bind(TagSite site)
    {
        if (binds)
        {
            original.Bind(site);
        }

        return new Bound();
    }

    private sealed class Bound : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => new(Completion.Done);
    }
}
