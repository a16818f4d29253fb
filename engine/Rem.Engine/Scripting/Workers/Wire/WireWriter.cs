using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Rem.Values;

namespace Rem.Scripting.Workers.Wire;

/// <summary>
/// Builds a frame. Integers are variable in length (7 bits a byte, the lowest first, signs folded in); text is its
/// length in UTF-16 units and a mark, then a byte each where all are ASCII, else two: half surrogate pairs are text too.
/// One is used again and again by one thread at a time.
/// </summary>
internal sealed class WireWriter
{
    /// <summary>Bytes in front of a frame's content.</summary>
    public const int Header = 5;

    private const int KeptBytes = 256 * 1024;

    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Bytes that the frame may have; beyond them writing throws <see cref="WireFullException"/>.</summary>
    public long Limit { get; set; } = int.MaxValue;

    /// <summary>The frame so far.</summary>
    public ReadOnlySpan<byte> Frame => _bytes.AsSpan(0, _length);

    /// <summary>Starts a frame.</summary>
    public void Begin(FrameKind kind)
    {
        if (_bytes.Length > KeptBytes)
        {
            _bytes = new byte[1024];
        }

        _bytes[4] = (byte)kind;
        _length = Header;
    }

    /// <summary>Ends it.</summary>
    public void End() => BinaryPrimitives.WriteInt32LittleEndian(_bytes, _length - 4);

    /// <summary>A byte.</summary>
    public void Byte(byte value)
    {
        Room(1);
        _bytes[_length++] = value;
    }

    /// <summary>A bool.</summary>
    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A number of things.</summary>
    public void Count(int value) => Unsigned((ulong)value);

    /// <summary>An integer.</summary>
    public void Integer(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>A text.</summary>
    public void Text(string text)
    {
        var isNarrow = Ascii.IsValid(text);
        Unsigned(((ulong)text.Length << 1) | (isNarrow ? 0u : 1u));
        Room(isNarrow ? text.Length : text.Length * 2L);
        if (isNarrow)
        {
            Ascii.FromUtf16(text, _bytes.AsSpan(_length), out var written);
            _length += written;
        }
        else
        {
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(_bytes.AsSpan(_length));
            _length += text.Length * 2;
        }
    }

    /// <summary>A text or null.</summary>
    public void OptionalText(string? text)
    {
        Bool(text is not null);
        if (text is not null)
        {
            Text(text);
        }
    }

    /// <summary>Bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Count(bytes.Length);
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>A value of the plan language.</summary>
    public void Value(object? value)
    {
        switch (value)
        {
            case null:
                Byte(WireTag.Null);
                break;
            case string text:
                Byte(WireTag.Text);
                Text(text);
                break;
            case long number:
                Byte(WireTag.Integer);
                Integer(number);
                break;
            case bool truth:
                Byte(truth ? WireTag.True : WireTag.False);
                break;
            case double number:
                Byte(WireTag.Float);
                Room(8);
                BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(_length), number);
                _length += 8;
                break;
            case RemList list:
                List(list);
                break;
            case RemMap map:
                Map(map);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().Name} is no value of the plan language");
        }
    }

    private void List(RemList list)
    {
        CheckDepth(list);
        Byte(WireTag.List);
        Count(list.Count);
        foreach (var item in list.AsSpan())
        {
            Value(item);
        }
    }

    private void Map(RemMap map)
    {
        CheckDepth(map);
        Byte(WireTag.Map);
        Count(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            Text(map.KeyAt(i));
            Value(map.ValueAt(i));
        }
    }

    // Depth is known without a walk, and an upper bound: what is too deep never gets as far as this.
    private static void CheckDepth(Owned value)
    {
        if (value.Depth > WireTag.MostLevels)
        {
            throw new InvalidOperationException("a value is nested deeper than any limit allows");
        }
    }

    private void Unsigned(ulong value)
    {
        Room(10);
        while (value >= 0x80)
        {
            _bytes[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[_length++] = (byte)value;
    }

    private void Room(long count)
    {
        var wanted = _length + count;
        if (wanted <= _bytes.Length)
        {
            return;
        }

        if (wanted > Math.Min(Limit, Array.MaxLength))
        {
            throw new WireFullException(Limit);
        }

        Array.Resize(ref _bytes, (int)Math.Min(Math.Max(wanted, _bytes.Length * 2L), Array.MaxLength));
    }
}
