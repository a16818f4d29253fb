using Rem.Errors;
using Rem.Values;

namespace Rem.Running;

/// <summary>When a cached step is refreshed, how long it is kept up without being asked, and how many results it keeps.</summary>
public sealed record CacheClock(TimeSpan Interval, TimeSpan? Duration, int History);

/// <summary>The cached steps of a run, by name and what was filled in. Safe to use from several threads.</summary>
public sealed class Caches
{
    private readonly Dictionary<string, CachedStep> _steps = new(StringComparer.Ordinal);

    /// <summary>The cached step of a key, started when it is new or had ended.</summary>
    internal CachedStep Find(string key, CacheClock clock, RunContext run, Func<CancellationToken, Task<object?>> refresh)
    {
        lock (_steps)
        {
            if (!_steps.TryGetValue(key, out var step) || step.HasEnded)
            {
                _steps[key] = step = new CachedStep(clock, run, refresh);
            }

            step.Touch();
            return step;
        }
    }
}

/// <summary>One cached step: refreshes itself on its own clock until nobody asks any more or the run ends.</summary>
internal sealed class CachedStep
{
    private readonly CacheClock _clock;
    private readonly TimeProvider _time;
    private readonly Func<CancellationToken, Task<object?>> _refresh;
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<RemMap> _results = [];
    private DateTimeOffset _made;
    private DateTimeOffset _asked;
    private PlanException? _error;

    public CachedStep(CacheClock clock, RunContext run, Func<CancellationToken, Task<object?>> refresh)
    {
        _clock = clock;
        _time = run.Clock;
        _refresh = refresh;
        run.Background.Add(Task.Run(() => KeepUpAsync(run.Stopping), CancellationToken.None), mayOutlive: true);
    }

    public bool HasEnded { get; private set; }

    public void Touch()
    {
        lock (_gate)
        {
            _asked = _time.GetUtcNow();
        }
    }

    public async Task<RemMap> NewestAsync(CancellationToken cancel)
    {
        await _first.Task.WaitAsync(cancel);
        lock (_gate)
        {
            if (_results.Count == 0)
            {
                throw new PlanException(_error!.Finding, _error) { Result = _error.Result, Failures = _error.Failures };
            }

            var result = _results[^1].Copy();
            result.Set("age", (_time.GetUtcNow() - _made).TotalSeconds);
            if (_error is not null)
            {
                result.Set("stale", ErrorValue.Of(_error, Secrets.None));
            }

            if (_clock.History > 1)
            {
                result.Set("history", RemList.Of([.. _results]));
            }

            return result;
        }
    }

    // The interval counts from start to start, so that the time a refresh takes does not make it drift.
    private async Task KeepUpAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var started = _time.GetTimestamp();
                await RefreshAsync(stop);
                var wait = _clock.Interval - _time.GetElapsedTime(started);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, _time, stop);
                }

                if (_clock.Duration is { } duration && Idle() > duration)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            _first.TrySetCanceled(stop);
        }
        finally
        {
            HasEnded = true;
        }
    }

    private async Task RefreshAsync(CancellationToken stop)
    {
        try
        {
            var value = Ownership.Share(await _refresh(stop));
            Keep(value as RemMap ?? new RemMap(1) { ["output"] = value });
        }
        catch (PlanException error)
        {
            lock (_gate)
            {
                _error = error;
            }
        }

        _first.TrySetResult();
    }

    private void Keep(RemMap result)
    {
        lock (_gate)
        {
            _error = null;
            _made = _time.GetUtcNow();
            _results.Add(result);
            if (_results.Count > _clock.History)
            {
                _results.RemoveAt(0);
            }
        }
    }

    private TimeSpan Idle()
    {
        lock (_gate)
        {
            return _time.GetUtcNow() - _asked;
        }
    }
}
