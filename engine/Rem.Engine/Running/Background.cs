using Rem.Errors;

namespace Rem.Running;

/// <summary>What runs beside a plan. A run waits for detached lists at its end; cached steps are simply ended.</summary>
public sealed class Background
{
    private readonly List<Task> _waitedFor = [];
    private readonly List<Task> _ended = [];

    /// <summary>Adds something that runs.</summary>
    /// <param name="task">It.</param>
    /// <param name="mayOutlive">True when the run does not wait for it but ends it.</param>
    internal void Add(Task task, bool mayOutlive)
    {
        lock (_waitedFor)
        {
            (mayOutlive ? _ended : _waitedFor).Add(task);
        }
    }

    /// <summary>Waits for everything detached, and gives the first failure of each.</summary>
    internal Task<List<PlanException>> WaitAsync(TimeProvider clock)
    {
        var first = Next();
        return first is null ? Task.FromResult(new List<PlanException>()) : WaitFromAsync(first, clock);
    }

    private async Task<List<PlanException>> WaitFromAsync(Task first, TimeProvider clock)
    {
        var failures = new List<PlanException>();
        for (var task = first; task is not null; task = Next())
        {
            clock.AddFlows(-1); // the run itself only waits now
            try
            {
                await task;
            }
            catch (PlanException error)
            {
                failures.Add(error);
            }
            catch (OperationCanceledException)
            {
                // An interruption ends it; the run itself reports that.
            }
            finally
            {
                clock.AddFlows(1);
            }
        }

        return failures;
    }

    /// <summary>Waits until everything that was told to end has ended.</summary>
    internal Task EndAsync()
    {
        lock (_waitedFor)
        {
            return _ended.Count + _waitedFor.Count == 0 ? Task.CompletedTask : EndAsync([.. _ended, .. _waitedFor]);
        }
    }

    private static async Task EndAsync(Task[] tasks)
    {
        await Task.WhenAll(tasks).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private Task? Next()
    {
        lock (_waitedFor)
        {
            if (_waitedFor.Count == 0)
            {
                return null;
            }

            var task = _waitedFor[^1];
            _waitedFor.RemoveAt(_waitedFor.Count - 1);
            return task;
        }
    }
}
