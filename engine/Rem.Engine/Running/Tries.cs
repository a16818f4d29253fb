using Rem.Errors;
using Rem.Plans;
using Rem.Processes;
using Rem.Values;

namespace Rem.Running;

/// <summary>Runs something again while it fails (`retry`), each try within its time (`timeout`).</summary>
internal sealed class Tries(SourceSpan at, BoundValue? timeout, BoundValue? retry)
{
    public async ValueTask<Completion> RunAsync(Scope scope, Func<Scope, CancellationToken, ValueTask<Completion>> body, CancellationToken cancel)
    {
        var plan = retry is null ? RetryPlan.Once : RetryPlan.Read((await retry.EvaluateAsync(scope, cancel)).Value, retry.At);
        var delay = plan.Delay;
        for (var tried = 0L; ; tried++)
        {
            try
            {
                return await RunTimedAsync(scope, body, cancel);
            }
            catch (PlanException error) when (tried < plan.Times && error is not LimitException && !cancel.IsCancellationRequested)
            {
                await scope.Run.SleepAsync(delay, cancel);
                delay = plan.Next(delay);
            }
        }
    }

    private async ValueTask<Completion> RunTimedAsync(Scope scope, Func<Scope, CancellationToken, ValueTask<Completion>> body, CancellationToken cancel)
    {
        if (timeout is null)
        {
            return await body(scope, cancel);
        }

        var written = (await timeout.EvaluateAsync(scope, cancel)).Value;
        if (!Duration.TryRead(written, out var limit) || limit <= TimeSpan.Zero)
        {
            throw new PlanException(RunErrors.BadSetting, timeout.At, $"'timeout' must be a duration above 0, got {ValueText.ShowWithKind(written)}", "write for example `5s`, `2m` or `1h30m`");
        }

        using var watch = new CancellationTokenSource(limit, scope.Run.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancel, watch.Token);
        try
        {
            return await body(scope, linked.Token);
        }
        catch (Exception error) when (watch.IsCancellationRequested && !cancel.IsCancellationRequested && error is OperationCanceledException or PlanException and not LimitException)
        {
            throw new PlanException(RunErrors.Timeout, at, $"took longer than {Written(written)} (its timeout)") { Result = (error as PlanException)?.Result ?? (error as ProcessCanceledException)?.SoFar.ToMap() };
        }
    }

    private static string Written(object? value) => value is string text ? text : ValueText.Of(value) + "s";
}

/// <summary>A `retry`: how often to repeat after the first try, and how long to wait before each repeat.</summary>
public readonly record struct RetryPlan(long Times, TimeSpan Delay, double Backoff)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>One try, no repeat.</summary>
    public static RetryPlan Once => new(0, TimeSpan.Zero, 1);

    /// <summary>Reads `{times, delay, backoff}` or a number of repeats.</summary>
    public static RetryPlan Read(object? value, SourceSpan at)
    {
        if (value is long times)
        {
            return Checked(new RetryPlan(times, TimeSpan.Zero, 1), at);
        }

        if (value is not RemMap map)
        {
            throw Bad(at, $"'retry' must be a number of repeats or {{times, delay, backoff}}, got {ValueText.ShowWithKind(value)}");
        }

        var plan = new RetryPlan(1, TimeSpan.Zero, 1);
        for (var i = 0; i < map.Count; i++)
        {
            plan = plan.With(map.KeyAt(i), map.ValueAt(i), at);
        }

        return Checked(plan, at);
    }

    /// <summary>The wait after the next repeat.</summary>
    public TimeSpan Next(TimeSpan delay)
    {
        var next = delay.TotalSeconds * Backoff;
        return next > LongestDelay.TotalSeconds ? LongestDelay : TimeSpan.FromSeconds(next);
    }

    private RetryPlan With(string key, object? value, SourceSpan at) => (key, value) switch
    {
        ("times", long times) => this with { Times = times },
        ("delay", _) when Duration.TryRead(value, out var delay) => this with { Delay = delay },
        ("backoff", long backoff) => this with { Backoff = backoff },
        ("backoff", double backoff) => this with { Backoff = backoff },
        ("times", _) => throw Bad(at, $"'times' must be an integer, got {ValueText.ShowWithKind(value)}"),
        ("delay", _) => throw Bad(at, $"'delay' must be a duration, got {ValueText.ShowWithKind(value)}"),
        ("backoff", _) => throw Bad(at, $"'backoff' must be a number, got {ValueText.ShowWithKind(value)}"),
        _ => throw Bad(at, $"'retry' has no '{key}'; it takes times, delay and backoff"),
    };

    private static RetryPlan Checked(RetryPlan plan, SourceSpan at) =>
        plan.Times < 0 ? throw Bad(at, $"'times' must be 0 or more, got {plan.Times}")
        : !(plan.Backoff > 0) ? throw Bad(at, $"'backoff' must be above 0, got {ValueText.Float(plan.Backoff)}")
        : plan;

    private static PlanException Bad(SourceSpan at, string message) => new(RunErrors.BadSetting, at, message);
}
