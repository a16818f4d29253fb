using Rem.Monitoring.Sections;

namespace Rem.Monitoring.Scheduling;

/// <summary>Which check is due when. Safe to use from several threads.</summary>
internal sealed class Schedule
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(ScheduledCheck Check, long Ticket), DateTimeOffset> _line = new();
    private readonly Dictionary<string, ScheduledCheck> _checks = new(StringComparer.Ordinal);
    private readonly Lag _lag;
    private long _tickets;

    /// <summary>A schedule of checks that begin at a time.</summary>
    public Schedule(IReadOnlyList<DefinedCheck> checks, DateTimeOffset start, Lag lag)
    {
        _lag = lag;
        for (var i = 0; i < checks.Count; i++)
        {
            var check = new ScheduledCheck(checks[i]);
            _checks[check.Name] = check;
            Enqueue(check, start + Phase.First(i, checks.Count, checks[i].Every));
        }
    }

    /// <summary>When a check is due next; null when there is none of the name.</summary>
    public DateTimeOffset? DueOf(string check)
    {
        lock (_gate)
        {
            return _checks.TryGetValue(check, out var found) ? found.Due : null;
        }
    }

    /// <summary>When a check is due next; null when there is none.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (_gate)
            {
                while (_line.TryPeek(out var first, out var due))
                {
                    if (first.Ticket == first.Check.Ticket)
                    {
                        return due;
                    }

                    _line.Dequeue();
                }

                return null;
            }
        }
    }

    /// <summary>The next check that is due at a time, to be run now; one that still runs is left out, and counted. Null when none is due.</summary>
    public ScheduledCheck? Take(DateTimeOffset now)
    {
        while (Next is { } due && due <= now)
        {
            lock (_gate)
            {
                if (!_line.TryDequeue(out var first, out _) || first.Ticket != first.Check.Ticket)
                {
                    continue;
                }

                var check = first.Check;
                _lag.NoteMissed((now - due).Ticks / check.Check.Every.Ticks);
                Enqueue(check, Following(check, now));
                if (!check.IsRunning)
                {
                    _lag.Note(now - due);
                    (check.IsRunning, check.Begun) = (true, now);
                    return check;
                }

                _lag.NoteMissed(1);
            }
        }

        return null;
    }

    /// <summary>A run has ended.</summary>
    /// <param name="check">Its check.</param>
    /// <param name="isConfirming">True when it has a problem that is not certain: the next run comes sooner.</param>
    /// <param name="isLate">True when it took longer than its time: the next run waits as long as between two runs, counted from now. What never ends in time would else run without end.</param>
    /// <param name="now">When.</param>
    public void Ended(ScheduledCheck check, bool isConfirming, bool isLate, DateTimeOffset now)
    {
        lock (_gate)
        {
            check.IsRunning = false;
            check.IsConfirming = isConfirming;
            var retry = now + check.Check.RetryEvery;
            var least = now + (isConfirming && check.Check.RetryEvery < check.Check.Every ? check.Check.RetryEvery : check.Check.Every);
            if (isConfirming && retry < check.Due)
            {
                Enqueue(check, retry);
            }
            else if (isLate && least > check.Due)
            {
                Enqueue(check, least);
            }
        }
    }

    /// <summary>A run has ended without a result that counts, and not by its own fault: it runs again at once.</summary>
    public void Again(ScheduledCheck check, DateTimeOffset now)
    {
        lock (_gate)
        {
            check.IsRunning = false;
            Enqueue(check, now);
        }
    }

    private static DateTimeOffset Following(ScheduledCheck check, DateTimeOffset now) =>
        check.IsConfirming ? now + check.Check.RetryEvery : Phase.After(now, check.Name, check.Check.Every);

    private void Enqueue(ScheduledCheck check, DateTimeOffset due)
    {
        (check.Due, check.Ticket) = (due, ++_tickets);
        _line.Enqueue((check, check.Ticket), due);
    }
}
