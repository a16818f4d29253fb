using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared.TimeSeries.Queries;

/// <summary>Answers a request: reads each group once a function, and computes what is asked of them.</summary>
public sealed class SeriesAnswer
{
    private const int MostValues = 2_000_000;
    private const int MostGroups = 2_000; // that a prefix stands for
    private const long MostRead = 20_000_000; // values of all groups, which stand in memory beside each other

    private readonly ITimeSeries _series;
    private readonly SeriesRequest _request;
    private readonly Dictionary<string, AlignedSeries> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Group, Consolidation Function), FetchedRows> _rows = [];
    private long _read;

    private SeriesAnswer(ITimeSeries series, SeriesRequest request) => (_series, _request) = (series, request);

    /// <summary>
    /// The answer as plans and scripts get it: `{start, step, sources, rows}` (<see cref="FetchedRows.ToMap"/>), with
    /// `summary` (<see cref="SeriesSummary"/>) by source where that was asked for. Throws <see cref="SeriesErrors.Missing"/>,
    /// <see cref="SeriesErrors.Query"/>, <see cref="SeriesErrors.Archive"/> and <see cref="SeriesErrors.Range"/>.
    /// </summary>
    public static async ValueTask<RemMap> OfAsync(ITimeSeries series, SeriesRequest request, CancellationToken cancel)
    {
        var rows = await RowsAsync(series, request, cancel);
        if (rows.Values.Length > MostValues)
        {
            throw new PlanException(SeriesErrors.Range, SourceSpan.None, $"the range has {rows.Values.Length} values, more than {MostValues}", "ask for less time or sources, or a coarser resolution");
        }

        var map = rows.ToMap();
        if (request.Percentiles is { } percentiles)
        {
            map.Set("summary", Summary(rows, percentiles));
        }

        return map;
    }

    /// <summary>The rows of a request, whatever their number; otherwise as <see cref="OfAsync"/>.</summary>
    public static async ValueTask<FetchedRows> RowsAsync(ITimeSeries series, SeriesRequest request, CancellationToken cancel)
    {
        var answer = new SeriesAnswer(series, request);
        return request.Group is { } group ? await answer.GroupAsync(group, cancel) : await answer.NamedAsync(cancel);
    }

    private async ValueTask<FetchedRows> GroupAsync(string group, CancellationToken cancel)
    {
        var rows = await RowsAsync(group, null, cancel);
        return _request.Sources is { } sources ? rows.Only(sources) : rows;
    }

    private async ValueTask<FetchedRows> NamedAsync(CancellationToken cancel)
    {
        var all = new List<AlignedSeries>(_request.Series.Count);
        var names = new List<string>(_request.Series.Count);
        foreach (var (name, term) in _request.Series)
        {
            var made = await MakeAsync(name, term, cancel);
            _named[name] = made;
            all.Add(made);
            names.Add(name);
        }

        var aligned = AlignedSeries.Align(all);
        var values = new double[aligned[0].Values.Count * aligned.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = aligned[i % aligned.Count].Values[i / aligned.Count];
        }

        return new FetchedRows(aligned[0].Start, aligned[0].Step, names, values);
    }

    private async ValueTask<AlignedSeries> MakeAsync(string name, SeriesTerm term, CancellationToken cancel) => term switch
    {
        NameTerm above => _named[above.Name],
        GroupTerm group => Source(await RowsAsync(group.Group, group.Function, cancel), group.Group, group.Source),
        SumTerm sum => SeriesMath.Sum(await AllAsync(name, sum.Of, cancel), sum.IsPartial),
        RatioTerm ratio => SeriesMath.Ratio(await MakeAsync(name, ratio.Dividend, cancel), await MakeAsync(name, ratio.Divisor, cancel)),
        PercentileTerm percentile => SeriesMath.Percentile(await AllAsync(name, percentile.Of, cancel), percentile.Percent),
        RateTerm rate => SeriesMath.Rate(await MakeAsync(name, rate.Of, cancel)),
        _ => throw new InvalidOperationException($"a term of another kind: {term}"),
    };

    private async ValueTask<List<AlignedSeries>> AllAsync(string name, IReadOnlyList<SeriesTerm> terms, CancellationToken cancel)
    {
        var all = new List<AlignedSeries>(terms.Count);
        foreach (var term in terms)
        {
            if (term is not GroupsTerm groups)
            {
                all.Add(await MakeAsync(name, term, cancel));
                continue;
            }

            foreach (var group in await BeginningAsync(name, groups.Prefix, cancel))
            {
                all.Add(Source(await RowsAsync(group, groups.Function, cancel), group, groups.Source));
            }
        }

        return all.Count > 0 ? all : throw SeriesTermReader.Wrong($"'{name}' is made of no series: no group begins so", "`rem ts list` shows the groups");
    }

    // Before any of them is read.
    private async ValueTask<IReadOnlyList<string>> BeginningAsync(string name, string prefix, CancellationToken cancel)
    {
        var groups = await _series.ListAsync(prefix, cancel);
        return groups.Count <= MostGroups
            ? groups
            : throw SeriesTermReader.Wrong($"'{name}' is made of {groups.Count} groups whose names begin with {ValueText.Show(prefix)}, more than {MostGroups}", "let 'groups' be a longer beginning of names");
    }

    private async ValueTask<FetchedRows> RowsAsync(string name, Consolidation? function, CancellationToken cancel)
    {
        var query = function is { } other ? _request.Query with { Function = other } : _request.Query;
        if (!_rows.TryGetValue((name, query.Function), out var rows))
        {
            var group = await _series.FindAsync(name, cancel) ?? throw await MissingAsync(name, cancel);
            _rows[(name, query.Function)] = rows = await group.FetchAsync(query, cancel);
            _read += rows.Values.Length;
            if (_read > MostRead)
            {
                throw new PlanException(SeriesErrors.Range, SourceSpan.None, $"the first {_rows.Count} groups of this range have {_read} values, more than {MostRead}", "ask for fewer groups, less time, or a coarser resolution");
            }
        }

        return rows;
    }

    private async ValueTask<PlanException> MissingAsync(string name, CancellationToken cancel)
    {
        var near = Suggestion.Nearest(name, await _series.ListAsync("", cancel));
        return new PlanException(SeriesErrors.Missing, SourceSpan.None, $"there is no series group {ValueText.Show(name)}", near is null ? SeriesErrors.Missing.Fix : $"did you mean {ValueText.Show(near)}?");
    }

    private static AlignedSeries Source(FetchedRows rows, string group, string? source) =>
        source is not null ? AlignedSeries.Of(rows, source)
        : rows.Sources.Count == 1 ? AlignedSeries.Of(rows, rows.Sources[0])
        : throw SeriesTermReader.Wrong($"the series group '{group}' has {rows.Sources.Count} sources: {string.Join(", ", rows.Sources)}", $"write {{group: {group}, source: {rows.Sources[0]}}}");

    private static RemMap Summary(FetchedRows rows, IReadOnlyList<double> percentiles)
    {
        var map = new RemMap(rows.Sources.Count);
        for (var source = 0; source < rows.Sources.Count; source++)
        {
            var values = new double[rows.Count];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = rows.Value(row, source);
            }

            map.Set(rows.Sources[source], SeriesSummary.Of(values, percentiles));
        }

        return map;
    }
}
