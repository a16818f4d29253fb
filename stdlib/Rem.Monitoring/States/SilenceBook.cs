namespace Rem.Monitoring.States;

/// <summary>The silences that people ask for. Each begin and end is told of each check. For one board.</summary>
internal sealed class SilenceBook(DueList due, Voice voice, IBoardListener listener)
{
    private readonly List<Silence> _open = [];

    /// <summary>Takes up a silence, instead of one of its key: a check that both are for is not told of.</summary>
    public void Add(Silencing wanted, IReadOnlyList<(Check Check, StatusSet In)> members, DateTimeOffset at)
    {
        var before = _open.Find(each => each.Wanted.Key == wanted.Key);
        var silence = new Silence(wanted, members);
        var held = before is { IsOn: true } ? before.Members : [];
        var isBegun = wanted.Start <= at;
        Remove(before);
        _open.Add(silence);
        silence.Attach();
        foreach (var (check, statuses) in held)
        {
            if (!isBegun || !silence.IsFor(check))
            {
                voice.Ended(check, at, Held.Silenced, statuses.Has(check.Status));
            }
        }

        if (isBegun)
        {
            Begin(silence, at, [.. held.Select(static member => member.Check)]);
        }
        else
        {
            due.Add(new Due(() => silence.IsOn || silence.IsOver ? null : wanted.Start, time => Begin(silence, time, [])));
        }
    }

    /// <summary>Ends a silence early; false when there is none of the key.</summary>
    public bool End(string key, DateTimeOffset at)
    {
        if (_open.Find(each => each.Wanted.Key == key) is not { } silence)
        {
            return false;
        }

        End(silence, at);
        return true;
    }

    private void Begin(Silence silence, DateTimeOffset at, HashSet<Check> held)
    {
        silence.IsOn = true;
        listener.Begun(silence.Wanted, silence.Members.Count);
        foreach (var (check, _) in silence.Members)
        {
            if (!held.Contains(check))
            {
                voice.Started(check, at, Held.Silenced, silence.Text);
            }
        }

        due.Add(new Due(() => silence.IsOver ? null : silence.Wanted.End, time => End(silence, time)));
    }

    private void End(Silence silence, DateTimeOffset at)
    {
        var wasOn = silence.IsOn;
        Remove(silence);
        listener.Ended(silence.Wanted, silence.Members.Count);
        foreach (var (check, statuses) in wasOn ? silence.Members : [])
        {
            voice.Ended(check, at, Held.Silenced, statuses.Has(check.Status));
        }
    }

    private void Remove(Silence? silence)
    {
        if (silence is not null)
        {
            (silence.IsOn, silence.IsOver) = (false, true);
            silence.Detach();
            _open.Remove(silence);
        }
    }
}
