using Rem.Binding;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Run;

/// <summary>Steps, one after the other.</summary>
public sealed class RunTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("run")
    {
        Area = "run",
        Summary = "Runs steps in order; each step's result goes at once into the block that holds the `run`.",
        Value = "a list of steps; `on error` and `always` may stand beside it",
        Shapes = ValueShapes.List,
        Gives = "the steps' results, merged",
        TakesHandlers = true,
        Modifiers = ["detach"],
        Examples =
        [
            new TagExample("run:\n  - a: 1\n  - b: \"${{ a + 1 }}\"", "{a: 1, b: 2}"),
            new TagExample("run:\n  - fail: broken\non error:\n  - got: \"${{ error.message }}\"", "{got: broken}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(site.Steps("run"));

    private sealed class Bound(StepList steps) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => steps.RunAsync(scope, cancel);
    }
}
