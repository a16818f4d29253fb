namespace Rem.Shared.TimeSeries.Queries;

/// <summary>
/// Brings a series to the width of a picture. Each column keeps the least, the average and the greatest of the values that
/// fall into it, so that no peak is lost; a column of unknown values is unknown, and none is drawn where there was no value.
/// </summary>
public static class Downsampling
{
    /// <summary>At most so many columns, of as equal numbers of values as can be; each value is in one. Fewer values than columns stay as they are.</summary>
    /// <param name="series">The series.</param>
    /// <param name="width">The most columns, 1 or more.</param>
    public static IReadOnlyList<DrawnPoint> ToWidth(AlignedSeries series, int width) => ToWidth(series, series, series, width);

    /// <summary>As <see cref="ToWidth(AlignedSeries, int)"/>, of archives that have least, average and greatest already. All three have to be of one step and time.</summary>
    public static IReadOnlyList<DrawnPoint> ToWidth(AlignedSeries least, AlignedSeries average, AlignedSeries greatest, int width)
    {
        if (width < 1)
        {
            throw AlignedSeries.Wrong($"a picture is 1 or more columns wide, got {width}");
        }

        var count = average.Values.Count;
        if (least.Values.Count != count || greatest.Values.Count != count || least.Start != average.Start || greatest.Start != average.Start || least.Step != average.Step || greatest.Step != average.Step)
        {
            throw AlignedSeries.Wrong("least, average and greatest are not of one time and step: fetch them with one query each, of the same range and resolution");
        }

        var points = new DrawnPoint[Math.Min(width, count)];
        for (var i = 0; i < points.Length; i++)
        {
            var (first, last) = ((int)((long)i * count / points.Length), (int)((i + 1L) * count / points.Length));
            points[i] = Point(least.Values, average.Values, greatest.Values, first, last) with { Start = average.Start + (first * average.Step), End = average.Start + (last * average.Step) };
        }

        return points;
    }

    private static DrawnPoint Point(IReadOnlyList<double> least, IReadOnlyList<double> average, IReadOnlyList<double> greatest, int first, int last)
    {
        var (min, max, sum, known) = (double.NaN, double.NaN, 0.0, 0);
        for (var i = first; i < last; i++)
        {
            min = double.IsNaN(min) || least[i] < min ? (double.IsNaN(least[i]) ? min : least[i]) : min;
            max = double.IsNaN(max) || greatest[i] > max ? (double.IsNaN(greatest[i]) ? max : greatest[i]) : max;
            if (!double.IsNaN(average[i]))
            {
                (sum, known) = (sum + average[i], known + 1);
            }
        }

        return new DrawnPoint(default, default, min, known == 0 ? double.NaN : sum / known, max, (double)known / (last - first));
    }
}
