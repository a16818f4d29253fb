using System.Buffers.Binary;
using System.Numerics;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// The values of a chunk as bytes: each is XORed with the one before, and of that only the bytes between its zero bytes at
/// both ends are kept, behind a byte that tells how many those are. Where that is no shorter they stand as they are.
/// </summary>
internal static class ChunkPacking
{
    private const byte Plain = 0;
    private const byte Packed = 1;
    private const int Same = 0x80;

    /// <summary>The bytes; null when all values are unknown. Behind <paramref name="front"/> bytes that are left free.</summary>
    public static byte[]? Pack(ReadOnlySpan<double> values, int front)
    {
        var most = front + 1 + (values.Length * sizeof(double));
        Span<byte> bytes = most <= 8192 ? stackalloc byte[most + 16] : new byte[most + 16];
        var (at, before, isKnown) = (front + 1, 0UL, false);
        foreach (var value in values)
        {
            isKnown |= !double.IsNaN(value);
            var bits = BitConverter.DoubleToUInt64Bits(value);
            at = at < most ? Put(bytes, at, bits ^ before) : at;
            before = bits;
        }

        if (!isKnown)
        {
            return null;
        }

        if (at < most)
        {
            bytes[front] = Packed;
            return bytes[..at].ToArray();
        }

        bytes[front] = Plain;
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[(front + 1 + (i * sizeof(double)))..], values[i]);
        }

        return bytes[..most].ToArray();
    }

    /// <summary>The values of bytes; false when they are not such.</summary>
    public static bool TryUnpack(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        if (bytes.Length == 0 || bytes[0] > Packed)
        {
            return false;
        }

        return bytes[0] == Plain ? TryRead(bytes[1..], values) : TryUnpackNumbers(bytes[1..], values);
    }

    private static int Put(Span<byte> bytes, int at, ulong difference)
    {
        if (difference == 0)
        {
            bytes[at] = Same;
            return at + 1;
        }

        var (leading, trailing) = (BitOperations.LeadingZeroCount(difference) / 8, BitOperations.TrailingZeroCount(difference) / 8);
        bytes[at] = (byte)((leading << 4) | trailing);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[(at + 1)..], difference >> (trailing * 8)); // what is too much is overwritten next
        return at + 1 + 8 - leading - trailing;
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        if (bytes.Length != values.Length * sizeof(double))
        {
            return false;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        return true;
    }

    private static bool TryUnpackNumbers(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        var (at, before) = (0, 0UL);
        for (var i = 0; i < values.Length; i++)
        {
            if (at >= bytes.Length)
            {
                return false;
            }

            var head = bytes[at++];
            if (head != Same)
            {
                var (leading, trailing) = (head >> 4, head & 15);
                var count = 8 - leading - trailing;
                if (count <= 0 || at + count > bytes.Length)
                {
                    return false;
                }

                before ^= Number(bytes[at..], count) << (trailing * 8);
                at += count;
            }

            values[i] = BitConverter.UInt64BitsToDouble(before);
        }

        return at == bytes.Length;
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.Length >= sizeof(ulong))
        {
            var number = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            return count == sizeof(ulong) ? number : number & ((1UL << (count * 8)) - 1);
        }

        var sum = 0UL;
        for (var i = 0; i < count; i++)
        {
            sum |= (ulong)bytes[i] << (i * 8);
        }

        return sum;
    }
}
