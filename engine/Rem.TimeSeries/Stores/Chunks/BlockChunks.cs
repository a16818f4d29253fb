using Rem.Errors;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// The chunks of a block: rows that its heads have let go, as the disk has them and as they are to be written. Guarded by the
/// block's gate.
/// </summary>
internal sealed class BlockChunks
{
    private readonly int _block;
    private readonly BlockShape _shape;
    private readonly IChunkSource _source;
    private readonly OldChunks[] _old;
    private ChunkChanges _changes = new();

    public BlockChunks(int block, BlockShape shape, IChunkSource source)
    {
        (_block, _shape, _source) = (block, shape, source);
        _old = Array.ConvertAll(shape.Archives, _ => new OldChunks(shape.MostGroups * shape.Sources));
    }

    /// <summary>Puts back which may be there.</summary>
    public void Load(int archive) => _old[archive].Load(_source.Oldest(PlaceOf(archive)));

    /// <summary>Reads a chunk; false when there is none.</summary>
    public bool TryRead(int archive, long chunk, int column, Span<double> values)
    {
        var key = Key(chunk, column);
        return _changes.TryFind(archive, key, out var change)
            ? change is not null && Unpack(change, values)
            : chunk >= _old[archive].Of(column) && _source.TryRead(PlaceOf(archive), key, values);
    }

    /// <summary>True when the disk has the chunk of some column.</summary>
    public bool IsOnDisk(int archive, long chunk, int columns, int slots)
    {
        var values = new double[slots];
        for (var column = 0; column < columns; column++)
        {
            try
            {
                if (_source.TryRead(PlaceOf(archive), Key(chunk, column), values))
                {
                    return true;
                }
            }
            catch (PlanException)
            {
                return true; // it is there, and damaged
            }
        }

        return false;
    }

    /// <summary>Makes chunks of a head's oldest rows.</summary>
    public void Seal(int archive, Head head, int columns)
    {
        var chunk = head.ChunkOf(head.Begin);
        Span<double> values = stackalloc double[head.Slots];
        for (var column = 0; column < columns; column++)
        {
            head.Copy(column, values);
            if (ChunkPacking.Pack(values, ChunkRow.Front) is { } bytes)
            {
                _changes.Put(archive, Key(chunk, column), bytes);
                _old[archive].Add(column, chunk);
            }
        }
    }

    /// <summary>Puts a value into a row that the head has let go, of a group that is behind: its chunk is read, changed, and written again.</summary>
    public void Change(int archive, Head head, int column, long row, double value)
    {
        if (row < 0)
        {
            return; // before 1970, where nobody can ask for it
        }

        var chunk = head.ChunkOf(row);
        if (_changes.Open(archive, Key(chunk, column)) is not { } values)
        {
            values = new double[head.Slots];
            if (!TryRead(archive, chunk, column, values))
            {
                Array.Fill(values, double.NaN);
            }

            _changes.Put(archive, Key(chunk, column), values);
        }

        values[(int)(row - head.FirstOf(chunk))] = value;
        _old[archive].Add(column, chunk);
    }

    /// <summary>Says from which chunk on a group's columns are wanted.</summary>
    public void SetGoal(int archive, int group, long chunk) => _old[archive].SetGoal(group * _shape.Sources, _shape.Sources, chunk);

    /// <summary>Drops all before the goals.</summary>
    public void Expire(int archive, int columns)
    {
        var old = _old[archive];
        for (var chunk = old.Least(columns); old.IsGoal(chunk); chunk++)
        {
            if (old.IsGoalOfAll(chunk, columns))
            {
                _changes.Trim(archive, Key(chunk, 0), Key(chunk, ChunkKey.LastColumn));
            }
            else
            {
                old.ForGoal(chunk, columns, column => _changes.Put(archive, Key(chunk, column), null));
            }
        }

        old.Reached(columns);
    }

    /// <summary>Drops all of a column.</summary>
    public void Drop(int archive, Head head, int column)
    {
        var old = _old[archive];
        if (head.Begin != Head.None && old.Of(column) != long.MaxValue)
        {
            for (var chunk = old.Of(column); chunk <= head.ChunkOf(head.Begin); chunk++)
            {
                _changes.Put(archive, Key(chunk, column), null);
            }
        }

        old.Forget(column);
    }

    /// <summary>Adds what has to be written since the last call; it is still read from here until it is on the disk.</summary>
    public void Collect(Flight flight, Block block)
    {
        if (!_changes.IsEmpty)
        {
            flight.AddChanges(block, _changes);
            _changes = new ChunkChanges { Before = _changes };
        }
    }

    /// <summary>What was collected is on the disk.</summary>
    public void Landed() => _changes.Before = null;

    /// <summary>What was collected has to be written again.</summary>
    public void Return() => _changes.TakeBack();

    private static bool Unpack(object change, Span<double> values)
    {
        if (change is double[] numbers)
        {
            numbers.CopyTo(values);
            return true;
        }

        return ChunkPacking.TryUnpack(((byte[])change).AsSpan(ChunkRow.Front), values);
    }

    private ChunkPlace PlaceOf(int archive) => new(_shape.Id, archive);

    private long Key(long chunk, int column) => ChunkKey.Of(chunk, _block, column);
}
