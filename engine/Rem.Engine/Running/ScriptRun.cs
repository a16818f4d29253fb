using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Running;

/// <summary>A script bound to its place: the names it sees beside `pipe`, and where their values come from.</summary>
public sealed class ScriptRun(IScript script, SourceSpan at, BoundValue? with, string[] withNames, string[] handlerNames)
{
    /// <summary>
    /// Runs the script. What it took from queues is acknowledged when its step ended well and given back when it did
    /// not; what it left open is closed in any case.
    /// </summary>
    public async ValueTask<ScriptResult> RunAsync(Scope scope, CancellationToken cancel)
    {
        var run = scope.Run;
        var session = new ScriptSession(new RunServices(scope, at));
        var call = new ScriptCall
        {
            Pipe = new ScriptNames(scope),
            Input = run.Input,
            Values = await ValuesAsync(scope, cancel),
            Host = session,
            Limits = new ScriptLimits(run.Options.Limits.ScriptTime, run.Options.Limits.ScriptMemoryBytes, run.Options.Limits.CallDepth),
        };
        ScriptResult result;
        try
        {
            result = await script.RunAsync(call, cancel);
        }
        catch (Exception error)
        {
            await session.CompleteAsync(error is OperationCanceledException ? StepEnd.Interrupted : StepEnd.Failed, (error as PlanException)?.Finding.Message);
            throw;
        }

        if (scope.Flow.Ends is { } ends && session.HoldsAny)
        {
            ends.Add(session);
        }
        else
        {
            await session.CompleteAsync(StepEnd.Succeeded);
        }

        return result;
    }

    private async ValueTask<object?[]> ValuesAsync(Scope scope, CancellationToken cancel)
    {
        if (withNames.Length + handlerNames.Length == 0)
        {
            return [];
        }

        var values = new object?[handlerNames.Length + withNames.Length];
        for (var i = 0; i < handlerNames.Length; i++)
        {
            values[i] = HandlerValue(scope, handlerNames[i]);
        }

        if (with is not null)
        {
            var given = (RemMap)(await with.EvaluateAsync(scope, cancel)).Value!;
            for (var i = 0; i < withNames.Length; i++)
            {
                values[handlerNames.Length + i] = given.TryGetValue(withNames[i], out var value) ? Ownership.Share(value) : null;
            }
        }

        return values;
    }

    private static object? HandlerValue(Scope scope, string name)
    {
        if (name == "value")
        {
            return scope.TryFindFixed(name, out var fixedValue) ? fixedValue : null;
        }

        return scope.NearestHandler()?.Captures is { } captures && captures.TryGetValue(name, out var value) ? value : null;
    }
}
