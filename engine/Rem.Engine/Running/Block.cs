using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>One key of a block, bound.</summary>
public abstract class Entry
{
    /// <summary>Evaluates the key in the block's scope: done, or a `return` on its way.</summary>
    public abstract ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel);
}

/// <summary>A block, bound: its entries in the order in which they are evaluated. Frozen.</summary>
public sealed class Block(SourceSpan at, Entry[] entries, TextTemplate? returnName, RemMap? constant)
{
    /// <summary>Where it stands.</summary>
    public SourceSpan At { get; } = at;

    /// <summary>The result of a block that is the same at every evaluation, else null.</summary>
    public RemMap? Constant { get; } = constant;

    /// <summary>True when something in it acts.</summary>
    internal bool HasTags
    {
        get
        {
            foreach (var entry in entries)
            {
                if (entry is not DataEntry)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>True when nothing stands in it.</summary>
    public bool IsEmpty => entries.Length == 0;

    /// <summary>Evaluates it as a block of its own and gives its result.</summary>
    public ValueTask<Completion> EvaluateAsync(Scope outer, CancellationToken cancel) => ResultOfAsync(outer.OpenBlock(), cancel);

    /// <summary>Evaluates it into a block scope that was opened for it, and gives that scope's result.</summary>
    public ValueTask<Completion> ResultOfAsync(Scope scope, CancellationToken cancel)
    {
        var task = RunInAsync(scope, cancel);
        if (!task.IsCompletedSuccessfully)
        {
            return AwaitResultAsync(task, scope);
        }

        var completion = task.Result;
        return new(completion.IsReturn ? completion : Completion.Gives(Result(scope)));
    }

    /// <summary>Evaluates it right in a scope: its results go into the block there.</summary>
    public ValueTask<Completion> RunInAsync(Scope scope, CancellationToken cancel)
    {
        if (returnName is null)
        {
            return RunFromAsync(0, scope, cancel);
        }

        scope.Block.ReturnAt = At;
        if (!returnName.IsLiteral)
        {
            return RunThenNameAsync(scope, cancel);
        }

        scope.Block.ReturnName = returnName.Literal;
        return RunFromAsync(0, scope, cancel);
    }

    /// <summary>The result of a block scope: its names, or the one that `__return_tag` chose.</summary>
    public static object? Result(Scope scope)
    {
        if (scope.ReturnName is not { } name)
        {
            return scope.Names;
        }

        if (scope.Names.TryGetValue(name, out var value))
        {
            return value;
        }

        var near = Suggestion.Nearest(name, scope.Names.Keys);
        throw new PlanException(
            RunErrors.ReturnTag,
            scope.ReturnAt,
            $"__return_tag names '{name}', which this block did not make",
            near is null ? null : $"did you mean '{near}'?");
    }

    // A name that is filled in may hold what the block makes, so it is worked out when the block has ended.
    private async ValueTask<Completion> RunThenNameAsync(Scope scope, CancellationToken cancel)
    {
        var completion = await RunFromAsync(0, scope, cancel);
        if (!completion.IsReturn)
        {
            scope.Block.ReturnName = ValueText.Of(returnName!.Evaluate(scope));
        }

        return completion;
    }

    private ValueTask<Completion> RunFromAsync(int index, Scope scope, CancellationToken cancel)
    {
        for (var i = index; i < entries.Length; i++)
        {
            var task = entries[i].RunAsync(scope, cancel);
            if (!task.IsCompletedSuccessfully)
            {
                return AwaitEntryAsync(task, i, scope, cancel);
            }

            var completion = task.Result;
            if (completion.IsReturn)
            {
                return new(completion);
            }
        }

        return new(Completion.Done);
    }

    private async ValueTask<Completion> AwaitEntryAsync(ValueTask<Completion> task, int index, Scope scope, CancellationToken cancel)
    {
        var completion = await task;
        return completion.IsReturn ? completion : await RunFromAsync(index + 1, scope, cancel);
    }

    private static async ValueTask<Completion> AwaitResultAsync(ValueTask<Completion> task, Scope scope)
    {
        var completion = await task;
        return completion.IsReturn ? completion : Completion.Gives(Result(scope));
    }
}
