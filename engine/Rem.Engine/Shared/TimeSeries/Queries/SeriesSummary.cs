using System.Globalization;
using Rem.Values;

namespace Rem.Shared.TimeSeries.Queries;

/// <summary>What is known of some values, in a few numbers.</summary>
public static class SeriesSummary
{
    /// <summary>
    /// A map of `min`, `avg`, `max`, `last` (the last that is known), `known` (the share of values that is, from 0 to 1), and
    /// percentiles as `p95`. What cannot be told is null.
    /// </summary>
    public static RemMap Of(IReadOnlyList<double> values, IReadOnlyList<double> percentiles)
    {
        var (min, max, last, sum, known) = (double.NaN, double.NaN, double.NaN, 0.0, 0);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                (min, max) = (known == 0 ? value : Math.Min(min, value), known == 0 ? value : Math.Max(max, value));
                (last, sum, known) = (value, sum + value, known + 1);
            }
        }

        var map = new RemMap(5 + percentiles.Count)
        {
            ["min"] = Value(min),
            ["avg"] = known == 0 ? null : sum / known,
            ["max"] = Value(max),
            ["last"] = Value(last),
            ["known"] = values.Count == 0 ? 0.0 : (double)known / values.Count,
        };
        foreach (var percent in percentiles)
        {
            map.Set("p" + percent.ToString("R", CultureInfo.InvariantCulture), Value(SeriesMath.Percentile(values, percent)));
        }

        return map;
    }

    private static double? Value(double value) => double.IsNaN(value) ? null : value;
}
