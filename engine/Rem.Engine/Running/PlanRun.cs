using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>Runs a bound plan: for the engine, and for `call`.</summary>
public static class PlanRun
{
    /// <summary>Evaluates the root block over a pipe. A `return` ends here, with its value.</summary>
    public static ValueTask<object?> RunAsync(BoundPlan plan, RunContext run, Flow flow, RemMap pipe, CancellationToken cancel) =>
        RunAsync(plan, run, flow, pipe, out _, cancel);

    /// <summary>The same, with the scope of the root block for who goes on with its names.</summary>
    internal static ValueTask<object?> RunAsync(BoundPlan plan, RunContext run, Flow flow, RemMap pipe, out Scope root, CancellationToken cancel)
    {
        pipe.IsShared = true;
        root = Scope.ForPipe(run, flow, pipe).OpenRoot();
        var result = plan.Root.ResultOfAsync(root, cancel);
        return result.IsCompletedSuccessfully ? ValueTask.FromResult(Ownership.Share(result.Result.Value)) : RestAsync(result);
    }

    private static async ValueTask<object?> RestAsync(ValueTask<Completion> result) => Ownership.Share((await result).Value);

    /// <summary>
    /// Calls a plan: it sees its input and nothing else. With a `__usage` the input is checked and its defaults are
    /// filled in; <paramref name="inputAt"/> is where that is wrong. An error in it says who called.
    /// </summary>
    public static async ValueTask<object?> CallAsync(BoundPlan plan, Scope caller, object? input, SourceSpan at, SourceSpan inputAt, CancellationToken cancel)
    {
        var flow = caller.Flow.Deeper(caller.Run.Options.Limits.CallDepth, at);
        if (plan.Usage is { } usage)
        {
            input = new UsageInput(usage, plan.Shown).Read(input, caller.Run.Folder, inputAt);
        }

        var run = caller.Run.With(plan, Ownership.Share(input), caller.Run.Observer);
        try
        {
            return await RunAsync(plan, run, flow, new RemMap(0), cancel);
        }
        catch (PlanException error)
        {
            error.Within($"{plan.File.Path} (called at {at})");
            throw;
        }
    }
}
