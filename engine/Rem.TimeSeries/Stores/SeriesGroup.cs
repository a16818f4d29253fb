using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores;

/// <summary>What the groups of all stores have in common: which samples are taken, which rows answer a query, what is counted.</summary>
internal abstract class SeriesGroup : ISeriesGroup
{
    private const int FewSources = 32;
    private static readonly ValueTask<SampleAnswer> _taken = new(SampleAnswer.Taken);

    private readonly SeriesLimits _limits;
    private readonly long[] _refused = new long[(int)SampleRefusal.Damaged + 1];
    private volatile string _name;
    private volatile bool _isGone;
    private long _count;

    protected SeriesGroup(string name, SeriesShape shape, SeriesLimits limits)
    {
        (_name, Shape, _limits) = (name, shape, limits);
    }

    /// <inheritdoc/>
    public string Name => _name;

    /// <inheritdoc/>
    public SeriesDefinition Definition => Shape.Definition;

    /// <summary>The definition, ready for computing.</summary>
    public SeriesShape Shape { get; }

    /// <summary>Held while the state is read or changed.</summary>
    protected internal abstract object Gate { get; }

    /// <summary>The time of the last sample. Under the gate.</summary>
    protected abstract (long Seconds, long Micros) Last { get; }

    /// <inheritdoc/>
    public ValueTask<SampleAnswer> UpdateAsync(DateTimeOffset time, ReadOnlyMemory<Reading> readings, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var count = Shape.Sources.Length;
        Span<Reading> fitted = count <= FewSources ? stackalloc Reading[count] : new Reading[count];
        if (ReadingCheck.Fit(Shape, readings.Span, fitted) is { } fault)
        {
            return new(Refuse(readings.Length == count ? SampleRefusal.Value : SampleRefusal.Source, fault));
        }

        var (seconds, micros) = UnixTime.Of(time);
        var refusal = Take(seconds, micros, fitted);
        return refusal == SampleRefusal.None ? _taken : new(Refuse(refusal, Describe(refusal, time)));
    }

    /// <summary>Puts readings by their names in order; gives what is wrong with the names, or null.</summary>
    public string? Order(IReadOnlyDictionary<string, Reading> values, Span<Reading> readings)
    {
        readings.Clear();
        foreach (var (name, reading) in values)
        {
            if (Definition.IndexOf(name) is var at and >= 0)
            {
                readings[at] = reading;
            }
            else
            {
                return $"the group '{Name}' has no source '{name}', it has {string.Join(", ", Definition.Sources.Select(source => source.Name))}";
            }
        }

        return null;
    }

    /// <summary>Counts a refusal.</summary>
    public SampleAnswer Refuse(SampleRefusal refusal, string? detail)
    {
        Interlocked.Increment(ref _refused[(int)refusal]);
        return new SampleAnswer(refusal, detail);
    }

    /// <inheritdoc/>
    public ValueTask<FetchedRows> FetchAsync(SeriesQuery query, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var names = Array.ConvertAll(Definition.Sources.ToArray(), source => source.Name);
        lock (Gate)
        {
            EnsureThere();
            var choice = FetchChoice.Of(Shape, Last.Seconds, query, Name);
            var values = new double[choice.Count * names.Length];
            Array.Fill(values, double.NaN);
            var first = Math.Max(choice.First, choice.Oldest);
            var last = Math.Min(choice.First + choice.Count - 1, choice.Newest);
            if (first <= last)
            {
                Read(choice.Archive, first, values.AsSpan((int)(first - choice.First) * names.Length, (int)(last - first + 1) * names.Length));
            }

            return new(new FetchedRows(UnixTime.Time(choice.Start), TimeSpan.FromSeconds(Shape.RowSeconds(choice.Archive)), names, values));
        }
    }

    /// <inheritdoc/>
    public ValueTask<SeriesInfo> InfoAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var refused = new Dictionary<SampleRefusal, long>();
        for (var i = 0; i < _refused.Length; i++)
        {
            if (Interlocked.Read(ref _refused[i]) is var count and > 0)
            {
                refused[(SampleRefusal)i] = count;
            }
        }

        lock (Gate)
        {
            EnsureThere();
            return new(new SeriesInfo(Name, Definition, UnixTime.Time(Last.Seconds, Last.Micros), LastReadings(), _count, refused));
        }
    }

    /// <inheritdoc/>
    public ValueTask<SeriesSnapshot> SnapshotAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (Gate)
        {
            EnsureThere();
            return new(Snapshot());
        }
    }

    /// <summary>All that it holds. Under the gate.</summary>
    public abstract SeriesSnapshot Snapshot();

    /// <summary>No sample is taken any more, by whoever still has it. Under the gate.</summary>
    public void Leave() => _isGone = true;

    /// <summary>Gives it another name.</summary>
    public void Rename(string name) => _name = name;

    /// <summary>Throws when it was deleted. Under the gate.</summary>
    protected void EnsureThere()
    {
        if (_isGone)
        {
            throw new PlanException(SeriesErrors.Missing, SourceSpan.None, $"the series group '{Name}' was deleted, changed or replaced", SeriesErrors.Missing.Fix);
        }
    }

    /// <summary>Takes a sample that is later than the last. Under the gate.</summary>
    protected abstract void Apply(long seconds, long micros, ReadOnlySpan<Reading> readings);

    /// <summary>Reads rows that the archive has into values that are unknown. Under the gate.</summary>
    protected abstract void Read(int archive, long first, Span<double> values);

    /// <summary>The readings of the last sample. Under the gate.</summary>
    protected abstract Reading[] LastReadings();

    private SampleRefusal Take(long seconds, long micros, ReadOnlySpan<Reading> readings)
    {
        lock (Gate)
        {
            if (_isGone)
            {
                return SampleRefusal.Group;
            }

            var (last, lastMicros) = Last;
            if (seconds < last || (seconds == last && micros <= lastMicros))
            {
                return seconds == last && micros == lastMicros ? SampleRefusal.Duplicate : SampleRefusal.Late;
            }

            if (_limits.IsAhead(seconds))
            {
                return SampleRefusal.Future;
            }

            Apply(seconds, micros, readings);
            _count++;
            return SampleRefusal.None;
        }
    }

    private string Describe(SampleRefusal refusal, DateTimeOffset time) => refusal switch
    {
        SampleRefusal.Late => $"the group '{Name}' has a later sample than {time:u}",
        SampleRefusal.Duplicate => $"the group '{Name}' has a sample of {time:u} already",
        SampleRefusal.Future => $"{time:u} is further ahead of the clock than {_limits.MostAhead.TotalSeconds} s",
        _ => $"the series group '{Name}' was deleted, changed or replaced",
    };
}
