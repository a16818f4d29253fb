namespace Rem.Monitoring.States;

/// <summary>The downtimes of checks. For one board.</summary>
internal sealed class DowntimeBook(IReadOnlyDictionary<string, Check> checks, NeedGraph needs, DueList due, Voice voice)
{
    private readonly List<OpenDowntime> _open = [];

    /// <summary>Takes up a downtime, for the checks that it names and those that need them; instead of one of its key.</summary>
    public void Add(Downtime downtime, DateTimeOffset at)
    {
        if (downtime.Key is { } key)
        {
            End(key, at);
        }

        Open(downtime.Start < at ? downtime with { Start = at } : downtime);
    }

    /// <summary>Ends a downtime early; false when there is none of the key.</summary>
    public bool End(string key, DateTimeOffset at)
    {
        if (_open.Find(each => each.Key == key) is not { } downtime)
        {
            return false;
        }

        End(downtime, at);
        return true;
    }

    /// <summary>A check has a problem: a flexible downtime begins with it.</summary>
    public void StartFlexible(Check check, DateTimeOffset at)
    {
        foreach (var downtime in _open)
        {
            if (downtime.MayStartBy(check.Rules.Name, at))
            {
                Start(downtime, at);
            }
        }
    }

    private void Open(Downtime downtime)
    {
        var open = new OpenDowntime(downtime, [.. needs.WithDependents(downtime.Checks)]);
        _open.Add(open);
        due.Add(new Due(() => open.StartsAt, time => Start(open, time)));
        due.Add(new Due(() => open.MissedAt, time => EndInTime(open, time)));
    }

    // It has come to its own end, and may come back.
    private void EndInTime(OpenDowntime downtime, DateTimeOffset at)
    {
        End(downtime, at);
        if (downtime.Following(at) is { } next)
        {
            Open(next);
        }
    }

    private void Start(OpenDowntime downtime, DateTimeOffset at)
    {
        downtime.Start(at);
        due.Add(new Due(() => downtime.EndsAt, time => EndInTime(downtime, time)));
        foreach (var name in downtime.Checks)
        {
            var check = checks[name];
            check.Downtimes++;
            voice.Started(check, at, Held.Downtime, downtime.Text);
        }
    }

    private void End(OpenDowntime downtime, DateTimeOffset at)
    {
        _open.Remove(downtime);
        foreach (var name in downtime.End())
        {
            var check = checks[name];
            check.Downtimes--;
            voice.Ended(check, at, Held.Downtime, didHold: true);
        }
    }
}
