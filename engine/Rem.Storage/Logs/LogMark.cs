using System.Buffers.Binary;
using System.Numerics;
using Microsoft.Win32.SafeHandles;
using Rem.Files;
using Rem.Storage.Folders;

namespace Rem.Storage.Logs;

/// <summary>
/// Remembers, beside the write-ahead log, how much of it was committed. SQLite takes a frame whose checksum does not fit
/// for the end of the log, and what stands behind it is gone without a word; the mark tells a log that was damaged from
/// one that ends. It is written after each commit and not synced: it outlives a killed process, and one that a cut of the
/// power took back marks less, never more. That it is there tells that a database is, also when it marks nothing
/// (<see cref="DatabaseCheck"/>).
/// </summary>
internal sealed class LogMark : IDisposable
{
    /// <summary>Bytes of a mark: checksum, salts, frames.</summary>
    public const int Bytes = 20;

    private readonly SafeFileHandle _log;
    private readonly SafeFileHandle _mark;
    private readonly byte[] _header = new byte[LogFormat.HeaderBytes];
    private ulong _salts;
    private long _committed;

    /// <summary>A mark for the log of an open database, which is on the disk before its mark is.</summary>
    public LogMark(string database)
    {
        _log = File.OpenHandle(LogOf(database), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _mark = File.OpenHandle(MarkOf(database), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        OwnerOnly.Set(MarkOf(database));
        if (RandomAccess.GetLength(_mark) == 0)
        {
            Clear();
            DiskSync.Folder(Path.GetDirectoryName(database)!);
        }
    }

    /// <summary>The log of a database.</summary>
    public static string LogOf(string database) => database + "-wal";

    /// <summary>The mark of a database.</summary>
    public static string MarkOf(string database) => database + "-mark";

    /// <summary>Called after each commit, before it is answered.</summary>
    public void Committed()
    {
        try
        {
            Mark();
        }
        catch (IOException)
        {
            // Marks less than there is: the next commit says more.
        }
    }

    private void Mark()
    {
        if (RandomAccess.Read(_log, _header, 0) < _header.Length)
        {
            return; // copied into the database and emptied
        }

        var salts = BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(LogFormat.SaltsAt));
        if (salts != _salts)
        {
            (_salts, _committed) = (salts, 0); // the log has begun anew
        }

        CountFrames(LogFormat.PageSize(_header));
        Write(_committed);
    }

    /// <summary>Called before the log is emptied, or given up.</summary>
    public void Clear() => Write(0);

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _mark.Dispose();
    }

    /// <summary>The mark that was left: the log's salts and the frames that were committed; null without one.</summary>
    public static (ulong Salts, long Frames)? Read(string database)
    {
        var path = MarkOf(database);
        if (!File.Exists(path))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Bytes];
        using var file = File.OpenHandle(path);
        return RandomAccess.Read(file, bytes, 0) == Bytes && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Sum(bytes)
            ? (BinaryPrimitives.ReadUInt64LittleEndian(bytes[4..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]))
            : null;
    }

    /// <summary>Leaves a mark of no frames beside a database that is on the disk and not open.</summary>
    public static void Put(string database)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Fill(bytes, 0, 0);
        using var mark = File.OpenHandle(MarkOf(database), FileMode.Create, FileAccess.Write);
        RandomAccess.Write(mark, bytes, 0);
        OwnerOnly.Set(MarkOf(database));
    }

    // Frames of a transaction that was taken back are no longer there when the next has been committed.
    private void CountFrames(int pageSize)
    {
        Span<byte> frame = stackalloc byte[LogFormat.FrameBytes];
        for (var next = _committed; RandomAccess.Read(_log, frame, LogFormat.HeaderBytes + (next * (LogFormat.FrameBytes + pageSize))) == frame.Length; next++)
        {
            if (BinaryPrimitives.ReadUInt64BigEndian(frame[LogFormat.FrameSaltsAt..]) != _salts)
            {
                break;
            }

            _committed = LogFormat.IsCommit(frame) ? next + 1 : _committed;
        }
    }

    private void Write(long frames)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Fill(bytes, _salts, frames);
        try
        {
            RandomAccess.Write(_mark, bytes, 0);
        }
        catch (IOException)
        {
            // Marks less than there is: the next commit says more.
        }
    }

    private static void Fill(Span<byte> bytes, ulong salts, long frames)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[4..], salts);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[12..], frames);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Sum(bytes));
    }

    private static uint Sum(ReadOnlySpan<byte> bytes) =>
        BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(bytes[4..])), BinaryPrimitives.ReadUInt64LittleEndian(bytes[12..]));
}
