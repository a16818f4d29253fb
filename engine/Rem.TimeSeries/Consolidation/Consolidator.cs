using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Consolidation;

/// <summary>
/// Takes a sample into a group's state and gives out the rows that it completes: RRDtool's arithmetic, bit by bit, as
/// `reference/backing.md` B3 lists it. Facts: rrd_update.c of 1.7.2, process_arg, calculate_elapsed_steps and
/// update_all_cdp_prep. It allocates nothing.
/// </summary>
internal static class Consolidator
{
    private const double MicrosInSecond = 1e6;

    /// <summary>Takes readings that fit (<see cref="ReadingCheck"/>), later than the last ones.</summary>
    public static void Update<TSink>(SeriesShape shape, Span<long> state, long seconds, long micros, ReadOnlySpan<Reading> readings, ref TSink sink)
        where TSink : struct, IRowSink
    {
        var (last, lastMicros) = (state[SeriesShape.SecondsAt], state[SeriesShape.MicrosAt]);
        var interval = (seconds - last) + ((micros - lastMicros) / MicrosInSecond);
        var (begun, boundary) = (last / shape.Step, seconds / shape.Step);
        var span = new Passed(begun, boundary - begun, interval)
        {
            Before = ((boundary * shape.Step) - last) - (lastMicros / MicrosInSecond),
            After = (seconds % shape.Step) + (micros / MicrosInSecond),
        };
        var open = span.Steps > 1 ? (long)span.Before % shape.Step : 0;
        for (var source = 0; source < shape.Sources.Length; source++)
        {
            Update(shape, state, source, readings[source], span, open, ref sink);
        }

        state[SeriesShape.SecondsAt] = seconds;
        state[SeriesShape.MicrosAt] = micros;
    }

    private static void Update<TSink>(SeriesShape shape, Span<long> state, int source, Reading reading, Passed span, long open, ref TSink sink)
        where TSink : struct, IRowSink
    {
        ref readonly var rule = ref shape.Sources[source];
        var words = state.Slice(SeriesShape.SourceAt(source), 4);
        // Readings that are further apart than the heartbeat have no difference.
        var last = rule.Heartbeat < span.Interval ? Reading.Unknown : Reading.Restore((ReadingKind)words[0], words[1]);
        var increase = Rates.Increase(rule, last, reading, span.Interval);
        words[0] = (long)reading.Kind;
        words[1] = reading.Bits;
        var step = words[2..];
        if (span.Steps == 0)
        {
            StepClosing.Add(step, increase, span.Interval);
            return;
        }

        if (open > 0)
        {
            span = CloseOpen(shape, state, source, step, ref increase, span, open, ref sink);
        }

        var rate = StepClosing.Close(step, increase, span.Interval, span.Before, span.After, span.Steps * shape.Step, shape.Step, rule.Heartbeat);
        Consolidate(shape, state, source, rate, span.Begun, span.Steps, ref sink);
    }

    // When a sample ends several steps and the first had begun, that one gets its share and is closed by itself; what is left
    // of the interval, which is shorter now, is held against the heartbeat again.
    private static Passed CloseOpen<TSink>(SeriesShape shape, Span<long> state, int source, Span<long> step, ref double increase, Passed span, long open, ref TSink sink)
        where TSink : struct, IRowSink
    {
        var share = increase * open / span.Interval; // not-a-number stays it
        increase -= share;
        var rate = StepClosing.Close(step, share, open, open, 0, shape.Step, shape.Step, shape.Sources[source].Heartbeat);
        Consolidate(shape, state, source, rate, span.Begun, 1, ref sink);
        return new Passed(span.Begun + 1, span.Steps - 1, span.Interval - open) { Before = span.Before - open, After = span.After };
    }

    private static void Consolidate<TSink>(SeriesShape shape, Span<long> state, int source, double rate, long begun, long steps, ref TSink sink)
        where TSink : struct, IRowSink
    {
        for (var archive = 0; archive < shape.Archives.Length; archive++)
        {
            ref readonly var rule = ref shape.Archives[archive];
            if (rule.Steps == 1)
            {
                var rows = Math.Min(steps, rule.Rows);
                sink.Take(archive, source, begun + steps - rows + 1, rate, rows - 1, rate);
                continue;
            }

            var row = state.Slice(shape.RowAt(archive, source), 2);
            var into = begun % rule.Steps;
            var first = rule.Steps - into;
            if (first > steps)
            {
                RowClosing.Add(rule, row, rate, steps);
                continue;
            }

            var newest = (begun + steps) / rule.Steps;
            var ended = RowClosing.Close(rule, row, rate, first, (steps - first) % rule.Steps);
            // Of more rows than the archive has, RRDtool writes as many as there are, with the one that ended as the first.
            var count = Math.Min(((steps - first) / rule.Steps) + 1, rule.Rows);
            sink.Take(archive, source, newest - count + 1, ended, count - 1, rate);
        }
    }

    /// <summary>The time between two samples.</summary>
    /// <param name="Begun">The number of the step that had begun.</param>
    /// <param name="Steps">Steps that ended.</param>
    /// <param name="Interval">Seconds.</param>
    private readonly record struct Passed(long Begun, long Steps, double Interval)
    {
        /// <summary>Seconds before the last boundary of steps.</summary>
        public double Before { get; init; }

        /// <summary>Seconds behind it.</summary>
        public double After { get; init; }
    }
}
