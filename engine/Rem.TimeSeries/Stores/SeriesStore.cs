using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores;

/// <summary>What all stores have in common: the table of groups by name, and what is done to it.</summary>
internal abstract class SeriesStore<TGroup> : ITimeSeries
    where TGroup : SeriesGroup
{
    private readonly GroupTable<TGroup> _groups = new();

    protected SeriesStore(SeriesLimits limits) => Limits = limits;

    protected SeriesLimits Limits { get; }

    /// <summary>Held while the table is read or changed; taken before that of a group.</summary>
    protected Lock Gate { get; } = new();

    /// <inheritdoc/>
    public async ValueTask<ISeriesGroup> CreateAsync(string name, SeriesDefinition definition, DateTimeOffset? start, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        SeriesNames.Check(name);
        definition.Check();
        TGroup group;
        lock (Gate)
        {
            if (_groups.Find(name) is { } there)
            {
                EnsureWritable(); // it may have been made a moment ago, and not be safe yet
                return there.Definition.Equals(definition) ? there : throw Different(there, definition);
            }

            _groups.EnsureNotLost(name);
            EnsureRoom(name);
            group = Make(name, definition, Start(definition, start, name));
            _groups.Add(group);
        }

        await SaveAsync(cancel);
        return group;
    }

    /// <inheritdoc/>
    public ValueTask<ISeriesGroup?> FindAsync(string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new((ISeriesGroup?)Find(name) ?? Lost(name));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        List<string> names;
        lock (Gate)
        {
            names = _groups.Names(prefix);
        }

        names.Sort(StringComparer.Ordinal);
        return new(names);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SampleAnswer>> UpdateAsync(IReadOnlyList<SeriesSample> samples, CancellationToken cancel)
    {
        var answers = new SampleAnswer[samples.Count];
        var readings = Array.Empty<Reading>();
        for (var i = 0; i < answers.Length; i++)
        {
            var sample = samples[i];
            if (Find(sample.Group) is not { } group)
            {
                answers[i] = Lost(sample.Group) is { } lost ? new SampleAnswer(SampleRefusal.Damaged, lost.Why) : new SampleAnswer(SampleRefusal.Group, $"there is no series group '{sample.Group}'");
                continue;
            }

            var count = group.Definition.Sources.Count;
            readings = readings.Length == count ? readings : new Reading[count];
            answers[i] = group.Order(sample.Values, readings) is { } fault
                ? group.Refuse(SampleRefusal.Source, fault)
                : await group.UpdateAsync(sample.Time, readings, cancel);
        }

        return answers;
    }

    /// <inheritdoc/>
    public ValueTask<ISeriesGroup> ChangeAsync(string name, SeriesDefinition definition, CancellationToken cancel)
    {
        definition.Check();
        return ReplaceAsync(name, old => DefinitionChange.Apply(old.Snapshot(), definition, name), cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<ISeriesGroup> RestoreAsync(string name, SeriesSnapshot snapshot, bool replaces, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        SeriesNames.Check(name);
        StateWords.Of(new SeriesShape(snapshot.Definition.Check()), snapshot); // throws before anything is removed
        TGroup group;
        lock (Gate)
        {
            if (_groups.IsTaken(name))
            {
                if (!replaces)
                {
                    _groups.EnsureFree(name);
                }

                TryTake(name);
            }
            else
            {
                EnsureRoom(name);
            }

            _groups.Add(group = Make(name, snapshot));
        }

        await SaveAsync(cancel);
        return group;
    }

    /// <inheritdoc/>
    public async ValueTask<ISeriesGroup> RenameAsync(string name, string newName, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        SeriesNames.Check(newName);
        TGroup group;
        lock (Gate)
        {
            group = _groups.Known(name);
            _groups.EnsureFree(newName);
            Move(group, newName);
            _groups.TryTake(name, out _);
            group.Rename(newName);
            _groups.Add(group);
        }

        await SaveAsync(cancel);
        return group;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (Gate)
        {
            if (!TryTake(name))
            {
                return false;
            }
        }

        await SaveAsync(cancel);
        return true;
    }

    /// <inheritdoc/>
    public virtual ValueTask FlushAsync(CancellationToken cancel) => default;

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Adds a group that was there when the store was opened.</summary>
    protected void Add(TGroup group) => _groups.Add(group);

    /// <summary>Adds a group that was found damaged when the store was opened.</summary>
    protected void Add(LostGroup group) => _groups.Add(group);

    /// <summary>Makes a group without samples. Under the table's gate.</summary>
    protected abstract TGroup Make(string name, SeriesDefinition definition, long start);

    /// <summary>Makes a group as a snapshot has it. Under the table's gate.</summary>
    protected abstract TGroup Make(string name, SeriesSnapshot snapshot);

    /// <summary>Removes what a group keeps. Under the table's gate and the group's.</summary>
    protected abstract void Remove(TGroup group);

    /// <summary>Removes what is left of a damaged group. Under the table's gate.</summary>
    protected virtual void Remove(LostGroup group)
    {
    }

    /// <summary>Called before a group has another name, which nobody has. Under the table's gate.</summary>
    protected virtual void Move(TGroup group, string newName)
    {
    }

    /// <summary>Throws while nothing can be written.</summary>
    protected virtual void EnsureWritable()
    {
    }

    /// <summary>Ends when changes of the table are safe.</summary>
    protected virtual ValueTask SaveAsync(CancellationToken cancel) => default;

    /// <summary>All groups there are.</summary>
    protected TGroup[] All()
    {
        lock (Gate)
        {
            return _groups.All();
        }
    }

    /// <summary>A group, or null.</summary>
    protected TGroup? Find(string name)
    {
        lock (Gate)
        {
            return _groups.Find(name);
        }
    }

    private async ValueTask<ISeriesGroup> ReplaceAsync(string name, Func<TGroup, SeriesSnapshot> change, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        TGroup group;
        lock (Gate)
        {
            var old = _groups.Known(name);
            lock (old.Gate)
            {
                var snapshot = change(old); // throws before anything is removed
                Take(old);
                _groups.Put(group = Make(name, snapshot));
            }
        }

        await SaveAsync(cancel);
        return group;
    }

    private void Take(TGroup group)
    {
        lock (group.Gate)
        {
            group.Leave();
            Remove(group);
        }
    }

    private LostGroup? Lost(string name)
    {
        lock (Gate)
        {
            return _groups.Lost(name);
        }
    }

    private bool TryTake(string name)
    {
        if (_groups.TryTake(name, out var group))
        {
            Take(group);
            return true;
        }

        if (_groups.TryTakeLost(name, out var lost))
        {
            Remove(lost);
            return true;
        }

        return false;
    }

    private void EnsureRoom(string name)
    {
        if (_groups.Count >= Limits.MostGroups)
        {
            throw new PlanException(SeriesErrors.Full, SourceSpan.None, $"the series group '{name}' was not made: there are {_groups.Count} groups, and no more may be", SeriesErrors.Full.Fix);
        }
    }

    private long Start(SeriesDefinition definition, DateTimeOffset? start, string name)
    {
        var seconds = UnixTime.Of(start ?? (Limits.Clock.GetUtcNow() - definition.Step)).Seconds;
        return seconds >= FetchChoice.Earliest && !Limits.IsAhead(seconds)
            ? seconds
            : throw new PlanException(SeriesErrors.Range, SourceSpan.None, $"the series group '{name}' has to begin in 1980 or later, and not after now, got {UnixTime.Time(seconds):u}", SeriesErrors.Range.Fix);
    }

    private static PlanException Different(TGroup group, SeriesDefinition definition) => new(
        SeriesErrors.Different,
        SourceSpan.None,
        $"the series group '{group.Name}' is there with another definition: {DefinitionDifference.Describe(group.Definition, definition)}",
        SeriesErrors.Different.Fix);
}
