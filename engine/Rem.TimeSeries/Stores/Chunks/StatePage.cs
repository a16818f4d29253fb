using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>
/// The states of some groups as one row of the database: their words, then a checksum for each, so that of a row that is
/// damaged the others are still told apart, then a byte, which makes its length odd. Rows of the first version have words alone.
/// </summary>
internal static class StatePage
{
    private const int SumBytes = sizeof(uint);
    private const byte End = 2;

    /// <summary>The row, with room for its own checksum. A group that is lost gets a checksum that does not fit, and so stays lost.</summary>
    /// <param name="words">The words of all groups.</param>
    /// <param name="width">Words of one.</param>
    /// <param name="isLost">Tells of a place whether its group is lost.</param>
    public static byte[] Write(ReadOnlySpan<long> words, int width, Func<int, bool> isLost)
    {
        var count = words.Length / width;
        var content = MemoryMarshal.AsBytes(words);
        var bytes = new byte[ChunkRow.Front + content.Length + (count * SumBytes) + 1];
        content.CopyTo(bytes.AsSpan(ChunkRow.Front));
        var sums = bytes.AsSpan(ChunkRow.Front + content.Length);
        for (var i = 0; i < count; i++)
        {
            var sum = Sum(words.Slice(i * width, width));
            BinaryPrimitives.WriteUInt32LittleEndian(sums[(i * SumBytes)..], isLost(i) ? ~sum : sum);
        }

        bytes[^1] = End;
        return bytes;
    }

    /// <summary>Puts words back, of as many groups as there are places for, and says of each that is not what was written that it is lost.</summary>
    /// <param name="bytes">The row's content.</param>
    /// <param name="isSound">True when the row's own checksum fits.</param>
    /// <param name="words">The places.</param>
    /// <param name="width">Words of a group.</param>
    /// <param name="lose">Called with each place that is lost.</param>
    public static void Read(ReadOnlySpan<byte> bytes, bool isSound, Span<long> words, int width, Action<int> lose)
    {
        var hasSums = bytes.Length % 2 == 1;
        var count = hasSums ? (bytes.Length - 1) / ((width * sizeof(long)) + SumBytes) : bytes.Length / (width * sizeof(long));
        for (var i = 0; i < words.Length / width; i++)
        {
            var place = words.Slice(i * width, width);
            if (i < count)
            {
                bytes.Slice(i * width * sizeof(long), width * sizeof(long)).CopyTo(MemoryMarshal.AsBytes(place));
            }

            if (i >= count ? !isSound : hasSums ? Sum(place) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[((count * width * sizeof(long)) + (i * SumBytes))..]) : !isSound)
            {
                lose(i);
            }
        }
    }

    private static uint Sum(ReadOnlySpan<long> words)
    {
        var sum = uint.MaxValue;
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, (ulong)word);
        }

        return ~sum;
    }
}
