using Rem.Errors;
using Rem.Plans;

namespace Rem.Shared.TimeSeries.Queries;

/// <summary>
/// Values of one source on a step that it shares with others: each stands for the time that ends with its stamp, and an
/// unknown one is not-a-number. Immutable.
/// </summary>
/// <param name="Start">The beginning of the first value's time.</param>
/// <param name="Step">The time that a value stands for.</param>
/// <param name="Values">The values.</param>
public sealed record AlignedSeries(DateTimeOffset Start, TimeSpan Step, IReadOnlyList<double> Values)
{
    /// <summary>One source of fetched rows. Throws <see cref="SeriesErrors.Query"/> for a source that is not in them.</summary>
    public static AlignedSeries Of(FetchedRows rows, string source)
    {
        var at = -1;
        for (var i = 0; i < rows.Sources.Count; i++)
        {
            at = rows.Sources[i] == source ? i : at;
        }

        if (at < 0)
        {
            throw Wrong($"there is no source '{source}', there are {string.Join(", ", rows.Sources)}");
        }

        var values = new double[rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = rows.Value(row, at);
        }

        return new AlignedSeries(rows.Start, rows.Step, values);
    }

    /// <summary>
    /// Brings series to one step, the longest of theirs, and to the time that all of them together cover. That step has to be a
    /// multiple of each: throws <see cref="SeriesErrors.Query"/> otherwise. Values that become one are averaged over what is
    /// known of them; where less than <paramref name="leastKnown"/> is known, the value is unknown.
    /// </summary>
    public static IReadOnlyList<AlignedSeries> Align(IReadOnlyList<AlignedSeries> series, double leastKnown = 0.5)
    {
        if (series.Count == 0)
        {
            return [];
        }

        var step = series.Max(one => one.Step);
        foreach (var one in series)
        {
            if (step.Ticks % one.Step.Ticks != 0)
            {
                throw Wrong($"a step of {one.Step.TotalSeconds} s does not fit into one of {step.TotalSeconds} s: ask for rows of one resolution");
            }
        }

        var start = Floor(series.Min(one => one.Start), step);
        var count = (int)((series.Max(one => one.Start + (one.Values.Count * one.Step)) - start + step - TimeSpan.FromTicks(1)).Ticks / step.Ticks);
        return [.. series.Select(one => one.To(start, step, count, leastKnown))];
    }

    /// <summary>The values, not to be written to: a copy only where they are not one array yet.</summary>
    public double[] ToArray() => Values as double[] ?? [.. Values];

    private AlignedSeries To(DateTimeOffset start, TimeSpan step, int count, double leastKnown)
    {
        var (values, parts) = (new double[count], (int)(step.Ticks / Step.Ticks));
        for (var i = 0; i < count; i++)
        {
            var (sum, known) = (0.0, 0);
            var first = (start + (i * step) - Start).Ticks / Step.Ticks;
            for (var at = first; at < first + parts; at++)
            {
                if (at >= 0 && at < Values.Count && !double.IsNaN(Values[(int)at]))
                {
                    (sum, known) = (sum + Values[(int)at], known + 1);
                }
            }

            values[i] = known > 0 && known >= parts * leastKnown ? sum / known : double.NaN;
        }

        return new AlignedSeries(start, step, values);
    }

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan step) => time.AddTicks(-((time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) % step.Ticks));

    internal static PlanException Wrong(string message) => new(SeriesErrors.Query, SourceSpan.None, message, SeriesErrors.Query.Fix);
}
