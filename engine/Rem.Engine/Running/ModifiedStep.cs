using System.Runtime.ExceptionServices;
using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Running;

/// <summary>The modifiers of a step that the engine itself carries out. Null where the step has none of the kind.</summary>
public sealed record StepModifiers
{
    /// <summary>Names for the step.</summary>
    public BoundValue? With { get; init; }

    /// <summary>Time for each try.</summary>
    public BoundValue? Timeout { get; init; }

    /// <summary>Repeats after the first try.</summary>
    public BoundValue? Retry { get; init; }

    /// <summary>Where the result stands.</summary>
    public BoundPath? As { get; init; }

    /// <summary>What handles a failure.</summary>
    public StepList? OnError { get; init; }

    /// <summary>What runs at the end in any case.</summary>
    public StepList? Always { get; init; }

    /// <summary>True when there is an `as` and nothing else.</summary>
    public bool IsOnlyAs => As is not null && With is null && Timeout is null && Retry is null && OnError is null && Always is null;
}

/// <summary>A step with modifiers, from the inside out: timeout, retry, as, on error, always.</summary>
public sealed class ModifiedStep(SourceSpan at, StepBody body, StepModifiers modifiers) : Step(at)
{
    private readonly Tries _tries = new(at, modifiers.Timeout, modifiers.Retry);

    /// <summary>The step's own name in the trail, such as `run[2]`; null for one that stands in no list.</summary>
    internal string? Name { get; init; }

    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) =>
        RunAsync(scope, new Attempt(), cancel);

    /// <summary>
    /// As <see cref="RunAsync(Scope, CancellationToken)"/>, but a value that the action gives comes back as it is and
    /// goes into no block: for a tag that consists of this one action.
    /// </summary>
    internal ValueTask<Completion> RunForValueAsync(Scope scope, CancellationToken cancel) =>
        RunAsync(scope, new Attempt { GivesValue = true }, cancel);

    private async ValueTask<Completion> RunAsync(Scope scope, Attempt attempt, CancellationToken cancel)
    {
        if (!body.EndsWithStep)
        {
            return await RunWholeAsync(scope, attempt, cancel);
        }

        // What the action took stays taken until the step has ended with all its modifiers.
        var ends = attempt.Ends = new StepEnds();
        Completion completion;
        try
        {
            completion = await RunWholeAsync(scope, attempt, cancel);
        }
        catch (Exception error)
        {
            await ends.CompleteAsync(scope.Run.EndOfFailed, scope.Run.WhyFailed(error));
            throw;
        }

        await ends.CompleteAsync(attempt.Error is null ? StepEnd.Succeeded : scope.Run.EndOfFailed, attempt.Error is null ? null : scope.Run.WhyFailed(attempt.Error));
        return completion;
    }

    private async ValueTask<Completion> RunWholeAsync(Scope scope, Attempt attempt, CancellationToken cancel)
    {
        Completion completion = default;
        ExceptionDispatchInfo? failure = null;
        try
        {
            completion = await RunHandledAsync(scope, attempt, cancel);
        }
        catch (Exception error) when (modifiers.Always is not null)
        {
            attempt.Error ??= error as PlanException;
            failure = ExceptionDispatchInfo.Capture(error);
        }

        if (modifiers.Always is not null)
        {
            // Begun before or after an interruption: what cleans up is given the time for it.
            var last = await modifiers.Always.RunAsync(HandlingScope(scope, attempt), scope.Run.CleanUp);
            failure?.Throw();
            completion = last.IsReturn ? last : completion;
        }

        return completion;
    }

    private async ValueTask<Completion> RunHandledAsync(Scope scope, Attempt attempt, CancellationToken cancel)
    {
        try
        {
            return await RunPlacedAsync(scope, attempt, cancel);
        }
        catch (PlanException error) when (CanHandle(error, cancel))
        {
            attempt.Error = error;
            try
            {
                return await modifiers.OnError!.RunAsync(HandlingScope(scope, attempt), cancel);
            }
            catch (PlanException second)
            {
                attempt.Error = second;
                second.Follows(error);
                throw;
            }
        }
    }

    private bool CanHandle(PlanException error, CancellationToken cancel) =>
        modifiers.OnError is not null && error is not LimitException && !cancel.IsCancellationRequested;

    private async ValueTask<Completion> RunPlacedAsync(Scope scope, Attempt attempt, CancellationToken cancel)
    {
        var inner = await WithNamesAsync(scope, cancel);
        if (attempt.Ends is not null)
        {
            inner = inner.OpenVariables(new RemMap(0), flow: inner.Flow.Ending(attempt.Ends));
        }

        if (modifiers.As is null)
        {
            return await _tries.RunAsync(inner, attempt.GivesValue ? body.RunApartAsync : body.RunInPlaceAsync, cancel);
        }

        var completion = await _tries.RunAsync(
            inner,
            (outer, token) =>
            {
                attempt.Partial = outer.OpenBlock();
                return body.RunApartAsync(attempt.Partial, token);
            },
            cancel);
        if (completion.IsReturn)
        {
            return completion;
        }

        modifiers.As.Set(scope, Ownership.Share(completion.Value));
        return Completion.Done;
    }

    private async ValueTask<Scope> WithNamesAsync(Scope scope, CancellationToken cancel)
    {
        if (modifiers.With is null)
        {
            return scope;
        }

        var names = (await modifiers.With.EvaluateAsync(scope, cancel)).Value;
        return names is RemMap map
            ? scope.OpenVariables(map.Copy())
            : throw new PlanException(RunErrors.BadSetting, modifiers.With.At, $"'with' must be a map of names, got {ValueText.ShowWithKind(names)}");
    }

    // What the action had made stays in reach of `on error` and `always`, but they write where the step's results go.
    private Scope HandlingScope(Scope scope, Attempt attempt)
    {
        var seen = scope;
        if (attempt.Error?.Result is RemMap made)
        {
            seen = seen.OpenVariables(made.Copy());
        }

        if (attempt.Partial is not null)
        {
            seen = seen.OpenVariables(attempt.Partial.Names.Copy());
        }

        var error = attempt.Error is null ? null : ErrorValue.Of(attempt.Error, scope.Run.Secrets, Name);
        return seen.OpenVariables(new RemMap(0), new RemMap(1) { ["error"] = error });
    }

    private sealed class Attempt
    {
        public bool GivesValue { get; init; }

        public StepEnds? Ends { get; set; }

        public Scope? Partial { get; set; }

        public PlanException? Error { get; set; }
    }
}
