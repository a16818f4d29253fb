using Rem.Binding;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Flow;

/// <summary>Leaves the nearest tag handler, called plan or plan with a value.</summary>
public sealed class ReturnTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("return")
    {
        Area = "flow",
        Summary = "Leaves the nearest tag handler, called plan, page, RPC function or plan with a value; locks are released and `always` runs.",
        Value = "any data: the value",
        Gives = "nothing here: it is the result of what is left",
        Examples = [new TagExample("a: 1\nreturn: {b: 2}\nc: 3", "{b: 2}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(site.Data());

    private sealed class Bound(BoundValue value) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var task = value.EvaluateAsync(scope, cancel);
            return task.IsCompletedSuccessfully ? new(Completion.Returns(task.Result.Value)) : AwaitAsync(task);
        }

        private static async ValueTask<Completion> AwaitAsync(ValueTask<Completion> task) => Completion.Returns((await task).Value);
    }
}
