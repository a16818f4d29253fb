using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Consolidation;

/// <summary>Which archive answers a query, and for which rows. Facts: rrd_fetch.c of 1.7.2, rrd_fetch_fn.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Start">The beginning, in seconds since 1970: a multiple of the row's length.</param>
/// <param name="First">The number of the first row that was asked for.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Oldest">The oldest row that the archive has; what is before is unknown.</param>
/// <param name="Newest">The newest.</param>
internal readonly record struct FetchChoice(int Archive, long Start, long First, int Count, long Oldest, long Newest)
{
    public const long Earliest = 315_360_000; // 1980
    private const long MostValues = 20_000_000;

    /// <summary>Chooses. Throws <see cref="SeriesErrors.Archive"/> and <see cref="SeriesErrors.Range"/>.</summary>
    public static FetchChoice Of(SeriesShape shape, long last, SeriesQuery query, string group)
    {
        var (start, end) = (query.Start.ToUnixTimeSeconds(), query.End.ToUnixTimeSeconds());
        if (end < start || start < Earliest)
        {
            throw new PlanException(SeriesErrors.Range, SourceSpan.None, $"the range of '{group}' has to begin in 1980 or later and before its end, got {query.Start:u} to {query.End:u}", SeriesErrors.Range.Fix);
        }

        var wanted = query.Resolution is { } resolution ? Math.Max(1, (long)resolution.TotalSeconds) : 1;
        var archive = Choose(shape, last, query.Function, start, end, wanted);
        if (archive < 0)
        {
            throw new PlanException(SeriesErrors.Archive, SourceSpan.None, $"'{group}' has no archive of {SeriesWords.Of(query.Function)}", SeriesErrors.Archive.Fix);
        }

        return Rows(shape, archive, last, start, end, group);
    }

    private static FetchChoice Rows(SeriesShape shape, int archive, long last, long start, long end, string group)
    {
        var seconds = shape.RowSeconds(archive);
        start -= start % seconds;
        end += seconds - (end % seconds);
        var count = (end - start) / seconds;
        if (count * shape.Sources.Length > MostValues)
        {
            throw new PlanException(SeriesErrors.Range, SourceSpan.None, $"the range of '{group}' has {count} rows, with more than {MostValues} values", SeriesErrors.Range.Fix);
        }

        var newest = last / seconds;
        return new FetchChoice(archive, start, (start / seconds) + 1, (int)count, newest - shape.Archives[archive].Rows + 1, newest);
    }

    // Of those that begin early enough, the one whose step is nearest to the wanted; else the one that covers most.
    private static int Choose(SeriesShape shape, long last, Rem.Shared.TimeSeries.Consolidation function, long start, long end, long wanted)
    {
        var (full, fullDifference, part, partMatch, partDifference) = (-1, 0L, -1, 0L, 0L);
        for (var i = 0; i < shape.Archives.Length; i++)
        {
            ref readonly var rule = ref shape.Archives[i];
            if (rule.Function != function && rule.Steps != 1)
            {
                continue; // rows of one step are the same under each function
            }

            var seconds = shape.RowSeconds(i);
            var first = last - (last % seconds) - (seconds * rule.Rows);
            var difference = Math.Abs(wanted - seconds);
            if (first <= start)
            {
                if (full < 0 || difference < fullDifference)
                {
                    (full, fullDifference) = (i, difference);
                }

                continue;
            }

            var match = end - start - (first - start);
            if (part < 0 || partMatch < match || (partMatch == match && difference < partDifference))
            {
                (part, partMatch, partDifference) = (i, match, difference);
            }
        }

        return full >= 0 ? full : part;
    }
}
