using Rem.Shared.TimeSeries;

namespace Rem.Web.Live.Series;

/// <summary>
/// Looks at a store of time series each second, once for all who follow it, and only while somebody does. Safe to use from
/// several threads.
/// </summary>
internal sealed class SeriesWatch(ITimeSeries series, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WatchedGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WatchedSet> _sets = new(StringComparer.Ordinal);
    private TaskCompletionSource<SeriesLook> _next = New();
    private SeriesLook _last = new(0, default);
    private volatile bool _isRunning;

    /// <summary>True while it looks; it ends with the second in which the last reader has left.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Begins to follow groups; <see cref="Leave"/> ends it.</summary>
    public WatchedSet Enter(IReadOnlyList<string> names)
    {
        var key = GroupNames.Write(names);
        lock (_lock)
        {
            if (!_sets.TryGetValue(key, out var set))
            {
                set = new WatchedSet(key, [.. names.Select(Group)]);
                _sets.Add(key, set);
            }

            set.Readers++;
            if (!_isRunning)
            {
                _isRunning = true;
                _ = RunAsync();
            }

            return set;
        }
    }

    /// <summary>Ends it.</summary>
    public void Leave(WatchedSet set)
    {
        lock (_lock)
        {
            if (--set.Readers > 0)
            {
                return;
            }

            _sets.Remove(set.Key);
            foreach (var group in set.Groups)
            {
                if (--group.Sets == 0)
                {
                    _groups.Remove(group.Name);
                }
            }
        }
    }

    /// <summary>The first look behind a number; the one of that number when none came in a time. Throws what a look failed with.</summary>
    public async ValueTask<SeriesLook> NextAsync(long behind, TimeSpan wait, CancellationToken cancel)
    {
        Task<SeriesLook> next;
        lock (_lock)
        {
            if (_last.Number > behind)
            {
                return _last;
            }

            next = _next.Task;
        }

        try
        {
            return await next.WaitAsync(wait, clock, cancel);
        }
        catch (TimeoutException) when (!next.IsFaulted)
        {
            return new SeriesLook(behind, default);
        }
    }

    private static TaskCompletionSource<SeriesLook> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Under the lock.
    private WatchedGroup Group(string name)
    {
        if (!_groups.TryGetValue(name, out var group))
        {
            _groups.Add(name, group = new WatchedGroup(series, name));
        }

        group.Sets++;
        return group;
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            Exception? failure = null;
            var look = new SeriesLook(_last.Number + 1, clock.GetUtcNow());
            try
            {
                foreach (var group in Watched())
                {
                    await group.LookAsync(look.Number, look.At, CancellationToken.None);
                }
            }
#pragma warning disable CA1031 // Whatever the store fails with, each reader is told so and ends; who comes back tries anew.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure = error;
            }

            Tell(look, failure);
        }
        while (await timer.WaitForNextTickAsync() && GoesOn());
    }

    private WatchedGroup[] Watched()
    {
        lock (_lock)
        {
            return [.. _groups.Values];
        }
    }

    private bool GoesOn()
    {
        lock (_lock)
        {
            return _isRunning = _sets.Count > 0;
        }
    }

    private void Tell(SeriesLook look, Exception? failure)
    {
        TaskCompletionSource<SeriesLook> next;
        lock (_lock)
        {
            (next, _next) = (_next, New());
            _last = failure is null ? look : _last;
        }

        if (failure is null)
        {
            next.SetResult(look);
        }
        else
        {
            next.SetException(failure);
            _ = next.Task.Exception; // nobody may be waiting
        }
    }
}

/// <summary>A look at the store.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="At">When.</param>
internal readonly record struct SeriesLook(long Number, DateTimeOffset At);
