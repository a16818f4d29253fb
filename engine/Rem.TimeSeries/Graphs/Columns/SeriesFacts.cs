using Rem.Shared.TimeSeries.Graphs;

namespace Rem.TimeSeries.Graphs.Columns;

/// <summary>What the legend says of a series' rows that end within the graph's time; not-a-number where nothing is known.</summary>
/// <param name="Last">The last known value.</param>
/// <param name="Least">The least.</param>
/// <param name="Average">The average of the known values.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="Unknown">The share of its time that is unknown, from 0 to 1.</param>
internal readonly record struct SeriesFacts(double Last, double Least, double Average, double Greatest, double Unknown)
{
    /// <summary>The facts of a series.</summary>
    public static SeriesFacts Of(GraphSeries series, GraphLook look)
    {
        var (begin, step) = (series.Values.Start, series.Values.Step.Ticks);
        var (values, least, greatest) = (series.Values.ToArray(), (series.Least ?? series.Values).ToArray(), (series.Greatest ?? series.Values).ToArray());
        var first = Math.Max(0, (look.Start - begin).Ticks / step);
        var end = Math.Min(values.Length, ((look.End - begin).Ticks + step - 1) / step);
        var (last, min, max, sum, known) = (double.NaN, double.NaN, double.NaN, 0.0, 0L);
        for (var i = (int)first; i < end; i++)
        {
            var value = values[i];
            if (double.IsFinite(value))
            {
                (last, sum, known) = (value, sum + value, known + 1);
                min = Lower(min, Lower(value, least[i]));
                max = -Lower(-max, Lower(-value, -greatest[i]));
            }
        }

        var wanted = (look.End - look.Start).Ticks / (double)step;
        return new(last, min, sum / known, max, Math.Clamp(1 - (known / wanted), 0, 1));
    }

    // Of two that may be unknown.
    private static double Lower(double one, double other) => !double.IsFinite(one) ? other : double.IsFinite(other) && other < one ? other : one;
}
