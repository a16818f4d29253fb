using System.Runtime.ExceptionServices;
using Rem.Errors;
using Rem.Plans;
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
}

/// <summary>A step with modifiers, from the inside out: timeout, retry, as, on error, always.</summary>
public sealed class ModifiedStep(SourceSpan at, StepBody body, StepModifiers modifiers) : Step(at)
{
    private readonly Tries _tries = new(at, modifiers.Timeout, modifiers.Retry);

    /// <inheritdoc/>
    public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var attempt = new Attempt();
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
            var token = cancel.IsCancellationRequested ? scope.Run.CleanUp : cancel;
            var last = await modifiers.Always.RunAsync(HandlingScope(scope, attempt), token);
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
        if (modifiers.As is null)
        {
            return await _tries.RunAsync(inner, body.RunInPlaceAsync, cancel);
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
    private static Scope HandlingScope(Scope scope, Attempt attempt)
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

        var error = attempt.Error is null ? null : ErrorValue.Of(attempt.Error, scope.Run.Secrets);
        return seen.OpenVariables(new RemMap(0), new RemMap(1) { ["error"] = error });
    }

    private sealed class Attempt
    {
        public Scope? Partial { get; set; }

        public PlanException? Error { get; set; }
    }
}
