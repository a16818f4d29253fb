using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.Shared.TimeSeries.Queries;
using Rem.Values;
using Function = Rem.Shared.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Graphs;

/// <summary>
/// Reads what a graph shows. Each group is asked once a function, in rows that come near to the picture's width; averages get
/// their least and greatest along where archives of the same rows have them.
/// </summary>
public sealed class GraphFetch
{
    private readonly Dictionary<(string Group, Function Function), FetchedRows> _rows = [];
    private readonly ITimeSeries _series;
    private readonly GraphRequest _request;

    private GraphFetch(ITimeSeries series, GraphRequest request) => (_series, _request) = (series, request);

    /// <summary>
    /// The graph with its data. Throws <see cref="SeriesErrors.Missing"/>, <see cref="SeriesErrors.Query"/> for a source that is not
    /// there, <see cref="SeriesErrors.Archive"/>, and <see cref="SeriesErrors.Graph"/> for a graph that cannot be drawn.
    /// </summary>
    public static async Task<Graph> RunAsync(ITimeSeries series, GraphRequest request, CancellationToken cancel)
    {
        var computed = request.Computed;
        GraphCheck.Throw(GraphCheck.Faults(request.Look, computed?.Count ?? request.Series.Count));
        if (computed is not null)
        {
            return new Graph(request.Look, await ComputedAsync(series, computed, request.Look, cancel)).Check();
        }

        var all = new List<GraphSeries>();
        var fetch = new GraphFetch(series, request);
        foreach (var source in request.Series)
        {
            await fetch.AddAsync(all, source, cancel);
        }

        return new Graph(request.Look, all).Check();
    }

    // What is computed of averages has no least and greatest of its own.
    private static async Task<List<GraphSeries>> ComputedAsync(ITimeSeries series, RemMap computed, GraphLook look, CancellationToken cancel)
    {
        var options = new RemMap
        {
            ["start"] = (look.Start - DateTimeOffset.UnixEpoch).TotalSeconds,
            ["end"] = (look.End - DateTimeOffset.UnixEpoch).TotalSeconds,
            ["width"] = (long)look.Width,
            ["function"] = SeriesWords.Of(look.Function),
        };
        var rows = await SeriesAnswer.RowsAsync(series, SeriesRequest.Read(computed, options, look.End), cancel);
        return rows.Sources.Select(name => new GraphSeries(name, AlignedSeries.Of(rows, name), look.Style)).ToList();
    }

    private async Task AddAsync(List<GraphSeries> all, GraphSource source, CancellationToken cancel)
    {
        var group = await _series.FindAsync(source.Group, cancel)
            ?? throw new PlanException(SeriesErrors.Missing, SourceSpan.None, $"there is no series group {ValueText.Show(source.Group)}", await HintAsync(source.Group, cancel));
        var function = source.Function ?? _request.Look.Function;
        var rows = await RowsAsync(group, function, cancel);
        var (least, greatest) = function == Function.Average ? (await BandAsync(group, Function.Min, rows, cancel), await BandAsync(group, Function.Max, rows, cancel)) : (null, null);
        foreach (var name in source.Source is { } one ? rows.Only([one]).Sources : rows.Sources)
        {
            all.Add(new GraphSeries(
                source.Label is { } label ? (source.Source is null && rows.Sources.Count > 1 ? $"{label} {name}" : label) : Name(source.Group, name),
                AlignedSeries.Of(rows, name),
                source.Style ?? _request.Look.Style,
                least is null ? null : AlignedSeries.Of(least, name),
                greatest is null ? null : AlignedSeries.Of(greatest, name)));
        }
    }

    private async Task<string> HintAsync(string group, CancellationToken cancel) =>
        Suggestion.Nearest(group, await _series.ListAsync("", cancel)) is { } near ? $"did you mean {ValueText.Show(near)}?" : SeriesErrors.Missing.Fix;

    private string Name(string group, string source) => _request.Series.Any(other => other.Group != group) ? $"{group} {source}" : source;

    private async Task<FetchedRows?> BandAsync(ISeriesGroup group, Function function, FetchedRows average, CancellationToken cancel)
    {
        if (!group.Definition.Archives.Any(archive => archive.Function == function))
        {
            return null;
        }

        var rows = await RowsAsync(group, function, cancel);
        return rows.Start == average.Start && rows.Step == average.Step && rows.Count == average.Count ? rows : null;
    }

    private async Task<FetchedRows> RowsAsync(ISeriesGroup group, Function function, CancellationToken cancel)
    {
        if (!_rows.TryGetValue((group.Name, function), out var rows))
        {
            var look = _request.Look;
            rows = await group.FetchAsync(SeriesQuery.OfWidth(function, look.Start, look.End, look.Width), cancel);
            _rows.Add((group.Name, function), rows);
        }

        return rows;
    }
}
