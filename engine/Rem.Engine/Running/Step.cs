using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>One step of a `run`, bound.</summary>
public abstract class Step(SourceSpan at)
{
    /// <summary>Where it stands.</summary>
    public SourceSpan At { get; } = at;

    /// <summary>Runs the step; its result goes into the block that holds the `run`.</summary>
    public abstract ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel);
}

/// <summary>A step that is a block of its own: data and block tags.</summary>
public sealed class BlockStep(SourceSpan at, Block block) : Step(at)
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => block.RunInAsync(scope, cancel);
}

/// <summary>A step without modifiers that is one tag, chain or action.</summary>
public sealed class PlainStep(SourceSpan at, StepBody body) : Step(at)
{
    /// <summary>The tag, chain or action.</summary>
    public StepBody Body { get; } = body;

    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => Body.RunInPlaceAsync(scope, cancel);
}

/// <summary>The steps of a `run`, an `on error`, an `always` or a branch. Frozen.</summary>
public sealed class StepList(string name, Step[] steps)
{
    /// <summary>Runs the steps in order; the first that fails or returns ends the list.</summary>
    public ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => RunFromAsync(0, scope, cancel);

    private ValueTask<Completion> RunFromAsync(int index, Scope scope, CancellationToken cancel)
    {
        for (var i = index; i < steps.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                var task = steps[i].RunAsync(scope, cancel);
                if (!task.IsCompletedSuccessfully)
                {
                    return AwaitStepAsync(task, i, scope, cancel);
                }

                var completion = task.Result;
                if (completion.IsReturn)
                {
                    return new(completion);
                }
            }
            catch (PlanException error)
            {
                Extend(error, i);
                throw;
            }
        }

        return new(Completion.Done);
    }

    private async ValueTask<Completion> AwaitStepAsync(ValueTask<Completion> task, int index, Scope scope, CancellationToken cancel)
    {
        Completion completion;
        try
        {
            completion = await task;
        }
        catch (PlanException error)
        {
            Extend(error, index);
            throw;
        }

        return completion.IsReturn ? completion : await RunFromAsync(index + 1, scope, cancel);
    }

    private void Extend(PlanException error, int index)
    {
        error.Locate(steps[index].At);
        error.Within($"{name}[{index}]");
    }
}

/// <summary>What a step does, apart from its modifiers: one tag, one chain, or one action.</summary>
public sealed class StepBody(Entry entry, bool isAction)
{
    /// <summary>True when what it took is settled when the step has ended.</summary>
    public bool EndsWithStep => isAction && entry is TagEntry { Tag.EndsWithStep: true };

    /// <summary>Runs it, its result going right into the block that the scope stands in.</summary>
    public ValueTask<Completion> RunInPlaceAsync(Scope scope, CancellationToken cancel)
    {
        if (!isAction)
        {
            return entry.RunAsync(scope, cancel);
        }

        var tag = (TagEntry)entry;
        var task = tag.RunTagAsync(scope, cancel);
        return task.IsCompletedSuccessfully ? new(Merge(task.Result, scope, tag.IsDropped)) : AwaitMergeAsync(task, scope, tag.IsDropped);
    }

    /// <summary>Runs it in a block scope that was opened for it, and gives its result as one value.</summary>
    public async ValueTask<Completion> RunApartAsync(Scope scope, CancellationToken cancel)
    {
        var completion = entry is TagEntry tag ? await tag.RunTagAsync(scope, cancel) : await entry.RunAsync(scope, cancel);
        return completion.HasValue || completion.IsReturn ? completion : Completion.Gives(Block.Result(scope.Block));
    }

    private static Completion Merge(Completion completion, Scope scope, bool isDropped)
    {
        if (!completion.HasValue || isDropped)
        {
            return completion.IsReturn ? completion : Completion.Done;
        }

        var value = Ownership.Share(scope.Checked(completion.Value, default));
        if (value is RemMap map)
        {
            scope.Block.Names.Merge(map);
        }
        else if (value is not null)
        {
            scope.Block.Names.Set("output", value);
        }

        return Completion.Done;
    }

    private static async ValueTask<Completion> AwaitMergeAsync(ValueTask<Completion> task, Scope scope, bool isDropped) => Merge(await task, scope, isDropped);
}
