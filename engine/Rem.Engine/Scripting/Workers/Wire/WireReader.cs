using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Rem.Values;

namespace Rem.Scripting.Workers.Wire;

/// <summary>
/// Reads a frame that may come from an enemy: whatever the bytes are, it gives values or throws
/// <see cref="WireException"/>, in time and memory that grow with the frame. Nothing is taken at its word: a count is
/// held against the bytes that are left, and what the values will take in memory against a budget.
/// </summary>
internal ref struct WireReader
{
    // What things take in memory, roughly: enough to bound them.
    private const int CostOfBox = 24;
    private const int CostOfText = 32;
    private const int CostOfContainer = 96;
    private const int CostOfItem = 8;
    private const int CostOfEntry = 48;

    private ReadOnlySpan<byte> _rest;
    private long _budget;

    /// <summary>A reader of a frame's content whose values may take about <paramref name="budget"/> bytes.</summary>
    public WireReader(ReadOnlySpan<byte> content, long budget)
    {
        _rest = content;
        _budget = budget;
    }

    /// <summary>Throws when something is left.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new WireException("a frame is longer than its content");
        }
    }

    /// <summary>A byte.</summary>
    public byte Byte()
    {
        if (_rest.IsEmpty)
        {
            throw new WireException("a frame ends inside its content");
        }

        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    /// <summary>A bool.</summary>
    public bool Bool() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw new WireException("a bool is neither 0 nor 1"),
    };

    /// <summary>A number of things of at least <paramref name="size"/> bytes each.</summary>
    public int Count(int size = 1)
    {
        var count = Unsigned();
        return count <= (ulong)(_rest.Length / size) ? (int)count : throw new WireException("a count is larger than the frame");
    }

    /// <summary>An integer.</summary>
    public long Integer()
    {
        var folded = Unsigned();
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    /// <summary>An integer within bounds.</summary>
    public int Integer(int least, int most)
    {
        var value = Integer();
        return value >= least && value <= most ? (int)value : throw new WireException("an integer is out of its range");
    }

    /// <summary>A text.</summary>
    public string Text()
    {
        var mark = Unsigned();
        var isNarrow = (mark & 1) == 0;
        var length = mark >> 1;
        if (length > (ulong)(isNarrow ? _rest.Length : _rest.Length / 2))
        {
            throw new WireException("a text is longer than its frame");
        }

        Spend(CostOfText + ((long)length * 2));
        if (length == 0)
        {
            return "";
        }

        var size = (int)length * (isNarrow ? 1 : 2);
        var bytes = _rest[..size];
        _rest = _rest[size..];
        if (isNarrow)
        {
            return Encoding.Latin1.GetString(bytes);
        }

        return string.Create((int)length, bytes, static (text, bytes) => bytes.CopyTo(MemoryMarshal.AsBytes(text)));
    }

    /// <summary>A text or null.</summary>
    public string? OptionalText() => Bool() ? Text() : null;

    /// <summary>Bytes.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var count = Count();
        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }

    /// <summary>A value of the plan language.</summary>
    public object? Value() => Value(0);

    private object? Value(int level)
    {
        switch (Byte())
        {
            case WireTag.Null:
                return null;
            case WireTag.False:
                return Boxed.False;
            case WireTag.True:
                return Boxed.True;
            case WireTag.Integer:
                Spend(CostOfBox);
                return Boxed.Of(Integer());
            case WireTag.Float:
                Spend(CostOfBox);
                return Float();
            case WireTag.Text:
                return Text();
            case WireTag.List:
                return List(level + 1);
            case WireTag.Map:
                return Map(level + 1);
            default:
                throw new WireException("a value is of no known kind");
        }
    }

    private double Float()
    {
        if (_rest.Length < 8)
        {
            throw new WireException("a frame ends inside a float");
        }

        var value = BinaryPrimitives.ReadDoubleLittleEndian(_rest);
        _rest = _rest[8..];
        return value;
    }

    private RemList List(int level)
    {
        CheckLevel(level);
        var count = Count();
        Spend(CostOfContainer + ((long)count * CostOfItem));
        var list = new RemList(count);
        for (var i = 0; i < count; i++)
        {
            list.Add(Value(level));
        }

        return list;
    }

    private RemMap Map(int level)
    {
        CheckLevel(level);
        var count = Count(2);
        Spend(CostOfContainer + ((long)count * CostOfEntry));
        var map = new RemMap(count);
        for (var i = 0; i < count; i++)
        {
            map.Set(Text(), Value(level));
        }

        return map;
    }

    private static void CheckLevel(int level)
    {
        if (level > WireTag.MostLevels)
        {
            throw new WireException($"a value is nested deeper than {WireTag.MostLevels} levels");
        }
    }

    /// <summary>A number that is not checked against what is left.</summary>
    public ulong Unsigned()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return shift < 63 || part <= 1 ? value : throw new WireException("an integer has more than 64 bits");
            }
        }

        throw new WireException("an integer has more than 64 bits");
    }

    private void Spend(long bytes)
    {
        _budget -= bytes;
        if (_budget < 0)
        {
            throw new WireException("the values of a frame would take more memory than the script may");
        }
    }
}
