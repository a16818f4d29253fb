using Rem.Errors;

namespace Rem.Running;

/// <summary>What runs beside a plan. A run waits for detached lists at its end; cached steps are simply ended.</summary>
public sealed class Background
{
    private readonly List<Task> _waitedFor = [];
    private readonly List<Task> _ended = [];
    private readonly List<DetachedList> _lists = [];

    /// <summary>The detached lists that have not ended, in the order in which they began.</summary>
    public IReadOnlyList<DetachedList> Lists
    {
        get
        {
            lock (_waitedFor)
            {
                return _lists.Count == 0 ? [] : [.. _lists];
            }
        }
    }

    /// <summary>Begins a detached list, which the run waits for at its end.</summary>
    internal void Add(DetachedList list, Func<Task> begin)
    {
        lock (_waitedFor)
        {
            _lists.Add(list);
            _waitedFor.Add(begin());
        }

    }

    /// <summary>A detached list has ended.</summary>
    internal void Remove(DetachedList list)
    {
        lock (_waitedFor)
        {
            _lists.Remove(list);
        }
    }

    /// <summary>Adds something that the run does not wait for at its end but ends.</summary>
    internal void Add(Task task)
    {
        lock (_waitedFor)
        {
            _ended.Add(task);
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
