using Rem.Binding;
using Rem.Errors;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>Fails with a text.</summary>
public sealed class FailTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("fail")
    {
        Area = "flow",
        Summary = "Fails with a text, which `on error` sees as `error.message`, and the caller of a function of a site as its refusal.",
        Value = "a text",
        Shapes = ValueShapes.Scalar,
        Gives = "nothing",
        Errors = [RunErrors.Said],
        Examples = [new TagExample("fail: no disk", "fails REM2001")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(site.Data(), site.At);

    private sealed class Bound(BoundValue text, Plans.SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var value = (await text.EvaluateAsync(scope, cancel)).Value;
            throw new PlanException(RunErrors.Said, at, scope.Run.Secrets.Hide(ValueText.Of(value)));
        }
    }
}
