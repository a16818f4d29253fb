using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Storage;
using Rem.Storage.Folders;
using Rem.Storage.Sqlite;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>Series in an SQLite database of their own, in blocks of groups that have the same archives.</summary>
internal sealed class ChunkTimeSeries : SeriesStore<ChunkGroup>, IKeptSeries
{
    private readonly OwnerMark _mark;
    private readonly SeriesDatabase _database;
    private readonly WriterState _state = new();
    private readonly FlushThread _flush;
    private readonly Dictionary<string, BlockShape> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<SeriesDefinition, SeriesShape> _definitions = [];
    private readonly List<Block> _blocks = [];
    private readonly List<ChunkRow> _catalogue = [];
    private readonly List<string> _damages = [];
    private long _lastGroup;
    private int _lastShape;
    private int _isClosed;

    private ChunkTimeSeries(SeriesLimits limits, OwnerMark mark, SeriesDatabase database, SeriesOptions options, Action<PlanException>? broken)
        : base(limits)
    {
        (_mark, _database) = (mark, database);
        Load();
        _flush = new FlushThread(database, _state, limits.Clock, options.FlushWindow, (Collect, Done)) { Broken = broken };
    }

    /// <summary>Opens a folder, which is made where it is not there; with settings of the database that tests change. Throws <see cref="StorageErrors"/>.</summary>
    public static ChunkTimeSeries Open(string folder, TimeProvider clock, SeriesOptions options, Action<PlanException>? broken, StoreOptions? database = null)
    {
        DataFolder.Prepare(folder);
        var mark = OwnerMark.Take(folder);
        SeriesDatabase? opened = null;
        var path = TimeSeriesStore.PathIn(folder);
        try
        {
            opened = SeriesDatabase.Open(path, database ?? StoreOptions.Default);
            return new ChunkTimeSeries(new SeriesLimits(clock, options), mark, opened, options, broken);
        }
        catch (Exception error)
        {
            opened?.Dispose();
            mark.Dispose();
            throw error is SqliteFault fault ? SeriesDatabase.Failure(fault, path) : error;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Damages => _damages;

    /// <inheritdoc/>
    public async Task CopyAsync(string path, CancellationToken cancel)
    {
        await FlushAsync(cancel);
        await Task.Run(() => DatabaseCopy.Make(_database, path, cancel), cancel);
    }

    /// <summary>Makes room on a disk that a test made full.</summary>
    public void Limit(int pages) => _database.Limit(pages);

    /// <inheritdoc/>
    public override ValueTask FlushAsync(CancellationToken cancel) => new(_flush.FlushAsync().WaitAsync(cancel));

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            _flush.Dispose();
            _database.Dispose();
            _mark.Dispose();
        }

        return default;
    }

    protected override void EnsureWritable() => _state.EnsureWritable();

    protected override ValueTask SaveAsync(CancellationToken cancel) => FlushAsync(cancel);

    protected override ChunkGroup Make(string name, SeriesDefinition definition, long start)
    {
        var group = Seat(name, definition);
        lock (group.Gate)
        {
            group.Begin(start);
        }

        return group;
    }

    protected override ChunkGroup Make(string name, SeriesSnapshot snapshot)
    {
        var group = Seat(name, snapshot.Definition);
        lock (group.Gate)
        {
            group.Load(snapshot);
        }

        return group;
    }

    protected override void Remove(ChunkGroup group) => Free(group.Seat);

    protected override void Remove(LostGroup group)
    {
        var seat = ((ChunkLost)group).Seat;
        lock (seat.Block.Gate)
        {
            Free(seat);
        }
    }

    protected override void Move(ChunkGroup group, string newName) => Write(group.Seat, newName, group.Definition);

    // Its state is written too: a place that was lost is none any more.
    private void Free(ChunkSeat seat)
    {
        seat.Block.Free(seat.Index);
        seat.Block.SetDirty(seat.Index);
        _catalogue.Add(ChunkRow.Of(ChunkTable.Group, seat.Id, null));
    }

