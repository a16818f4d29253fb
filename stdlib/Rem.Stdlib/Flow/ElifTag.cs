using Rem.Binding;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Flow;

/// <summary>The next condition of a chain.</summary>
public sealed class ElifTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("elif <condition...>")
    {
        Area = "flow",
        Summary = "Evaluates a block when its condition holds and none before it in the chain did.",
        Value = "a block",
        Shapes = ValueShapes.Map,
        Gives = "the block's result, merged",
        Chain = ChainRole.Continues,
        Settings = [new TagSetting("else", "block", "Taken when no condition of the chain holds; only in its last link.")],
        Errors = [BindErrors.Chain],
        Examples = [new TagExample("n: 2\nif n == 1:\n  word: one\nelif n == 2:\n  word: two", "{n: 2, word: two}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var condition = site.Expression("condition");
        var otherwise = InnerElse.Of(site);
        return new IfTag.Link(condition, site.Body(), otherwise);
    }
}
