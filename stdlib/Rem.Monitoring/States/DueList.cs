namespace Rem.Monitoring.States;

/// <summary>
/// What becomes due by itself. What is put off is looked at again when it was first due, so that ten thousand checks, each put
/// off by each result, cost nothing until then. For one caller at a time.
/// </summary>
internal sealed class DueList
{
    private readonly PriorityQueue<Due, (DateTimeOffset At, long Order)> _waiting = new();
    private long _order;

    /// <summary>Adds something that is due at a time, unless it is so already.</summary>
    public void Add(Due due)
    {
        if (!due.IsWaiting && due.At() is { } at)
        {
            due.IsWaiting = true;
            _waiting.Enqueue(due, (at, _order++));
        }
    }

    /// <summary>When something is due next; null for never.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            while (_waiting.TryPeek(out var due, out var when))
            {
                if (due.At() is { } at && at <= when.At)
                {
                    return when.At;
                }

                _waiting.Dequeue();
                due.IsWaiting = false;
                Add(due);
            }

            return null;
        }
    }

    /// <summary>Does the next thing that is due until a time; false when there is none.</summary>
    public bool ActOne(DateTimeOffset now)
    {
        if (Next is not { } at || at > now)
        {
            return false;
        }

        var due = _waiting.Dequeue();
        due.IsWaiting = false;
        due.Act(at);
        Add(due);
        return true;
    }
}

/// <summary>Something that becomes due.</summary>
/// <param name="at">When, as things stand; null for never.</param>
/// <param name="act">Does it, at its time; it must not be due at that time afterwards.</param>
internal sealed class Due(Func<DateTimeOffset?> at, Action<DateTimeOffset> act)
{
    /// <summary>True while it is in a list.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>When, as things stand.</summary>
    public DateTimeOffset? At() => at();

    /// <summary>Does it.</summary>
    public void Act(DateTimeOffset time) => act(time);
}
