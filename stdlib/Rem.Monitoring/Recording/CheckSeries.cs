using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Monitoring.Recording;

/// <summary>
/// The time series of one check: a group with a source for each number that it gives. A number that is new becomes a new source
/// at the end. One sample at a time; what is shown of it may be asked for from any thread.
/// </summary>
/// <param name="name">The check's name.</param>
/// <param name="every">How often it is run.</param>
internal sealed class CheckSeries(string name, TimeSpan every)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Source)> _sources = [];
    private ISeriesGroup? _group;
    private Reading[] _readings = [];
    private RemMap? _shown;

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
    public async ValueTask<string?> StoreAsync(ITimeSeries series, DateTimeOffset at, RemMap values, CancellationToken cancel)
    {
        var numbers = RecordedValues.Of(values);
        if (numbers.Count == 0)
        {
            return null;
        }

        var left = Learn(numbers);
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
        var group = await GroupAsync(series, cancel);
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
    private string? Learn(List<RecordedValue> numbers)
    {
        var (before, left) = (_sources.Count, 0);
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

            var source = SeriesName.OfValue(path, _names.Contains);
            _names.Add(source);
            _places.Add(path, -1);
            _sources.Add((path, source));
        }

        if (_sources.Count > before)
        {
            _group = null;
            Volatile.Write(ref _shown, Show());
        }

        return left > 0 ? $"it gives more than {Most} numbers, and {left} of them have no series" : null;
    }

    private async ValueTask<ISeriesGroup> GroupAsync(ITimeSeries series, CancellationToken cancel)
    {
        if (_group is { } known)
        {
            return known;
        }

        var group = await series.FindAsync(Group, cancel) is { } there ? await FitAsync(series, there, cancel) : await series.CreateAsync(Group, Definition(), null, cancel);
        _readings = new Reading[group.Definition.Sources.Count];
        foreach (var (path, source) in _sources)
        {
            _places[path] = group.Definition.IndexOf(source);
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
            if (definition.IndexOf(source) < 0 && sources.Count < Most * 2)
            {
                sources.Add(Source(source));
            }
        }

        return sources.SequenceEqual(definition.Sources) ? group : await series.ChangeAsync(Group, definition with { Sources = sources }, cancel);
    }

    private SeriesDefinition Definition() => new(Step, [.. _sources.Select(each => Source(each.Source))], SeriesDefaults.Archives(Step));

    private SeriesSource Source(string source) => new(source, SourceType.Gauge, Heartbeat);

    private RemMap Show()
    {
        var shown = new RemMap(_sources.Count);
        foreach (var (path, source) in _sources)
        {
            shown.Set(path, source);
        }

        shown.IsShared = true;
        return shown;
    }
}
