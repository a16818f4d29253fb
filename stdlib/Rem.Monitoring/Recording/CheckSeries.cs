using Rem.Monitoring.States;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Monitoring.Recording;

/// <summary>
/// The time series of one check: a group with a source for each number that it gives. A number that is new becomes a new source
/// at the end when it comes for the second time: a plugin that names its values after something that is never the same again
/// (a process, a time, bytes at random) would else change the group with each result. One sample at a time; what is shown of it
/// may be asked for from any thread.
/// </summary>
/// <param name="name">The check's name.</param>
/// <param name="every">How often it is run.</param>
internal sealed class CheckSeries(string name, TimeSpan every)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _once = new(StringComparer.Ordinal);
    private readonly List<(string Path, SeriesSource Source)> _sources = [];
    private ISeriesGroup? _group;
    private Reading[] _readings = [];
    private RemMap? _shown;

    // Of performance data.
    private const string CounterUnit = "c";

    /// <summary>The most sources of a check: numbers beyond them are left out.</summary>
    public const int Most = 100;

    /// <summary>The group's name.</summary>
    public string Group { get; } = SeriesName.OfCheck(name);

    /// <summary>Values to their sources, as a plan sees them; null before the first.</summary>
    public RemMap? Shown => Volatile.Read(ref _shown);

    // Twice the time between two results at least, or each would count as unknown.
    private TimeSpan Heartbeat
    {
        get
        {
            var (standard, own) = (SeriesDefaults.Heartbeat(Step), TimeSpan.FromSeconds(Math.Ceiling(2 * every.TotalSeconds)));
            return own > standard ? own : standard;
        }
    }

    private TimeSpan Step => TimeSpan.FromSeconds(Math.Max(1, Math.Round(every.TotalSeconds)));

    /// <summary>Stores the numbers of a result; null when that was done, else why not.</summary>
    /// <param name="series">The store.</param>
    /// <param name="at">When the result came.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancel">Ends it.</param>
    public async ValueTask<string?> StoreAsync(ITimeSeries series, DateTimeOffset at, CheckResult result, CancellationToken cancel)
    {
        var numbers = RecordedValues.Of(result.Values);
        if (numbers.Count == 0)
        {
            return null;
        }

        var left = Learn(numbers, result.Units);
        var answer = await UpdateAsync(series, at, numbers, cancel);
        if (answer.Refusal == SampleRefusal.Group)
        {
            _group = null;
            answer = await UpdateAsync(series, at, numbers, cancel);
        }

        return answer.IsTaken || answer.Refusal == SampleRefusal.Duplicate ? left : answer.Detail ?? answer.Refusal.ToString();
    }

    private async ValueTask<SampleAnswer> UpdateAsync(ITimeSeries series, DateTimeOffset at, List<RecordedValue> numbers, CancellationToken cancel)
    {
        var group = await GroupAsync(series, at, cancel);
        Array.Clear(_readings);
        foreach (var (path, reading) in numbers)
        {
            if (_places.TryGetValue(path, out var place) && place >= 0)
            {
                _readings[place] = reading;
            }
        }

        return await group.UpdateAsync(at, _readings, cancel);
    }

    // Names the sources of new values; gives a word on those that there is no room for.
    private string? Learn(List<RecordedValue> numbers, RemMap? units)
    {
        var (before, left, isFirst) = (_sources.Count, 0, _sources.Count == 0);
        foreach (var (path, _) in numbers)
        {
            if (_places.ContainsKey(path))
            {
                continue;
            }

            if (_sources.Count >= Most)
            {
                left++;
                continue;
            }

            if (!isFirst && IsNew(path))
            {
                continue;
            }

            var source = SeriesName.OfValue(path, _names.Contains);
            _names.Add(source);
            _places.Add(path, -1);
            _sources.Add((path, Source(source, units is not null && units.TryGetValue(path, out var unit) && unit is CounterUnit)));
        }

        if (_sources.Count > before)
        {
            _group = null;
            Volatile.Write(ref _shown, Show());
        }

        return left > 0 ? $"it gives more than {Most} numbers, and {left} of them have no series" : null;
    }

    // Forgets all of them from time to time: there may be new ones for ever.
    private bool IsNew(string path)
    {
        if (_once.Remove(path))
        {
            return false;
        }

        if (_once.Count >= RecordedValues.Most)
        {
            _once.Clear();
        }

        return _once.Add(path);
    }

    private async ValueTask<ISeriesGroup> GroupAsync(ITimeSeries series, DateTimeOffset at, CancellationToken cancel)
    {
        if (_group is { } known)
        {
            return known;
        }

        // Results wait when there is much to write: a group begins before its first one, not when its turn has come.
        var group = await series.FindAsync(Group, cancel) is { } there ? await FitAsync(series, there, cancel) : await series.CreateAsync(Group, Definition(), at - Step, cancel);
        _readings = new Reading[group.Definition.Sources.Count];
        foreach (var (path, source) in _sources)
        {
            _places[path] = group.Definition.IndexOf(source.Name);
        }

        return _group = group;
    }

    // A group that is there keeps its step and archives, and with them what it holds.
    private async ValueTask<ISeriesGroup> FitAsync(ITimeSeries series, ISeriesGroup group, CancellationToken cancel)
    {
        var definition = group.Definition;
        var sources = new List<SeriesSource>(definition.Sources.Count);
        foreach (var source in definition.Sources)
        {
            sources.Add(_names.Contains(source.Name) && source.Heartbeat < Heartbeat ? source with { Heartbeat = Heartbeat } : source);
        }

        foreach (var (_, source) in _sources)
        {
            if (definition.IndexOf(source.Name) < 0 && sources.Count < Most * 2)
            {
                sources.Add(source);
            }
        }

        return sources.SequenceEqual(definition.Sources) ? group : await series.ChangeAsync(Group, definition with { Sources = sources }, cancel);
    }

    private SeriesDefinition Definition() => new(Step, [.. _sources.Select(static each => each.Source)], SeriesDefaults.Archives(Step));

    // What only grows is kept as its rate; where it begins anew nobody knows it for once.
    private SeriesSource Source(string name, bool isCounter) => isCounter ? new(name, SourceType.DDerive, Heartbeat, Min: 0) : new(name, SourceType.Gauge, Heartbeat);

    private RemMap Show()
    {
        var shown = new RemMap(_sources.Count);
        foreach (var (path, source) in _sources)
        {
            shown.Set(path, source.Name);
        }

        shown.IsShared = true;
        return shown;
    }
}
