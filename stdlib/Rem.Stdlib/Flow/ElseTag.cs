using Rem.Binding;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Flow;

/// <summary>The end of a chain: taken when no condition of it held.</summary>
public sealed class ElseTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("else")
    {
        Area = "flow",
        Summary = "Evaluates a block when no condition of the chain before it held.",
        Value = "a block",
        Shapes = ValueShapes.Map,
        Gives = "the block's result, merged",
        Chain = ChainRole.Closes,
        Errors = [BindErrors.Chain],
        Examples = [new TagExample("n: 3\nif n == 1:\n  word: one\nelse:\n  word: many", "{n: 3, word: many}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(site.Body());

    private sealed class Bound(Block body) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => body.RunInAsync(scope, cancel);
    }
}
