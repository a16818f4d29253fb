using Rem.Binding;
using Rem.Errors;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>Fails with a text.</summary>
public sealed class FailTag : ITag
{
    /// <summary>The plan said so.</summary>
    public static readonly ErrorCode Failed = new("REM2001", "the plan failed on purpose: `fail`", "the message is the plan's own");

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("fail")
    {
        Area = "flow",
        Summary = "Fails with a text, which `on error` sees as `error.message`.",
        Value = "a text",
        Shapes = ValueShapes.Scalar,
        Gives = "nothing",
        Errors = [Failed],
        Examples = [new TagExample("fail: no disk", "fails REM2001")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(site.Data(), site.At);

    private sealed class Bound(BoundValue text, Plans.SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var value = (await text.EvaluateAsync(scope, cancel)).Value;
            throw new PlanException(Failed, at, scope.Run.Secrets.Hide(ValueText.Of(value)));
        }
    }
}
