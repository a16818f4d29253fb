using System.Buffers.Binary;

namespace Rem.Storage.Logs;

/// <summary>The running checksum of a write-ahead log.</summary>
internal struct LogSum(bool isBigEndian)
{
    private uint _first;
    private uint _second;

    /// <summary>Adds bytes, a multiple of eight.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i += 8)
        {
            _first = unchecked(_first + Read(bytes[i..]) + _second);
            _second = unchecked(_second + Read(bytes[(i + 4)..]) + _first);
        }
    }

    /// <summary>Whether the checksum at the start of some bytes is this.</summary>
    public readonly bool Fits(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes) == _first && BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) == _second;

    private readonly uint Read(ReadOnlySpan<byte> bytes) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
