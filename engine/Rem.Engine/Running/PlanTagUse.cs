using System.Runtime.CompilerServices;
using Rem.Binding;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;

namespace Rem.Running;

/// <summary>One use of a plan-defined tag: evaluates what stands under the key, then the handler in a root block of its own.</summary>
internal sealed class PlanTagUse(PlanTag tag, SourceSpan at, (string Name, BoundText Text)[] captures, BoundValue value, BoundTag? hidden, BoundTag? supplied) : BoundTag
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var flow = scope.Flow.Deeper(scope.Run.Options.Limits.CallDepth, at);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            // The depth limit is the engine's own; a deep handler goes on with a fresh stack.
            return new(Task.Run(() => RunAsync(scope, flow, cancel).AsTask(), cancel));
        }

        return RunAsync(scope, flow, cancel);
    }

    private ValueTask<Completion> RunAsync(Scope scope, Flow flow, CancellationToken cancel)
    {
        if (tag.IsLater)
        {
            return RunHandlerAsync(scope, flow, DataOfLater(), cancel);
        }

        var task = value.EvaluateAsync(scope, cancel);
        if (!task.IsCompletedSuccessfully)
        {
            return AwaitValueAsync(task, scope, flow, cancel);
        }

        var completion = task.Result;
        return completion.IsReturn ? new(completion) : RunHandlerAsync(scope, flow, completion.Value, cancel);
    }

    private object? DataOfLater() => value is ConstantValue constant ? constant.Value : null;

    private ValueTask<Completion> RunHandlerAsync(Scope scope, Flow flow, object? given, CancellationToken cancel)
    {
        var names = new RemMap(captures.Length);
        foreach (var (name, text) in captures)
        {
            names.Set(name, text.In(scope));
        }

        var frame = new HandlerFrame { Caller = scope, Captures = names, Later = tag.IsLater ? value : null, Hidden = hidden, Supplied = supplied };
        var root = scope.OpenVariables(names, new RemMap(1) { ["value"] = Ownership.Share(value.IsConstant ? given : tag.Taken(given, at)) }, frame, flow).OpenRoot();
        frame.Root = root;
        root.Copied = tag.IsLater ? new HashSet<string>(StringComparer.Ordinal) : null;
        return tag.Body.RunAsync(root, cancel);
    }

    private async ValueTask<Completion> AwaitValueAsync(ValueTask<Completion> task, Scope scope, Flow flow, CancellationToken cancel)
    {
        var completion = await task;
        return completion.IsReturn ? completion : await RunHandlerAsync(scope, flow, completion.Value, cancel);
    }
}
