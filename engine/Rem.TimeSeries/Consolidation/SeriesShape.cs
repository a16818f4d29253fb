using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Consolidation;

/// <summary>
/// A definition, ready for computing, and the place of each number in a group's state. A state is an array of 64-bit words,
/// so that it is copied and stored as it stands: seconds and microseconds of the last sample; for each source the kind and
/// bits of its last reading, the value of the step that it has begun (a double) and the unknown seconds in it; for each
/// archive and source the value of the row that it has begun (a double) and the unknown steps in it.
/// </summary>
internal sealed class SeriesShape
{
    public const int SecondsAt = 0;
    public const int MicrosAt = 1;
    private const int Front = 2;
    private const int SourceWords = 4;
    private const int RowWords = 2;

    public SeriesShape(SeriesDefinition definition)
    {
        Definition = definition;
        Step = definition.StepSeconds;
        Sources = new SourceRule[definition.Sources.Count];
        for (var i = 0; i < Sources.Length; i++)
        {
            Sources[i] = new SourceRule(definition.Sources[i]);
        }

        Archives = new ArchiveRule[definition.Archives.Count];
        for (var i = 0; i < Archives.Length; i++)
        {
            Archives[i] = new ArchiveRule(definition.Archives[i]);
        }
    }

    public SeriesDefinition Definition { get; }

    /// <summary>Seconds of a step.</summary>
    public long Step { get; }

    public SourceRule[] Sources { get; }

    public ArchiveRule[] Archives { get; }

    /// <summary>Words of a state.</summary>
    public int Width => WidthOf(Sources.Length, Archives.Length);

    /// <summary>Words of a state of so many sources and archives.</summary>
    public static int WidthOf(int sources, int archives) => Front + (sources * (SourceWords + (archives * RowWords)));

    /// <summary>Where a source's words begin: kind, bits, value, unknown seconds.</summary>
    public static int SourceAt(int source) => Front + (source * SourceWords);

    /// <summary>Where the words of a source in an archive begin: value, unknown steps.</summary>
    public int RowAt(int archive, int source) => Front + (Sources.Length * SourceWords) + (((archive * Sources.Length) + source) * RowWords);

    /// <summary>Seconds of a row.</summary>
    public long RowSeconds(int archive) => Step * Archives[archive].Steps;

    /// <summary>The newest row of an archive whose time is over: a row's number is the end of its time in lengths of a row since 1970.</summary>
    public long NewestRow(int archive, ReadOnlySpan<long> state) => state[SecondsAt] / RowSeconds(archive);

    /// <summary>Fills the state of a group that has got no sample yet. Facts: rrd_create.c, init_cdp and its caller.</summary>
    public void Begin(Span<long> state, long start)
    {
        state[SecondsAt] = start;
        state[MicrosAt] = 0;
        for (var source = 0; source < Sources.Length; source++)
        {
            BeginSource(state, source, start);
            for (var archive = 0; archive < Archives.Length; archive++)
            {
                BeginRow(state, archive, source, start);
            }
        }
    }

    /// <summary>Fills the words of a source that has got no sample yet.</summary>
    public void BeginSource(Span<long> state, int source, long start)
    {
        var at = SourceAt(source);
        state[at] = (long)ReadingKind.Unknown;
        state[at + 1] = 0;
        state[at + 2] = BitConverter.DoubleToInt64Bits(double.NaN);
        state[at + 3] = start % Step;
    }

    /// <summary>Fills the words of a source in an archive that has got no sample yet: what went by of the row before the start is unknown.</summary>
    public void BeginRow(Span<long> state, int archive, int source, long start)
    {
        var at = RowAt(archive, source);
        state[at] = BitConverter.DoubleToInt64Bits(double.NaN);
        state[at + 1] = (start - (start % Step)) % RowSeconds(archive) / Step;
    }
}
