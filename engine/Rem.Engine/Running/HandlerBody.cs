using Rem.Values;

namespace Rem.Running;

/// <summary>What a plan-defined tag does: a block, or one action with its modifiers.</summary>
public sealed class HandlerBody
{
    private readonly Block? _block;
    private readonly Step? _step;

    private HandlerBody(Block? block, Step? step)
    {
        _block = block;
        _step = step;
    }

    /// <summary>A block: its result is the handler's.</summary>
    public static HandlerBody OfBlock(Block block) => new(block, null);

    /// <summary>An action: what it gives is the handler's result.</summary>
    public static HandlerBody OfStep(Step step) => new(null, step);

    /// <summary>Runs it in the handler's root block. A `return` ends here.</summary>
    public ValueTask<Completion> RunAsync(Scope root, CancellationToken cancel)
    {
        var task = _block is not null ? _block.ResultOfAsync(root, cancel)
            : _step is PlainStep plain ? plain.Body.RunApartAsync(root, cancel)
            : RunStepAsync(root, cancel);
        return task.IsCompletedSuccessfully ? new(Ended(task.Result)) : AwaitAsync(task);
    }

    private async ValueTask<Completion> RunStepAsync(Scope root, CancellationToken cancel)
    {
        var completion = _step is ModifiedStep modified ? await modified.RunForValueAsync(root, cancel) : await _step!.RunAsync(root, cancel);
        return completion.IsReturn || completion.HasValue ? completion : Completion.Gives(Block.Result(root));
    }

    private static Completion Ended(Completion completion) => Completion.Gives(completion.Value);

    private static async ValueTask<Completion> AwaitAsync(ValueTask<Completion> task) => Ended(await task);
}
