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
    private int _waiting;
    private bool _isMade;

    public CachedStep(CacheClock clock, RunContext run, Func<CancellationToken, Task<object?>> refresh)
    {
        _clock = clock;
        _time = run.Clock;
        _refresh = refresh;
        _time.AddFlows(1); // a refresh is a flow of its own, the pause between two is none
        run.Background.Add(Task.Run(() => KeepUpAsync(run.Stopping), CancellationToken.None));
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
        if (!_first.Task.IsCompletedSuccessfully)
        {
            await FirstAsync(cancel);
        }

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

    // Whoever waits for the first result lends its place to the refresh, and has it back before that ends.
    private async Task FirstAsync(CancellationToken cancel)
    {
        Lend();
        try
        {
            await _first.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            lock (_gate)
            {
                if (!_isMade)
                {
                    _waiting--;
                    _time.AddFlows(1);
                }
            }

            throw;
        }
    }

    private void Lend()
    {
        lock (_gate)
        {
            if (!_isMade)
            {
                _waiting++;
                _time.AddFlows(-1);
            }
        }
    }

    // The interval counts from start to start, so that the time a refresh takes does not make it drift.
    private async Task KeepUpAsync(CancellationToken stop)
    {
        var isFlow = true;
        try
        {
            do
            {
                var started = _time.GetTimestamp();
                await RefreshAsync(stop);
                var pause = new Pause(_time, _clock.Interval - _time.GetElapsedTime(started), stop);
                isFlow = false;
                await pause.Ended;
                isFlow = true;
            }
            while (_clock.Duration is not { } duration || Idle() <= duration);
        }
        catch (OperationCanceledException)
        {
            _first.TrySetCanceled(stop);
        }
        finally
        {
            HasEnded = true;
            _time.AddFlows(isFlow ? -1 : 0);
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

        Made();
        _first.TrySetResult();
    }

    private void Made()
    {
        lock (_gate)
        {
            _isMade = true;
            _time.AddFlows(_waiting);
            _waiting = 0;
        }
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

    /// <summary>
    /// The time between two refreshes, in which there is no flow: its timer is armed before the flow is counted out, and
    /// counts it in, so that a clock that skips time does not skip on before the refresh has begun.
    /// </summary>
    private sealed class Pause
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TimeProvider _time;

        public Pause(TimeProvider time, TimeSpan wait, CancellationToken stop)
        {
            _time = time;
            var timer = time.CreateTimer(static pause => ((Pause)pause!).End(), this, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            var registration = stop.UnsafeRegister(_ => _ended.TrySetCanceled(stop), null);
            time.AddFlows(-1);
            Ended = EndedAsync(timer, registration);
        }

        public Task Ended { get; }

        private async Task EndedAsync(ITimer timer, CancellationTokenRegistration registration)
        {
            using (timer)
            using (registration)
            {
                await _ended.Task;
            }
        }

        private void End()
        {
            _time.AddFlows(1);
            if (!_ended.TrySetResult())
            {
                _time.AddFlows(-1);
            }
        }
    }
}
