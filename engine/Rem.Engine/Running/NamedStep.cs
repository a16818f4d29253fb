using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>A step whose only modifier is `as`: the most common one, which needs nothing of what the others need.</summary>
public sealed class NamedStep(SourceSpan at, StepBody body, BoundPath path) : Step(at)
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var task = body.RunApartAsync(scope.OpenBlock(), cancel);
        return task.IsCompletedSuccessfully ? new(Place(task.Result, scope)) : AwaitAsync(task, scope);
    }

    private Completion Place(Completion completion, Scope scope)
    {
        if (completion.IsReturn)
        {
            return completion;
        }

        path.Set(scope, Ownership.Share(completion.Value));
        return Completion.Done;
    }

    private async ValueTask<Completion> AwaitAsync(ValueTask<Completion> task, Scope scope) => Place(await task, scope);
}
