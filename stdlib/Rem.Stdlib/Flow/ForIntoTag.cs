using Rem.Binding;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>A loop that collects each round's result in a list.</summary>
public sealed class ForIntoTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("for <name> in <list...> into <path>")
    {
        Area = "flow",
        Summary = "Evaluates its value once for each element and collects the results in a list, in order.",
        Value = "a block of its own for each round (`__return_tag` makes its result one value), or other data",
        Shapes = ValueShapes.Any & ~ValueShapes.Nothing,
        Gives = "nothing itself; the list is set at the path",
        Errors = [LoopErrors.NotIterable],
        Examples =
        [
            new TagExample("for n in [1, 2] into squares:\n  of: \"${{ n }}\"\n  is: \"${{ n * n }}\"", "{squares: [{of: 1, is: 1}, {of: 2, is: 4}]}"),
            new TagExample("for n in [1, 2] into doubles: \"${{ n * 2 }}\"", "{doubles: [2, 4]}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) =>
        new Bound(new LoopSource(site.Name("name"), site.Expression("list"), site.CaptureAt("list")), site.Path("path"), site.Data(PlaceNames.Loop));

    private sealed class Bound(LoopSource source, BoundPath path, BoundValue body) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var elements = source.Elements(scope);
            return RunFromAsync(new LoopRounds(source.Name, elements, scope), new RemList(elements.Count), scope, cancel);
        }

        private ValueTask<Completion> RunFromAsync(LoopRounds rounds, RemList results, Scope scope, CancellationToken cancel)
        {
            while (rounds.Next())
            {
                cancel.ThrowIfCancellationRequested();
                var task = body.EvaluateAsync(rounds.Scope, cancel);
                if (!task.IsCompletedSuccessfully)
                {
                    return AwaitRoundAsync(task, rounds, results, scope, cancel);
                }

                var completion = task.Result;
                if (completion.IsReturn)
                {
                    return new(completion);
                }

                results.Add(completion.Value);
            }

            path.Set(scope, results);
            return new(Completion.Done);
        }

        private async ValueTask<Completion> AwaitRoundAsync(ValueTask<Completion> task, LoopRounds rounds, RemList results, Scope scope, CancellationToken cancel)
        {
            var completion = await task;
            if (completion.IsReturn)
            {
                return completion;
            }

            results.Add(completion.Value);
            return await RunFromAsync(rounds, results, scope, cancel);
        }
    }
}
