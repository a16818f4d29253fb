using System.Globalization;
using Rem.Errors;
using Rem.Node.Logs;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Settings;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>
/// A plan in the node: runs it, and again after its end where it should. Whatever its runs throw becomes its state and a
/// line in the log. Started once and stopped once; another version of the plan is another slot.
/// </summary>
#pragma warning disable CA1001 // The source has neither timer nor wait handle, so it holds nothing; and a stop may come at any time.
internal sealed class PlanSlot
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly PlanLog _log;
    private readonly NodeLogger _logger;
    private readonly NodeParts _parts;
    private readonly Action _changed;
    private Task _loop = Task.CompletedTask;
    private PlanState _state = PlanState.Starting;
    private DateTimeOffset _since;
    private DateTimeOffset? _next;
    private PlanException? _error;
    private StepObserver? _steps;
    private volatile Background _background = new();
    private long _runs;
    private long _tries;
    private volatile bool _isLast;

    /// <summary>A slot for a version.</summary>
    /// <param name="version">The plan.</param>
    /// <param name="runs">The runs that earlier versions had.</param>
    /// <param name="parts">The node's parts.</param>
    /// <param name="logger">The node's log.</param>
    /// <param name="changed">Is told of each change of state.</param>
    public PlanSlot(PlanVersion version, long runs, NodeParts parts, NodeLogger logger, Action changed)
    {
        Version = version;
        _runs = runs;
        _parts = parts;
        _logger = logger;
        _log = (PlanLog)version.Engine.Options.Log;
        _changed = changed;
        _since = parts.Clock.GetUtcNow();
    }

    /// <summary>What its sections are handed to; null where they are without effect.</summary>
    public IPlanService? Service { get; init; }

    /// <summary>True while nothing is to follow it when it is told to stop.</summary>
    public bool IsLast
    {
        get => _isLast;
        set => _isLast = value;
    }

    /// <summary>What it runs.</summary>
    public PlanVersion Version { get; }

    /// <summary>Its name.</summary>
    public string Name => Version.Entry.Name;

    /// <summary>How it does.</summary>
    public PlanStatus Status
    {
        get
        {
            lock (_gate)
            {
                return new PlanStatus(Name, Version.Entry.Path, _state, _since, _runs, _tries, _next, _error, _steps?.Current is { } step ? _logger.Hidden(step) : null)
                {
                    Detached = [.. _background.Lists.Select(list => new DetachedStatus(_logger.Hidden(list.Name), list.Since, list.Stage is { } stage ? _logger.Hidden(stage) : null, list.IsStopping))],
                };
            }
        }
    }

    /// <summary>Starts it.</summary>
    public void Start() => _loop = Task.Run(LoopAsync);

    /// <summary>Tells it to stop, and waits until it has. `always` runs. One that has ended stays as it is.</summary>
    public async Task StopAsync()
    {
        if (!_loop.IsCompleted)
        {
            Become(PlanState.Stopping);
            await _stop.CancelAsync();
        }

        await _loop;
        if (Status.State == PlanState.Stopping)
        {
            Become(PlanState.Stopped); // it had just ended by itself
        }
    }

    /// <summary>Ends the lists of a name that run beside it, and waits until they have; false when there is none.</summary>
    public async Task<bool> StopDetachedAsync(string name)
    {
        var lists = _background.Lists.Where(list => list.Name == name).ToList();
        await Task.WhenAll(lists.ConvertAll(static list => list.StopAsync()));
        return lists.Count > 0;
    }

    private async Task LoopAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var began = _parts.Clock.GetTimestamp();
            var error = await RunAsync();
            if (_stop.IsCancellationRequested)
            {
                break;
            }

            var pause = End(error, _parts.Clock.GetElapsedTime(began));
            if (pause is null)
            {
                await LeaveAsync();
                return;
            }

            try
            {
                await Task.Delay(pause.Value, _parts.Clock, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        if (IsLast)
        {
            await LeaveAsync();
        }

        Become(PlanState.Stopped);
        _logger.Write(LogLevel.Info, "stopped", Name, _runs);
    }

    // What its sections stood for is nobody's from now on.
    private Task LeaveAsync() => Service is not null && Version.Plan.Plan.HasServices ? Service.EndedAsync(Version.Plan.Plan, Version.Engine.Options) : Task.CompletedTask;

    private async Task<PlanException?> RunAsync()
    {
        var steps = new StepObserver();
        lock (_gate)
        {
            _log.Run = ++_runs;
            _steps = steps;
            _next = null;
        }

        Become(PlanState.Starting);
        _logger.Write(LogLevel.Info, "starts", Name, _runs);
        try
        {
            await EvaluateAsync(steps);
            return null;
        }
        catch (PlanException error)
        {
            return error;
        }
        catch (InvalidPlanException error)
        {
            return new PlanException(error.Findings[0]);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever a plan throws, the node and its other plans go on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new PlanException(RunErrors.Defect, SourceSpan.None, $"REM itself failed: {error.GetType().Name}: {error.Message}", RunErrors.Defect.Fix);
        }
        finally
        {
            lock (_gate)
            {
                _steps = null;
            }
        }
    }

    private async Task EvaluateAsync(StepObserver steps)
    {
        Become(PlanState.Running);
        _background = new Background();
        var request = Version.Request with { Background = _background, Name = string.Create(CultureInfo.InvariantCulture, $"{Name} run {_log.Run}"), Observer = steps, ScriptThreads = ScriptThreads.Shared, Stays = Version.IsLongRunning ? static _ => { } : null, Opens = Service is null ? null : Service.ServeAsync };
        var value = await Version.Engine.RunAsync(Version.Plan, request, _stop.Token);
        _logger.Write(LogLevel.Debug, "gave " + ValueText.Show(value), Name, _runs);
    }

    // How long to wait before the next run; null for none.
    private TimeSpan? End(PlanException? error, TimeSpan took)
    {
        var entry = Version.Entry;
        var isAgain = entry.Restart == Restart.Always || (entry.Restart == Restart.OnFailure && error is not null);
        lock (_gate)
        {
            _tries = error is null ? 0 : took > entry.LongestPause ? 1 : _tries + 1;
            _error = error is null ? null : Hidden(error);
        }

        var pause = isAgain ? RestartPause.After(_tries, entry, Chance()) : (TimeSpan?)null;
        Become(error is null ? PlanState.Done : PlanState.Failed, pause);
        var then = pause is { } time ? $"; starts again in {Duration.Show(TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds)))}" : "";
        if (error is null)
        {
            _logger.Write(LogLevel.Info, $"done in {Duration.Show(TimeSpan.FromMilliseconds(Math.Round(took.TotalMilliseconds)))}{then}", Name, _runs);
        }
        else
        {
            var finding = error.Finding;
            _logger.Write(new LogLine(_parts.Clock.GetUtcNow(), LogLevel.Error, $"failed: {finding.Code.Id}: {finding.Message}{then}", Facts(finding), finding.At), Name, _runs);
        }

        return pause;
    }

    private static RemMap Facts(Finding finding)
    {
        var map = new RemMap(4);
        map.Set("code", finding.Code.Id);
        if (finding.Trail is not null)
        {
            map.Set("trail", finding.Trail);
        }

        if (finding.Hint is not null)
        {
            map.Set("hint", finding.Hint);
        }

        if (finding.At.File is not null)
        {
            map.Set("at", finding.At.ToString());
        }

        return map;
    }

    private PlanException Hidden(PlanException error)
    {
        error.Hide(Version.Engine.Options.Secrets);
        return error;
    }

    private double Chance()
    {
        lock (_parts.Random)
        {
            return _parts.Random.NextDouble();
        }
    }

    // A stop that was asked for is not forgotten over what the run does meanwhile.
    private void Become(PlanState state, TimeSpan? pause = null)
    {
        lock (_gate)
        {
            if (_state == PlanState.Stopping && state != PlanState.Stopped)
            {
                return;
            }

            var now = _parts.Clock.GetUtcNow();
            _since = _state == state ? _since : now;
            _state = state;
            _next = now + pause;
        }

        _changed();
    }
}
