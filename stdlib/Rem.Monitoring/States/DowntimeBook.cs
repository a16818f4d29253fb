namespace Rem.Monitoring.States;

/// <summary>The downtimes of checks. For one board.</summary>
internal sealed class DowntimeBook(IReadOnlyDictionary<string, Check> checks, NeedGraph needs, DueList due, Voice voice)
{
    private readonly List<OpenDowntime> _open = [];

    /// <summary>Takes up a downtime, for the checks that it names and those that need them; instead of one of its key, which it goes on with where that is on.</summary>
    public void Add(Downtime downtime, DateTimeOffset at)
    {
        var before = downtime.Key is { } key ? _open.Find(each => each.Key == key) : null;
        var open = Open(downtime.Start < at ? downtime with { Start = at } : downtime);
        if (before is not null)
        {
            var goesOn = open.GoesOn(before, at);
            if (goesOn)
            {
                Start(open, before.Started!.Value, at, before);
            }

            End(before, at, goesOn ? open : null);
        }
        else if (BegunBefore(open) is { } begun && open.WouldLast(begun, at))
        {
            Start(open, begun, at);
        }
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
                Start(downtime, at, at);
            }
        }
    }

    // A flexible one that a problem began before the process did, which goes on.
    private DateTimeOffset? BegunBefore(OpenDowntime downtime)
    {
        var held = downtime.IsFlexible ? Array.FindAll(downtime.Checks, name => checks[name] is { IsDown: true } check && check.HeldBefore.HasFlag(Held.Downtime)) : [];
        return held.Length == 0 ? null : held.Min(name => checks[name].CertainSince);
    }

    private OpenDowntime Open(Downtime downtime)
    {
        var open = new OpenDowntime(downtime, [.. needs.WithDependents(downtime.Checks)]);
        _open.Add(open);
        due.Add(new Due(() => open.StartsAt, time => Start(open, time, time)));
        due.Add(new Due(() => open.MissedAt, time => EndInTime(open, time)));
        return open;
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

    // What the one before it held already is not told of.
    private void Start(OpenDowntime downtime, DateTimeOffset begun, DateTimeOffset at, OpenDowntime? before = null)
    {
        downtime.Start(begun);
        due.Add(new Due(() => downtime.EndsAt, time => EndInTime(downtime, time)));
        foreach (var name in downtime.Checks)
        {
            var check = checks[name];
            check.Downtimes++;
            if (before?.Checks.Contains(name) != true)
            {
                voice.Started(check, at, Held.Downtime, downtime.Text);
            }
        }
    }

    private void End(OpenDowntime downtime, DateTimeOffset at, OpenDowntime? next = null)
    {
        _open.Remove(downtime);
        foreach (var name in downtime.End())
        {
            var check = checks[name];
            check.Downtimes--;
            if (next?.Checks.Contains(name) != true)
            {
                voice.Ended(check, at, Held.Downtime, didHold: true);
            }
        }
    }
}
