using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Running;

/// <summary>A script bound to its place: the names it sees beside `pipe`, and where their values come from.</summary>
public sealed class ScriptRun(PreparingScript script, SourceSpan at, BoundValue? with, string[] withNames, string[] handlerNames)
{
    private readonly ScriptWeight _weight = new();

    /// <summary>For a `with` that is filled in as a whole: the script for the names that it then has; else null.</summary>
    public ScriptVariants? Variants { get; init; }

    /// <summary>
    /// Runs the script. What it took from queues is acknowledged when its step ended well and given back when it did
    /// not; what it left open is closed in any case.
    /// </summary>
    public ValueTask<ScriptResult> RunAsync(Scope scope, CancellationToken cancel) =>
        with is null ? RunAsync(null, scope, cancel) : RunWithAsync(with, scope, cancel);

    private async ValueTask<ScriptResult> RunWithAsync(BoundValue names, Scope scope, CancellationToken cancel) =>
        await RunAsync(Names(await names.EvaluateAsync(scope, cancel), names.At), scope, cancel);

    // Most scripts end in place: then no state machine is made, which costs a short run as much as ten methods.
    private ValueTask<ScriptResult> RunAsync(RemMap? given, Scope scope, CancellationToken cancel)
    {
        var run = scope.Run;
        var limits = run.Options.Limits;
        var chosen = Variants is null || given is null ? script.Script! : Variants.For(given, with!.At);
        var session = new ScriptSession(new RunServices(scope, at));
        var call = new ScriptCall
        {
            Pipe = new ScriptNames(scope),
            Input = run.Input,
            Values = Values(scope, given),
            Host = session,
            Limits = new ScriptLimits(limits.ScriptTime, limits.ScriptMemoryBytes, limits.CallDepth),
        };
        ValueTask<ScriptResult> running;
        try
        {
            running = run.ScriptThreads is { } threads ? threads.RunAsync(chosen, _weight, call, cancel) : chosen.RunAsync(call, cancel);
        }
        catch (Exception error)
        {
            running = ValueTask.FromException<ScriptResult>(error);
        }

        if (!running.IsCompletedSuccessfully || (scope.Flow.Ends is not null && session.HoldsAny))
        {
            return EndAsync(running, session, scope);
        }

        var result = running.Result;
        var ended = session.CompleteAsync(StepEnd.Succeeded);
        return ended.IsCompletedSuccessfully ? new(result) : AfterAsync(ended, result);
    }

    private static async ValueTask<ScriptResult> EndAsync(ValueTask<ScriptResult> running, ScriptSession session, Scope scope)
    {
        ScriptResult result;
        try
        {
            result = await running;
        }
        catch (Exception error)
        {
            await session.CompleteAsync(scope.Run.EndOfFailed, scope.Run.WhyFailed(error));
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

    private static async ValueTask<ScriptResult> AfterAsync(ValueTask ended, ScriptResult result)
    {
        await ended;
        return result;
    }

    private object?[] Values(Scope scope, RemMap? given)
    {
        var names = Variants is null || given is null ? withNames.Length : given.Count;
        if (names + handlerNames.Length == 0)
        {
            return [];
        }

        var values = new object?[handlerNames.Length + names];
        for (var i = 0; i < handlerNames.Length; i++)
        {
            values[i] = HandlerValue(scope, handlerNames[i]);
        }

        for (var i = 0; i < names && given is not null; i++)
        {
            var value = Variants is not null ? given.ValueAt(i) : given.TryGetValue(withNames[i], out var found) ? found : null;
            values[handlerNames.Length + i] = Ownership.Share(value);
        }

        return values;
    }

    private static RemMap Names(Completion with, SourceSpan at) =>
        with.Value as RemMap ?? throw new PlanException(RunErrors.BadSetting, at, $"'with' must be a map of names, got {ValueText.ShowWithKind(with.Value)}");

    private static object? HandlerValue(Scope scope, string name)
    {
        if (name == "value")
        {
            return scope.TryFindFixed(name, out var fixedValue) ? fixedValue : null;
        }

        return scope.NearestHandler()?.Captures is { } captures && captures.TryGetValue(name, out var value) ? value : null;
    }
}
