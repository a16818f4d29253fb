namespace Rem.Shared.TimeSeries.Queries;

/// <summary>Sums, ratios and percentiles. Nothing is invented: what is computed of unknown values alone is unknown.</summary>
public static class SeriesMath
{
    /// <summary>
    /// The sum of series at each time, on the step that <see cref="AlignedSeries.Align"/> gives them. Unless
    /// <paramref name="skipsUnknown"/>, a sum is unknown as soon as one of its parts is: a total without one of its parts is
    /// another total.
    /// </summary>
    public static AlignedSeries Sum(IReadOnlyList<AlignedSeries> series, bool skipsUnknown = false)
    {
        if (series.Count == 0)
        {
            throw AlignedSeries.Wrong("a sum takes at least one series");
        }

        var aligned = AlignedSeries.Align(series);
        var values = new double[aligned[0].Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Sum(aligned, i, skipsUnknown);
        }

        return aligned[0] with { Values = values };
    }

    /// <summary>One series divided by another at each time; unknown where either is, and where the divisor is 0.</summary>
    public static AlignedSeries Ratio(AlignedSeries dividend, AlignedSeries divisor)
    {
        var aligned = AlignedSeries.Align([dividend, divisor]);
        var values = new double[aligned[0].Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var by = aligned[1].Values[i];
            values[i] = by == 0 ? double.NaN : aligned[0].Values[i] / by;
        }

        return aligned[0] with { Values = values };
    }

    /// <summary>The change each second from each value to the next; unknown where either is, and for the first. A fall is a change below 0.</summary>
    public static AlignedSeries Rate(AlignedSeries series)
    {
        var values = new double[series.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i == 0 ? double.NaN : (series.Values[i] - series.Values[i - 1]) / series.Step.TotalSeconds;
        }

        return series with { Values = values };
    }

    /// <summary>
    /// The value below which a share of the known values lies, between two of them in proportion (the usual definition, number
    /// 7 of Hyndman and Fan). Not-a-number when none is known. Throws <see cref="SeriesErrors.Query"/> for a share that is not 0 to 100.
    /// </summary>
    public static double Percentile(IEnumerable<double> values, double percent)
    {
        if (!(percent >= 0 && percent <= 100))
        {
            throw AlignedSeries.Wrong($"a percentile is from 0 to 100, got {percent.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        var known = values.Where(value => !double.IsNaN(value)).ToArray();
        if (known.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(known);
        var place = percent / 100 * (known.Length - 1);
        var (below, share) = ((int)place, place - Math.Floor(place));
        return share == 0 ? known[below] : known[below] + ((known[below + 1] - known[below]) * share);
    }

    /// <summary>A percentile over several series at each time; unknown where all of them are.</summary>
    public static AlignedSeries Percentile(IReadOnlyList<AlignedSeries> series, double percent)
    {
        if (series.Count == 0)
        {
            throw AlignedSeries.Wrong("a percentile takes at least one series");
        }

        var aligned = AlignedSeries.Align(series);
        var values = new double[aligned[0].Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Percentile(aligned.Select(one => one.Values[i]), percent);
        }

        return aligned[0] with { Values = values };
    }

    private static double Sum(IReadOnlyList<AlignedSeries> series, int at, bool skipsUnknown)
    {
        var (sum, known) = (0.0, 0);
        foreach (var one in series)
        {
            if (!double.IsNaN(one.Values[at]))
            {
                (sum, known) = (sum + one.Values[at], known + 1);
            }
        }

        return known == series.Count || (skipsUnknown && known > 0) ? sum : double.NaN;
    }
}
