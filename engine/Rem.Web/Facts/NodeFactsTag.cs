using Rem.Binding;
using Rem.Errors;
using Rem.Running;
using Rem.Tags;
using Rem.Web.Pages;

namespace Rem.Web.Facts;

/// <summary>Asks the server that a page or function is evaluated in what it knows of itself.</summary>
internal sealed class NodeFactsTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("node facts")
    {
        Area = "web",
        Role = TagRole.Action,
        Summary = "What the server knows of itself: in a page or function of a site, for whoever asks for that.",
        Value = "one of " + FactTable.Listed,
        Shapes = ValueShapes.Scalar,
        Gives = string.Join("; ", FactTable.All.Select(static fact => $"`{fact.Name}`: {fact.About}")) + "; where `as` names a place for it",
        Result = TagResult.Dropped,
        Errors = [WebErrors.Fact],
        Examples = [new TagExample("run:\n  - node facts: planz", "fails REM8031")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var what = site.Data();
        if (what is ConstantValue constant && (constant.Value is not string name || FactTable.Find(name) is null))
        {
            var (message, hint) = FactTable.Unknown(constant.Value);
            site.Error(WebErrors.Fact, constant.At, message, hint);
        }

        return new Bound(what);
    }

    private sealed class Bound(BoundValue what) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await what.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            if (PagePieces.ExchangeOf(scope.Run.Client) is not { } exchange)
            {
                throw new PlanException(WebErrors.Fact, what.At, "there is no server here that could tell of itself", "ask in a page or function of a site");
            }

            if (completion.Value is not string name || FactTable.Find(name) is not { } fact)
            {
                var (message, hint) = FactTable.Unknown(completion.Value);
                throw new PlanException(WebErrors.Fact, what.At, message, hint);
            }

            return Completion.Gives(await fact.ReadAsync(exchange, cancel));
        }
    }
}
