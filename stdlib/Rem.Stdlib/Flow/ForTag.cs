using Rem.Binding;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Flow;

/// <summary>A loop over a list or map, each round's result merged.</summary>
public sealed class ForTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("for <name> in <list...>")
    {
        Area = "flow",
        Summary = "Evaluates a block once for each element; a map gives entries with `key` and `value`, `loop.index` counts from 0.",
        Value = "a block",
        Shapes = ValueShapes.Map,
        Gives = "each round's result, merged and visible to the next round; the variable is never in it",
        Errors = [LoopErrors.NotIterable],
        Examples =
        [
            new TagExample("sum: 0\nfor n in [1, 2, 3]:\n  increment sum: \"${{ n }}\"", "{sum: 6}"),
            new TagExample("\"for e in {a: 1}\":\n  \"${{ e.key }}\": \"${{ e.value + loop.index }}\"", "{a: 1}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) =>
        new Bound(new LoopSource(site.Name("name"), site.Expression("list"), site.CaptureAt("list")), site.Body(PlaceNames.Loop));

    private sealed class Bound(LoopSource source, Block body) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var rounds = source.Open(scope);
            return RunFromAsync(rounds, scope, cancel);
        }

        private ValueTask<Completion> RunFromAsync(LoopRounds rounds, Scope scope, CancellationToken cancel)
        {
            while (rounds.Next())
            {
                cancel.ThrowIfCancellationRequested();
                var task = body.RunInAsync(rounds.Scope, cancel);
                if (!task.IsCompletedSuccessfully)
                {
                    return AwaitRoundAsync(task, rounds, scope, cancel);
                }

                var completion = task.Result;
                if (completion.IsReturn)
                {
                    return new(completion);
                }
            }

            return new(Completion.Done);
        }

        private async ValueTask<Completion> AwaitRoundAsync(ValueTask<Completion> task, LoopRounds rounds, Scope scope, CancellationToken cancel)
        {
            var completion = await task;
            return completion.IsReturn ? completion : await RunFromAsync(rounds, scope, cancel);
        }
    }
}
