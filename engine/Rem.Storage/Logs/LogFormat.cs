using System.Buffers.Binary;

namespace Rem.Storage.Logs;

/// <summary>
/// The write-ahead log of SQLite, as sqlite.org/fileformat2.html#walformat describes it: a header of 32 bytes, then frames
/// of 24 bytes and a page. Salts and a running checksum tell the frames that hold from what an older log left.
/// </summary>
internal static class LogFormat
{
    /// <summary>Bytes of the file's header.</summary>
    public const int HeaderBytes = 32;

    /// <summary>Bytes in front of each page.</summary>
    public const int FrameBytes = 24;

    /// <summary>Where the salts stand in the file's header.</summary>
    public const int SaltsAt = 16;

    /// <summary>Where the salts stand in a frame's header.</summary>
    public const int FrameSaltsAt = 8;

    private const uint Magic = 0x377f0682;

    /// <summary>The size of pages, by a header.</summary>
    public static int PageSize(ReadOnlySpan<byte> header) => (int)BinaryPrimitives.ReadUInt32BigEndian(header[8..]);

    /// <summary>True for a frame that ends a transaction.</summary>
    public static bool IsCommit(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32BigEndian(frame[4..]) != 0;

    /// <summary>True for a header that is whole; its checksum is where those of the frames begin.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> header, out LogSum sum)
    {
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        sum = new LogSum(isBigEndian: (magic & 1) != 0);
        sum.Add(header[..24]);
        return (magic & ~1u) == Magic && sum.Fits(header[24..]);
    }
}
