using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Queries;
using Rem.Values;

namespace Rem.Stdlib.Series;

/// <summary>The numbers of rounds as they come, and what they are as a result. A series that begins later is unknown before.</summary>
internal sealed class SampledRounds(DateTimeOffset start, TimeSpan step)
{
    private readonly List<string> _sources = [];
    private readonly List<double[]> _rows = [];
    private int _missed;

    /// <summary>The numbers of a round. Rounds between the last one and this, for which there was no time, are unknown.</summary>
    public void Add(long round, IReadOnlyDictionary<string, double> numbers)
    {
        while (_rows.Count < round)
        {
            _rows.Add([]);
            _missed++;
        }

        foreach (var name in numbers.Keys)
        {
            if (!_sources.Contains(name))
            {
                _sources.Add(name);
            }
        }

        var row = new double[_sources.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = numbers.TryGetValue(_sources[i], out var number) ? number : double.NaN;
        }

        _rows.Add(row);
    }

    /// <summary>`{start, step, sources, rows, summary, missed}`, in the form of `timeseries fetch`: a round's row ends at its time.</summary>
    public RemMap ToMap(IReadOnlyList<double> percentiles)
    {
        var (rows, summary, names) = (new RemList(_rows.Count), new RemMap(_sources.Count), new RemList(_sources.Count));
        foreach (var row in _rows)
        {
            rows.Add(Row(row));
        }

        for (var source = 0; source < _sources.Count; source++)
        {
            var at = source;
            names.Add(_sources[source]);
            summary.Set(_sources[source], SeriesSummary.Of(_rows.ConvertAll(row => at < row.Length ? row[at] : double.NaN), percentiles));
        }

        return new RemMap(6)
        {
            ["start"] = SeriesTime.Seconds(start - step - DateTimeOffset.UnixEpoch),
            ["step"] = SeriesTime.Seconds(step),
            ["sources"] = names,
            ["rows"] = rows,
            ["summary"] = summary,
            ["missed"] = (long)_missed,
        };
    }

    private RemList Row(double[] row)
    {
        var list = new RemList(_sources.Count);
        for (var i = 0; i < _sources.Count; i++)
        {
            list.Add(i >= row.Length || double.IsNaN(row[i]) ? null : row[i]);
        }

        return list;
    }
}
