using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>A group in a block.</summary>
internal sealed class ChunkGroup(string name, SeriesShape shape, SeriesLimits limits, WriterState writer, ChunkSeat seat) : SeriesGroup(name, shape, limits)
{
    /// <summary>Where it is.</summary>
    public ChunkSeat Seat => seat;

    protected internal override object Gate => seat.Block.Gate;

    protected override (long Seconds, long Micros) Last
    {
        get
        {
            var state = seat.Block.State(seat.Index);
            return (state[SeriesShape.SecondsAt], state[SeriesShape.MicrosAt]);
        }
    }

    public override SeriesSnapshot Snapshot() => StateWords.Snapshot(Shape, seat.Block.State(seat.Index), archive =>
    {
        var values = new double[Shape.Archives[archive].Rows * Shape.Sources.Length];
        Array.Fill(values, double.NaN);
        Read(archive, Oldest(archive), values);
        return values;
    });

    /// <summary>Puts what a snapshot has into its place, which is empty.</summary>
    public void Load(SeriesSnapshot snapshot)
    {
        var (block, sources) = (seat.Block, Shape.Sources.Length);
        StateWords.Of(Shape, snapshot).CopyTo(block.State(seat.Index));
        block.SetDirty(seat.Index);
        for (var archive = 0; archive < Shape.Archives.Length; archive++)
        {
            var (values, oldest) = (snapshot.Archives[archive].Values, Oldest(archive));
            block.Reach(archive, Shape.NewestRow(archive, block.State(seat.Index)));
            for (var i = 0; i < values.Length; i++)
            {
                if (!double.IsNaN(values[i]))
                {
                    block.Put(archive, (seat.Index * sources) + (i % sources), oldest + (i / sources), values[i]);
                }
            }
        }
    }

    /// <summary>Begins, without samples.</summary>
    public void Begin(long start)
    {
        Shape.Begin(seat.Block.State(seat.Index), start);
        seat.Block.SetDirty(seat.Index);
    }

    protected override void Apply(long seconds, long micros, ReadOnlySpan<Reading> readings)
    {
        writer.EnsureWritable();
        var sink = new BlockSink(seat.Block, seat.Index * readings.Length);
        Consolidator.Update(Shape, seat.Block.State(seat.Index), seconds, micros, readings, ref sink);
        seat.Block.SetDirty(seat.Index);
    }

    protected override void Read(int archive, long first, Span<double> values)
    {
        var sources = Shape.Sources.Length;
        for (var source = 0; source < sources; source++)
        {
            seat.Block.Read(archive, (seat.Index * sources) + source, first, values[source..], sources);
        }
    }

    protected override Reading[] LastReadings() => StateWords.Readings(Shape, seat.Block.State(seat.Index));

    private long Oldest(int archive) => Shape.NewestRow(archive, seat.Block.State(seat.Index)) - Shape.Archives[archive].Rows + 1;

    private readonly struct BlockSink(Block block, int column) : IRowSink
    {
        public void Take(int archive, int source, long row, double first, long more, double others)
        {
            if (!double.IsNaN(first))
            {
                block.Put(archive, column + source, row, first);
            }

            if (!double.IsNaN(others))
            {
                for (; more > 0; more--)
                {
                    block.Put(archive, column + source, ++row, others);
                }
            }
        }
    }
}
