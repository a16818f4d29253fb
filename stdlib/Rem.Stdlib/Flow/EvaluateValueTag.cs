using Rem.Binding;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>In a handler with `value: later`: runs what stands under the tag's key.</summary>
public sealed class EvaluateValueTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("evaluate value")
    {
        Area = "flow",
        Role = TagRole.Handler,
        Summary = "In a tag defined with `value: later`: evaluates what stands under the tag's key, in the caller's names plus the captures, as often as it is reached.",
        Value = "nothing",
        Shapes = ValueShapes.Nothing,
        Gives = "the result: a map merged, any other value kept",
        Result = TagResult.MapMerged,
        Errors = [BindErrors.Handler],
        Examples = [new TagExample("tags:\n  twice:\n    value: later\n    evaluate:\n      for i in [1, 2]:\n        evaluate value:\nn: 0\ntwice:\n  increment n: 5", "{n: 10}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        if (!site.Context.IsLater)
        {
            site.Error(BindErrors.Handler, site.At, "'evaluate value' stands in a tag that the plan defines with 'value: later'", "add `value: later` to the definition");
        }

        return new Bound();
    }

    private sealed class Bound : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var frame = scope.NearestHandler()!;
            var task = frame.Later!.EvaluateAsync(frame.OpenLater(scope.Flow), cancel);
            return task.IsCompletedSuccessfully ? new(Note(task.Result, frame)) : AwaitAsync(task, frame);
        }

        // What the value made is part of what it sees the next time, as in the rounds of a `for`.
        private static Completion Note(Completion completion, HandlerFrame frame)
        {
            if (completion.Value is RemMap made && !completion.IsReturn)
            {
                frame.Show(made);
            }

            return completion;
        }

        private static async ValueTask<Completion> AwaitAsync(ValueTask<Completion> task, HandlerFrame frame) => Note(await task, frame);
    }
}
