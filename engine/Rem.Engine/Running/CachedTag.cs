using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;

namespace Rem.Running;

/// <summary>The parts of a `cache` modifier.</summary>
/// <param name="Name">The cache's name.</param>
/// <param name="Interval">Time from one refresh to the next; default 5 s.</param>
/// <param name="History">Results that are kept, the newest included; default 1.</param>
/// <param name="Duration">Refreshing ends when nobody asked for that long; for ever without one.</param>
public sealed record CacheSettings(BoundText Name, BoundValue? Interval, BoundValue? History, BoundValue? Duration);

/// <summary>A cached step: whoever evaluates it gets the newest result of a step that runs on its own clock.</summary>
internal sealed class CachedTag(SourceSpan at, CacheSettings settings, StepBody body, StepModifiers modifiers, CacheSlots slots) : BoundTag
{
    private readonly Tries _tries = new(at, modifiers.Timeout, modifiers.Retry);

    /// <inheritdoc/>
    public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var input = slots.FillIn(scope);
        var with = modifiers.With is null ? null : (await modifiers.With.EvaluateAsync(scope, cancel)).Value as RemMap;
        var name = settings.Name.In(scope);
        var clock = new CacheClock(
            await ReadAsync(settings.Interval, TimeSpan.FromSeconds(5), scope, cancel),
            settings.Duration is null ? null : await ReadAsync(settings.Duration, default, scope, cancel),
            await HistoryAsync(scope, cancel));
        var key = name + "\n" + ValueText.Json(input.Values) + ValueText.Json(with);
        var cache = scope.Run.Caches.Find(key, clock, scope.Run, token => RefreshAsync(scope.Run, input, with, token));
        return Completion.Gives(await cache.NewestAsync(cancel));
    }

    // Outside of any caller: its pipe and input are empty, but for what the caller filled in.
    private async Task<object?> RefreshAsync(RunContext run, CacheInput input, RemMap? with, CancellationToken cancel)
    {
        var outside = run.With(run.Plan, new RemMap(0), observer: null);
        var scope = Scope.ForPipe(outside, Flow.Start(), new RemMap(0)).OpenHidden(input.Names, input.Fixed);
        if (with is not null)
        {
            scope = scope.OpenVariables(with);
        }

        var completion = await _tries.RunAsync(scope.OpenRoot(), (root, token) => body.RunApartAsync(root, token), cancel);
        return completion.Value;
    }

    private static async ValueTask<TimeSpan> ReadAsync(BoundValue? value, TimeSpan standard, Scope scope, CancellationToken cancel)
    {
        if (value is null)
        {
            return standard;
        }

        var given = (await value.EvaluateAsync(scope, cancel)).Value;
        return Duration.TryRead(given, out var duration) && duration > TimeSpan.Zero
            ? duration
            : throw new PlanException(RunErrors.BadSetting, value.At, $"a duration above 0 was expected, got {ValueText.ShowWithKind(given)}");
    }

    private async ValueTask<int> HistoryAsync(Scope scope, CancellationToken cancel)
    {
        if (settings.History is null)
        {
            return 1;
        }

        var given = (await settings.History.EvaluateAsync(scope, cancel)).Value;
        return given is long and >= 1 and <= 10_000
            ? (int)(long)given
            : throw new PlanException(RunErrors.BadSetting, settings.History.At, $"'history' must be an integer from 1 to 10000, got {ValueText.ShowWithKind(given)}");
    }
}
