using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores.Memory;

/// <summary>A group in memory: its state, and a ring for each archive.</summary>
internal sealed class MemoryGroup : SeriesGroup
{
    private readonly long[] _state;
    private readonly double[][] _rings;

    /// <summary>A group without samples.</summary>
    public MemoryGroup(string name, SeriesShape shape, SeriesLimits limits, long start)
        : base(name, shape, limits)
    {
        _state = new long[shape.Width];
        shape.Begin(_state, start);
        _rings = Array.ConvertAll(shape.Archives, archive => new double[archive.Rows * shape.Sources.Length]);
        Array.ForEach(_rings, ring => Array.Fill(ring, double.NaN));
    }

    /// <summary>A group as a snapshot has it.</summary>
    public MemoryGroup(string name, SeriesShape shape, SeriesLimits limits, SeriesSnapshot snapshot)
        : base(name, shape, limits)
    {
        _state = StateWords.Of(shape, snapshot);
        _rings = new double[shape.Archives.Length][];
        for (var archive = 0; archive < _rings.Length; archive++)
        {
            _rings[archive] = new double[snapshot.Archives[archive].Values.Length];
            Copy(archive, Oldest(archive), snapshot.Archives[archive].Values, isRead: false);
        }
    }

    protected internal override object Gate => _state;

    protected override (long Seconds, long Micros) Last => (_state[SeriesShape.SecondsAt], _state[SeriesShape.MicrosAt]);

    public override SeriesSnapshot Snapshot() => StateWords.Snapshot(Shape, _state, archive =>
    {
        var values = new double[_rings[archive].Length];
        Copy(archive, Oldest(archive), values, isRead: true);
        return values;
    });

    protected override void Apply(long seconds, long micros, ReadOnlySpan<Reading> readings)
    {
        var sink = new RingSink(_rings, Shape);
        Consolidator.Update(Shape, _state, seconds, micros, readings, ref sink);
    }

    protected override void Read(int archive, long first, Span<double> values) => Copy(archive, first, values, isRead: true);

    protected override Reading[] LastReadings() => StateWords.Readings(Shape, _state);

    private long Oldest(int archive) => Shape.NewestRow(archive, _state) - Shape.Archives[archive].Rows + 1;

    // Between the ring, in which a row has its place by its number, and rows that follow each other.
    private void Copy(int archive, long first, Span<double> values, bool isRead)
    {
        var (rows, width, ring) = (Shape.Archives[archive].Rows, Shape.Sources.Length, _rings[archive]);
        for (var done = 0; done < values.Length;)
        {
            var at = Place(first + (done / width), rows) * width;
            var count = Math.Min(ring.Length - at, values.Length - done);
            var inRing = ring.AsSpan(at, count);
            var outside = values.Slice(done, count);
            if (isRead)
            {
                inRing.CopyTo(outside);
            }
            else
            {
                outside.CopyTo(inRing);
            }

            done += count;
        }
    }

    // Rows before 1970 have numbers too: an archive may reach further back than that.
    private static int Place(long row, int rows) => (int)(((row % rows) + rows) % rows);

    private readonly struct RingSink(double[][] rings, SeriesShape shape) : IRowSink
    {
        public void Take(int archive, int source, long row, double first, long more, double others)
        {
            var (rows, width, ring) = (shape.Archives[archive].Rows, shape.Sources.Length, rings[archive]);
            var at = (int)(row % rows);
            ring[(at * width) + source] = first;
            for (; more > 0; more--)
            {
                at = at + 1 == rows ? 0 : at + 1;
                ring[(at * width) + source] = others;
            }
        }
    }
}
