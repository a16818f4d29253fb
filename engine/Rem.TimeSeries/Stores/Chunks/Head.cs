using System.Runtime.InteropServices;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// The newest rows of an archive of a block: a ring of rows, each with the values of all columns. What is before its
/// beginning is in chunks. Guarded by the block's gate.
/// </summary>
internal sealed class Head
{
    private readonly HeadShape _shape;
    private readonly long _offset;
    private readonly bool[] _isDirty;
    private double[] _values;
    private int _columns;

    public Head(HeadShape shape, int block, int archive, int columns)
    {
        (_shape, _columns) = (shape, columns);
        _offset = shape.Offset(block, archive);
        _isDirty = new bool[shape.Ring];
        _values = new double[shape.Ring * columns];
        Array.Fill(_values, double.NaN);
    }

    /// <summary>What its beginning is before there was any row.</summary>
    public const long None = long.MinValue;

    /// <summary>The first row that it can hold, which is the first of a chunk; or <see cref="None"/>.</summary>
    public long Begin { get; set; } = None;

    /// <summary>Rows of a chunk.</summary>
    public int Slots => _shape.Slots;

    /// <summary>The chunk of a row.</summary>
    public long ChunkOf(long row) => (row + _offset) / _shape.Slots;

    /// <summary>The first row of a chunk.</summary>
    public long FirstOf(long chunk) => (chunk * _shape.Slots) - _offset;

    /// <summary>True for a row that it has a place for.</summary>
    public bool Holds(long row) => Begin != None && row >= Begin && row < Begin + _shape.Ring;

    /// <summary>The place of a row in the ring. A chunk may begin before 1970.</summary>
    public int Place(long row) => (int)(((row % _shape.Ring) + _shape.Ring) % _shape.Ring);

    /// <summary>True for a row that is beyond its end.</summary>
    public bool IsBeyond(long row) => row >= Begin + _shape.Ring;

    /// <summary>Puts a value of a row that it holds.</summary>
    public void Put(long row, int column, double value)
    {
        var at = Place(row);
        _values[(at * _columns) + column] = value;
        _isDirty[at] = true;
    }

    /// <summary>A value of a row that it holds.</summary>
    public double Get(long row, int column) => _values[(Place(row) * _columns) + column];

    /// <summary>Copies a column of its first chunk.</summary>
    public void Copy(int column, Span<double> values)
    {
        var at = Place(Begin);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _values[(at * _columns) + column];
            at = at + 1 == _shape.Ring ? 0 : at + 1;
        }
    }

    /// <summary>The beginning that a ring with this newest row has: that of the row's chunk, or of the one before, when that has not gone to the disk yet.</summary>
    public long BeginFor(long newest, Func<long, bool> isOnDisk) =>
        FirstOf(ChunkOf(newest)) is var first && newest - first < _shape.Grace && !isOnDisk(ChunkOf(newest) - 1) ? first - _shape.Slots : first;

    /// <summary>Lets go of its first chunk.</summary>
    public void Advance()
    {
        for (var row = Begin; row < Begin + _shape.Slots; row++)
        {
            var at = Place(row);
            _isDirty[at] = false;
            _values.AsSpan(at * _columns, _columns).Fill(double.NaN);
        }

        Begin += _shape.Slots;
    }

    /// <summary>Makes the values of a column unknown.</summary>
    public void Clear(int column)
    {
        for (var at = 0; at < _shape.Ring; at++)
        {
            ref var value = ref _values[(at * _columns) + column];
            _isDirty[at] |= !double.IsNaN(value);
            value = double.NaN;
        }
    }

    /// <summary>Takes more columns.</summary>
    public void Widen(int columns)
    {
        var wide = new double[_shape.Ring * columns];
        Array.Fill(wide, double.NaN);
        for (var at = 0; at < _shape.Ring; at++)
        {
            _values.AsSpan(at * _columns, _columns).CopyTo(wide.AsSpan(at * columns));
        }

        (_values, _columns) = (wide, columns);
    }

    /// <summary>The places in the ring that were written to since, which from now on they were not.</summary>
    public void TakeDirty(List<int> places)
    {
        for (var at = 0; at < _isDirty.Length; at++)
        {
            if (_isDirty[at])
            {
                _isDirty[at] = false;
                places.Add(at);
            }
        }
    }

    /// <summary>Says that places have to be written again.</summary>
    public void SetDirty(int place) => _isDirty[place] = true;

    /// <summary>The row that has a place now.</summary>
    public long RowAt(int place)
    {
        return Begin + ((place - Place(Begin) + _shape.Ring) % _shape.Ring);
    }

    /// <summary>The values of a place, of so many columns, as bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int place, int columns) => MemoryMarshal.AsBytes(_values.AsSpan(place * _columns, columns));

    /// <summary>Puts a row's bytes back. There may be more than it has columns now: those of groups that were deleted.</summary>
    public void Load(long row, ReadOnlySpan<byte> bytes)
    {
        var values = MemoryMarshal.AsBytes(_values.AsSpan(Place(row) * _columns, _columns));
        bytes[..Math.Min(bytes.Length, values.Length)].CopyTo(values);
    }
}
