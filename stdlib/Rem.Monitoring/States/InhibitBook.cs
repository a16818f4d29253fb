namespace Rem.Monitoring.States;

/// <summary>
/// What problems make it needless to tell of others. Which check may hold which is worked out once, so that a result costs
/// nothing but for a source. What is well when it begins or ends to be held leaves no event. For one board.
/// </summary>
internal sealed class InhibitBook(Voice voice)
{
    private readonly Dictionary<Check, List<(Inhibition Held, StatusSet In)>> _sources = [];

    /// <summary>Takes up a rule.</summary>
    /// <param name="same">The labels that source and target must have alike.</param>
    /// <param name="sources">The checks that hold, and in which statuses.</param>
    /// <param name="targets">Those that are held.</param>
    /// <param name="label">The value of a check's label; null for none.</param>
    public void Add(IReadOnlyList<string> same, IReadOnlyList<(Check Check, StatusSet In)> sources, IReadOnlyList<(Check Check, StatusSet In)> targets, Func<Check, string, string?> label)
    {
        var held = targets.ToLookup(target => Key(target.Check, same, label));
        foreach (var group in sources.GroupBy(source => Key(source.Check, same, label)).Where(static group => group.Key is not null))
        {
            // What would hold others is held by none of its own rule: of two of a kind one has to be told.
            var own = group.ToDictionary(static source => source.Check, static source => source.In);
            var inhibition = new Inhibition([.. held[group.Key].Select(target => (target.Check, In: target.In.Without(own.GetValueOrDefault(target.Check)))).Where(static target => !target.In.IsEmpty)]);
            if (inhibition.Members.Count > 0)
            {
                inhibition.Attach();
                AddSources(inhibition, group);
            }
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

    private void AddSources(Inhibition inhibition, IEnumerable<(Check Check, StatusSet In)> sources)
    {
        foreach (var (source, statuses) in sources)
        {
            if (!_sources.TryGetValue(source, out var inhibitions))
            {
                _sources.Add(source, inhibitions = []);
            }

            inhibitions.Add((inhibition, statuses));
        }
    }

    // Null for a check that lacks one of the labels: it is like no other then.
    private static string? Key(Check check, IReadOnlyList<string> same, Func<Check, string, string?> label)
    {
        var values = new string[same.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (label(check, same[i]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return string.Join('\n', values);
    }
}
