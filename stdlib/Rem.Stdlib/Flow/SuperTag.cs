using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Flow;

/// <summary>In a handler: the tag that it hides.</summary>
public sealed class SuperTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("super")
    {
        Area = "flow",
        Role = TagRole.Handler,
        Summary = "In a tag that overloads another one: calls the one it hides, in the caller's block with the same captures.",
        Value = "nothing for what stands under the tag's key, or a value in its place",
        Gives = "what the hidden tag gives",
        Result = TagResult.MapMerged,
        Errors = [BindErrors.Handler],
        Examples = [new TagExample("tags:\n  set <path>:\n    evaluate:\n      super: ${{ value * 2 }}\nset a: 4", "{a: 8}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        return new Bound(site.Value is ScalarNode { Value: null } ? null : site.Data(), site.At);
    }

    private sealed class Bound(BoundValue? value, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var frame = scope.NearestHandler()!;
            if (value is null)
            {
                return await Found(frame.Hidden).RunAsync(frame.Caller, cancel);
            }

            var completion = await value.EvaluateAsync(scope, cancel);
            return completion.IsReturn
                ? completion
                : await Found(frame.Supplied).RunAsync(SuppliedValue.Supply(frame.Caller, completion.Value), cancel);
        }

        private BoundTag Found(BoundTag? tag) =>
            tag ?? throw new PlanException(BindErrors.Handler, at, value is null ? "this tag hides no other one that takes what stands under its key" : "this tag hides no other one that takes a value", "`super` calls the tag of the same pattern that the plan overloads");
    }
}
