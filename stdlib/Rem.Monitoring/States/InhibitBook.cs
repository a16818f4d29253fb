namespace Rem.Monitoring.States;

/// <summary>
/// What problems make it needless to tell of others. Which check may hold which is worked out once, so that a result costs
/// nothing but for a source. What is well when it begins or ends to be held leaves no event. For one board.
/// </summary>
internal sealed class InhibitBook(Voice voice)
{
    private readonly Dictionary<Check, List<(Inhibition Held, StatusSet In)>> _sources = [];

    /// <summary>Takes up checks that may hold others.</summary>
    public void Add(InhibitGroup<Check> group)
    {
        var inhibition = new Inhibition(group.Targets);
        inhibition.Attach();
        foreach (var (source, statuses) in group.Sources)
        {
            if (!_sources.TryGetValue(source, out var inhibitions))
            {
                _sources.Add(source, inhibitions = []);
            }

            inhibitions.Add((inhibition, statuses));
        }
    }

    /// <summary>Looks at all sources, when checks have been restored.</summary>
    public void Begin(DateTimeOffset at)
    {
        foreach (var source in _sources.Keys)
        {
            Note(source, at);
        }
    }

    /// <summary>A check has changed. A problem that is not certain changes nothing yet.</summary>
    public void Note(Check source, DateTimeOffset at)
    {
        if (!source.IsCertain || !_sources.TryGetValue(source, out var inhibitions))
        {
            return;
        }

        foreach (var (inhibition, statuses) in inhibitions)
        {
            if (inhibition.Note(source, statuses.Has(source.Status)))
            {
                Tell(inhibition, source, at);
            }
        }
    }

    // Of the source itself its own event has told.
    private void Tell(Inhibition inhibition, Check source, DateTimeOffset at)
    {
        foreach (var (check, statuses) in inhibition.Members)
        {
            if (check == source || !check.IsDown || !statuses.Has(check.Status))
            {
                continue;
            }

            if (inhibition.IsOn)
            {
                voice.Started(check, at, Held.Inhibited, source.Saying);
            }
            else
            {
                voice.Ended(check, at, Held.Inhibited, didHold: true);
            }
        }
    }
}
