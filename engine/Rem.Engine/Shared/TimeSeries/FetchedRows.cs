using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared.TimeSeries;

/// <summary>
/// Rows of an archive. A row stands for the time that ends with its stamp: the first is stamped one <see cref="Step"/>
/// after <see cref="Start"/>. An unknown value is not-a-number.
/// </summary>
/// <param name="Start">The beginning of the first row's time; a multiple of the step.</param>
/// <param name="Step">The time that a row stands for.</param>
/// <param name="Sources">The sources, in the order of a row's values.</param>
/// <param name="Values">The values, row after row.</param>
public sealed record FetchedRows(DateTimeOffset Start, TimeSpan Step, IReadOnlyList<string> Sources, double[] Values)
{
    /// <summary>The number of rows.</summary>
    public int Count => Values.Length / Sources.Count;

    /// <summary>The end of the last row's time.</summary>
    public DateTimeOffset End => Start + (Count * Step);

    /// <summary>A row's stamp: the end of its time.</summary>
    public DateTimeOffset Stamp(int row) => Start + ((row + 1) * Step);

    /// <summary>A row's value.</summary>
    public double Value(int row, int source) => Values[(row * Sources.Count) + source];

    /// <summary>Some of the sources, in the order in which they are named. Throws <see cref="SeriesErrors.Query"/> for one that is not there.</summary>
    public FetchedRows Only(IReadOnlyList<string> sources)
    {
        var places = new int[sources.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = PlaceOf(sources[i]);
        }

        var values = new double[Count * places.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(i / places.Length, places[i % places.Length]);
        }

        return new FetchedRows(Start, Step, sources, values);
    }

    /// <summary>
    /// As plans and scripts get them: `start` and `step` in seconds, `sources`, and `rows`, each with the values of all
    /// sources; an unknown value is null.
    /// </summary>
    public RemMap ToMap()
    {
        var (names, rows) = (new RemList(Sources.Count), new RemList(Count));
        foreach (var source in Sources)
        {
            names.Add(source);
        }

        for (var row = 0; row < Count; row++)
        {
            rows.Add(Row(row));
        }

        return new RemMap(4) { ["start"] = Start.ToUnixTimeSeconds(), ["step"] = (long)Step.TotalSeconds, ["sources"] = names, ["rows"] = rows };
    }

    private RemList Row(int row)
    {
        var values = new RemList(Sources.Count);
        for (var source = 0; source < Sources.Count; source++)
        {
            var value = Value(row, source);
            values.Add(double.IsNaN(value) ? null : value);
        }

        return values;
    }

    private int PlaceOf(string source)
    {
        for (var i = 0; i < Sources.Count; i++)
        {
            if (Sources[i] == source)
            {
                return i;
            }
        }

        var near = Suggestion.Nearest(source, Sources);
        throw new PlanException(SeriesErrors.Query, SourceSpan.None, $"there is no source {ValueText.Show(source)}, there are {string.Join(", ", Sources)}", near is null ? SeriesErrors.Query.Fix : $"did you mean {ValueText.Show(near)}?");
    }
}
