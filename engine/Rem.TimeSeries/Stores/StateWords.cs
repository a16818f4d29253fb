using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores;

/// <summary>A group's state, as the words that a store keeps and as the values that a snapshot has.</summary>
internal static class StateWords
{
    /// <summary>The readings of the last sample.</summary>
    public static Reading[] Readings(SeriesShape shape, ReadOnlySpan<long> state)
    {
        var readings = new Reading[shape.Sources.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            var at = SeriesShape.SourceAt(i);
            readings[i] = Reading.Restore((ReadingKind)state[at], state[at + 1]);
        }

        return readings;
    }

    /// <summary>A snapshot of a state, with the rows of each archive.</summary>
    public static SeriesSnapshot Snapshot(SeriesShape shape, ReadOnlySpan<long> state, Func<int, double[]> rows)
    {
        var sources = new SourceProgress[shape.Sources.Length];
        for (var i = 0; i < sources.Length; i++)
        {
            var words = state[SeriesShape.SourceAt(i)..];
            sources[i] = new SourceProgress(Reading.Restore((ReadingKind)words[0], words[1]), BitConverter.Int64BitsToDouble(words[2]), words[3]);
        }

        var archives = new ArchiveContent[shape.Archives.Length];
        for (var archive = 0; archive < archives.Length; archive++)
        {
            var progress = new RowProgress[sources.Length];
            for (var i = 0; i < progress.Length; i++)
            {
                var words = state[shape.RowAt(archive, i)..];
                progress[i] = new RowProgress(BitConverter.Int64BitsToDouble(words[0]), words[1]);
            }

            archives[archive] = new ArchiveContent(progress, rows(archive));
        }

        return new SeriesSnapshot
        {
            Definition = shape.Definition,
            LastUpdate = UnixTime.Time(state[SeriesShape.SecondsAt], state[SeriesShape.MicrosAt]),
            Sources = sources,
            Archives = archives,
        };
    }

    /// <summary>The state of a snapshot. Throws <see cref="SeriesErrors.Definition"/> when its parts do not fit its definition.</summary>
    public static long[] Of(SeriesShape shape, SeriesSnapshot snapshot)
    {
        Check(snapshot);
        var state = new long[shape.Width];
        (state[SeriesShape.SecondsAt], state[SeriesShape.MicrosAt]) = UnixTime.Of(snapshot.LastUpdate);
        for (var i = 0; i < snapshot.Sources.Count; i++)
        {
            var (last, value, unknown) = snapshot.Sources[i];
            var words = state.AsSpan(SeriesShape.SourceAt(i));
            (words[0], words[1], words[2], words[3]) = ((long)last.Kind, last.Bits, BitConverter.DoubleToInt64Bits(value), unknown);
            for (var archive = 0; archive < snapshot.Archives.Count; archive++)
            {
                var (begun, unknownSteps) = snapshot.Archives[archive].Progress[i];
                var row = state.AsSpan(shape.RowAt(archive, i));
                (row[0], row[1]) = (BitConverter.DoubleToInt64Bits(begun), unknownSteps);
            }
        }

        return state;
    }

    private static void Check(SeriesSnapshot snapshot)
    {
        var definition = snapshot.Definition.Check();
        var isWhole = snapshot.Sources.Count == definition.Sources.Count && snapshot.Archives.Count == definition.Archives.Count;
        for (var i = 0; isWhole && i < definition.Archives.Count; i++)
        {
            isWhole = snapshot.Archives[i].Progress.Length == definition.Sources.Count
                && snapshot.Archives[i].Values.Length == (long)definition.Archives[i].Rows * definition.Sources.Count;
        }

        if (!isWhole)
        {
            throw new PlanException(SeriesErrors.Definition, SourceSpan.None, "a snapshot has other numbers of sources, archives or rows than its definition", SeriesErrors.Definition.Fix);
        }
    }
}
