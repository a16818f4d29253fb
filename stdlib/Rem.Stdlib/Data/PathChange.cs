using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Data;

/// <summary>A tag that works out its value and then writes at a path.</summary>
internal sealed class PathChange(BoundPath path, BoundValue value, Action<BoundPath, Scope, object?> change) : BoundTag
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var task = value.EvaluateAsync(scope, cancel);
        return task.IsCompletedSuccessfully ? new(Apply(task.Result, scope)) : AwaitAsync(task, scope);
    }

    private Completion Apply(Completion completion, Scope scope)
    {
        if (completion.IsReturn)
        {
            return completion;
        }

        change(path, scope, completion.Value);
        return Completion.Done;
    }

    private async ValueTask<Completion> AwaitAsync(ValueTask<Completion> task, Scope scope) => Apply(await task, scope);
}