    private ChunkGroup Seat(string name, SeriesDefinition definition)
    {
        _state.EnsureWritable();
        var shape = Compiled(definition);
        var block = BlockFor(shape);
        lock (block.Gate)
        {
            var seat = new ChunkSeat(++_lastGroup, block, block.Take());
            var group = new ChunkGroup(name, shape, Limits, _state, seat);
            block.Set(seat.Index, group);
            Write(seat, name, definition);
            return group;
        }
    }

    private void Write(ChunkSeat seat, string name, SeriesDefinition definition) =>
        _catalogue.Add(ChunkRow.Of(ChunkTable.Group, seat.Id, new GroupRow(seat.Block.Id, seat.Index, name, definition).Write()));

    // Groups of one definition share what was computed of it.
    private SeriesShape Compiled(SeriesDefinition definition)
    {
        if (!_definitions.TryGetValue(definition, out var shape))
        {
            _definitions[definition] = shape = new SeriesShape(definition);
        }

        return shape;
    }

    private Block BlockFor(SeriesShape shape)
    {
        var key = BlockShape.KeyOf(shape.Definition);
        if (!_shapes.TryGetValue(key, out var blockShape))
        {
            blockShape = new BlockShape(++_lastShape, key);
            _database.MakeTables(blockShape);
            _shapes.Add(key, blockShape);
            _catalogue.Add(ChunkLoader.ShapeRow(blockShape.Id, key));
        }

        foreach (var known in _blocks)
        {
            if (known.Shape == blockShape && !known.IsFull)
            {
                return known;
            }
        }

        return AddBlock(blockShape, _blocks.Count);
    }

    private Block AddBlock(BlockShape shape, int id)
    {
        if (id >= ChunkKey.MostBlocks)
        {
            throw new PlanException(SeriesErrors.Full, SourceSpan.None, $"there are {id} blocks of series, and no more may be", SeriesErrors.Full.Fix);
        }

        var block = new Block(id, shape, _database);
        _blocks.Add(block);
        _catalogue.Add(ChunkLoader.BlockRow(id, shape.Id));
        return block;
    }

    // One moment for all: a group is never in the catalogue without its state, nor its state without its rows.
    private Flight Collect()
    {
        var flight = new Flight();
        lock (Gate)
        {
            flight.Catalogue.AddRange(_catalogue);
            _catalogue.Clear();
            foreach (var block in _blocks)
            {
                lock (block.Gate)
                {
                    block.Collect(flight);
                }
            }
        }

        return flight;
    }

    private void Done(Flight flight, bool isWritten)
    {
        lock (Gate)
        {
            if (!isWritten)
            {
                _catalogue.InsertRange(0, flight.Catalogue);
            }

            foreach (var block in flight.Blocks)
            {
                lock (block.Gate)
                {
                    if (isWritten)
                    {
                        block.Landed();
                    }
                    else
                    {
                        block.Return(flight);
                    }
                }
            }
        }
    }

    private void Load()
    {
        var loader = new ChunkLoader(_database);
        loader.ReadCatalogue();
        foreach (var (key, shape) in loader.Shapes)
        {
            _shapes.Add(key, shape);
        }

        _blocks.AddRange(loader.Blocks);
        loader.Groups.ForEach(group => _blocks[group.Row.Block].Load(group.Row.Index));
        loader.ReadBlocks();
        loader.Groups.ForEach(group => Load(group.Id, group.Row));
        _blocks.ForEach(block => block.Loaded(loader.HasLostNames));
        _catalogue.AddRange(loader.Repairs);
        (_lastGroup, _lastShape) = (loader.LastGroup, loader.LastShape);
        _damages.AddRange(loader.Damages);
    }

    private void Load(long id, GroupRow row)
    {
        var block = _blocks[row.Block];
        var seat = new ChunkSeat(id, block, row.Index);
        if (block.IsLost(row.Index))
        {
            var lost = new ChunkLost(row.Name, row.Definition, seat);
            Add(lost);
            _damages.Add(lost.Why);
            return;
        }

        var group = new ChunkGroup(row.Name, Compiled(row.Definition), Limits, _state, seat);
        block.Set(row.Index, group);
        Add(group);
    }
}
