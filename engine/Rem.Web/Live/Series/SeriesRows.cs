using Rem.Shared.TimeSeries;

namespace Rem.Web.Live.Series;

/// <summary>Reads the rows of a group that nothing changes any more, and puts several into one.</summary>
internal static class SeriesRows
{
    /// <summary>The finest rows that a group keeps: their function and the seconds of each.</summary>
    public static (Consolidation Function, long Step) Finest(SeriesDefinition definition)
    {
        var finest = definition.Archives[0];
        foreach (var archive in definition.Archives)
        {
            if (archive.Steps < finest.Steps || (archive.Steps == finest.Steps && archive.Function == Consolidation.Average))
            {
                finest = archive;
            }
        }

        return (finest.Function, finest.Steps * definition.StepSeconds);
    }

    /// <summary>The stamp of the newest row of a length whose time is over for a group.</summary>
    public static long Closed(SeriesInfo info, long step) => info.LastUpdate.ToUnixTimeSeconds() / step * step;

    /// <summary>The finest rows behind one stamp up to another, both multiples of their step.</summary>
    public static async ValueTask<FetchedRows> FinestAsync(ISeriesGroup group, long behind, long upTo, CancellationToken cancel)
    {
        var (function, step) = Finest(group.Definition);
        // A query answers one row more than its end asks for.
        var rows = await group.FetchAsync(new SeriesQuery(function, Time(behind), Time(upTo - 1), TimeSpan.FromSeconds(step)), cancel);
        return Within(rows, behind, upTo);
    }

    /// <summary>Rows stamped behind one time up to another.</summary>
    public static FetchedRows Within(FetchedRows rows, long behind, long upTo)
    {
        var (start, step) = (rows.Start.ToUnixTimeSeconds(), (long)rows.Step.TotalSeconds);
        var skip = (int)Math.Clamp((behind - start) / step, 0, rows.Count);
        var count = (int)Math.Clamp(((upTo - start) / step) - skip, 0, rows.Count - skip);
        return skip == 0 && count == rows.Count ? rows : new FetchedRows(Time(start + (skip * step)), rows.Step, rows.Sources, rows.Values.AsSpan(skip * rows.Sources.Count, count * rows.Sources.Count).ToArray());
    }

    /// <summary>Each so many rows as one, at multiples of its length; what is known of them counts. The first and last may stand for fewer.</summary>
    public static FetchedRows Merged(FetchedRows rows, Consolidation function, int each)
    {
        if (each <= 1 || rows.Count == 0)
        {
            return rows;
        }

        var (start, step, width) = (rows.Start.ToUnixTimeSeconds() / (long)rows.Step.TotalSeconds, (long)rows.Step.TotalSeconds, rows.Sources.Count);
        var first = start / each; // the number of the first row of many
        var last = (start + rows.Count - 1) / each;
        var values = new double[(last - first + 1) * width];
        for (var row = first; row <= last; row++)
        {
            var from = (int)Math.Max(0, (row * each) - start);
            var to = (int)Math.Min(rows.Count, ((row + 1) * each) - start);
            for (var source = 0; source < width; source++)
            {
                values[((row - first) * width) + source] = One(rows, function, source, from, to);
            }
        }

        return new FetchedRows(Time(first * each * step), rows.Step * each, rows.Sources, values);
    }

    /// <summary>Seconds since 1970 as a time.</summary>
    public static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static double One(FetchedRows rows, Consolidation function, int source, int from, int to)
    {
        var (made, known) = (double.NaN, 0);
        for (var row = from; row < to; row++)
        {
            var value = rows.Value(row, source);
            if (double.IsNaN(value))
            {
                continue;
            }

            known++;
            made = known == 1 || function == Consolidation.Last ? value : function switch
            {
                Consolidation.Min => Math.Min(made, value),
                Consolidation.Max => Math.Max(made, value),
                _ => made + value,
            };
        }

        return function == Consolidation.Average ? made / known : made; // 0/0 is unknown too
    }
}
