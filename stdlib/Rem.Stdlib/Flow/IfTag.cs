using Rem.Binding;
using Rem.Expressions;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Flow;

/// <summary>Evaluates a block when a condition holds; opens a chain with `elif` and `else`.</summary>
public sealed class IfTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("if <condition...>")
    {
        Area = "flow",
        Summary = "Evaluates a block when its condition holds; `elif` and `else` behind it, or an `else` inside, take the other cases.",
        Value = "a block; an `else` among its keys is taken when the condition is false, unless it stands directly behind another `if`, which it then belongs to",
        Shapes = ValueShapes.Map,
        Gives = "the block's result, merged",
        Chain = ChainRole.Opens,
        Settings = [new TagSetting("else", "block", "Taken when the condition is false; not beside an `else` behind the `if`.")],
        Examples =
        [
            new TagExample("load: 5\nif load > 4:\n  status: busy\nelse:\n  status: calm", "{load: 5, status: busy}"),
            new TagExample("load: 1\nif load > 4:\n  status: busy\n  else: {status: calm}", "{load: 1, status: calm}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var condition = site.Expression("condition");
        var otherwise = InnerElse.Of(site);
        return new Link(condition, site.Body(), otherwise);
    }

    /// <summary>A link of the chain: steps aside when its condition does not hold and it has no `else` of its own.</summary>
    internal sealed class Link(Expression condition, Block body, Block? otherwise) : BoundTag
    {
        /// <inheritdoc/>
        public override bool EndsChain => otherwise is not null;

        /// <inheritdoc/>
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) =>
            condition.Test(scope) ? body.RunInAsync(scope, cancel)
            : otherwise is not null ? otherwise.RunInAsync(scope, cancel)
            : new(Completion.Skipped);
    }
}
