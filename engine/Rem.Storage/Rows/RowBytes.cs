using System.Buffers.Binary;
using System.Numerics;
using Rem.Scripting.Workers.Wire;

namespace Rem.Storage.Rows;

/// <summary>
/// The bytes of a row: a checksum (CRC-32C, 4 bytes, little-endian), the version of the format (1 byte), and the
/// content in the coding of <see cref="WireWriter"/>. The checksum is over the row's kind and key too.
/// </summary>
internal static class RowBytes
{
    private const byte Format = 1;
    private const int Front = 5;

    [ThreadStatic]
    private static WireWriter? _writer;

    /// <summary>Writes a row.</summary>
    public static byte[] Write<T>(RowKind kind, long key, T content, Action<WireWriter, T> write)
    {
        var writer = _writer ??= new WireWriter();
        writer.Begin(default);
        write(writer, content);
        var bytes = writer.Frame[(WireWriter.Header - Front)..].ToArray();
        bytes[Front - 1] = Format;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Sum(kind, key, bytes));
        return bytes;
    }

    /// <summary>The content of a row; throws <see cref="WireException"/> when it is not what was written.</summary>
    public static WireReader Read(RowKind kind, long key, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Front || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Sum(kind, key, bytes))
        {
            throw new WireException("its checksum does not fit its content");
        }

        return bytes[Front - 1] == Format ? new WireReader(bytes[Front..], long.MaxValue) : throw new WireException($"its format is {bytes[Front - 1]}, not {Format}");
    }

    private static uint Sum(RowKind kind, long key, ReadOnlySpan<byte> bytes)
    {
        var sum = BitOperations.Crc32C(uint.MaxValue, (byte)kind);
        sum = BitOperations.Crc32C(sum, (ulong)key);
        var rest = bytes[4..];
        while (rest.Length >= 8)
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            rest = rest[8..];
        }

        foreach (var part in rest)
        {
            sum = BitOperations.Crc32C(sum, part);
        }

        return ~sum;
    }
}
