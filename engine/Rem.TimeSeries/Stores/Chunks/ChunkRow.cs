using System.Buffers.Binary;
using System.Numerics;
using Rem.Errors;
using Rem.Plans;
using Rem.Storage;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>One row to be written, or deleted.</summary>
/// <param name="Table">Where.</param>
/// <param name="Place">For a chunk: which of the tables of chunks.</param>
/// <param name="Id">Its key.</param>
/// <param name="Bytes">Its bytes, with the checksum in front; null to delete it.</param>
internal readonly record struct ChunkRow(ChunkTable Table, ChunkPlace Place, long Id, byte[]? Bytes)
{
    /// <summary>Bytes that a row's checksum takes, at its front.</summary>
    public const int Front = 4;

    /// <summary>A row whose bytes have room for the checksum, which is put there: it is over table, key and content.</summary>
    public static ChunkRow Of(ChunkTable table, long id, byte[]? bytes, ChunkPlace place = default)
    {
        if (bytes is not null)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, Sum(table, place, id, bytes));
        }

        return new ChunkRow(table, place, id, bytes);
    }

    /// <summary>The content of a row. Throws <see cref="StorageErrors.Damaged"/> when it is not what was written.</summary>
    public static ReadOnlySpan<byte> Content(ChunkTable table, long id, ReadOnlySpan<byte> bytes, string path, ChunkPlace place = default) =>
        IsSound(table, id, bytes, place) ? bytes[Front..] : throw Damaged(table, id, path);

    /// <summary>True for a row that is what was written.</summary>
    public static bool IsSound(ChunkTable table, long id, ReadOnlySpan<byte> bytes, ChunkPlace place = default) =>
        bytes.Length >= Front && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Sum(table, place, id, bytes);

    /// <summary>The error of a row that is not what was written.</summary>
    public static PlanException Damaged(ChunkTable table, long id, string path) =>
        new(StorageErrors.Damaged, SourceSpan.None, $"'{path}' is damaged: row {id} of {table.ToString().ToLowerInvariant()} is not what was written", StorageErrors.Damaged.Fix);

    private static uint Sum(ChunkTable table, ChunkPlace place, long id, ReadOnlySpan<byte> bytes)
    {
        var sum = BitOperations.Crc32C(uint.MaxValue, (byte)table);
        sum = BitOperations.Crc32C(sum, ((ulong)(uint)place.Shape << 32) | (uint)place.Archive);
        sum = BitOperations.Crc32C(sum, (ulong)id);
        var rest = bytes[Front..];
        for (; rest.Length >= 8; rest = rest[8..])
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        }

        foreach (var part in rest)
        {
            sum = BitOperations.Crc32C(sum, part);
        }

        return ~sum;
    }
}
