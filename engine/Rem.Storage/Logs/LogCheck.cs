using System.Buffers.Binary;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Storage.Logs;

/// <summary>Looks, before SQLite does, whether all that was committed to a write-ahead log is still in it.</summary>
internal static class LogCheck
{
    /// <summary>Throws <see cref="StorageErrors.Damaged"/> for a log that holds less than its mark says.</summary>
    public static void Check(string database)
    {
        if (LogMark.Read(database) is not { Frames: > 0 } mark)
        {
            return;
        }

        var path = LogMark.LogOf(database);
        if (!File.Exists(path))
        {
            throw Damaged(path, "it is not there");
        }

        using var file = new BufferedStream(File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), 1024 * 1024);
        var header = new byte[LogFormat.HeaderBytes];
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !LogFormat.IsWhole(header, out var sum))
        {
            throw Damaged(path, "its header is not what was written");
        }

        // Other salts: a newer log, of which nothing had been answered yet; all of the older one is in the database.
        if (BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(LogFormat.SaltsAt)) == mark.Salts)
        {
            CheckFrames(file, path, header, sum, mark.Frames);
        }
    }

    private static void CheckFrames(Stream file, string path, byte[] header, LogSum sum, long frames)
    {
        var frame = new byte[LogFormat.FrameBytes + LogFormat.PageSize(header)];
        for (var number = 0L; number < frames; number++)
        {
            var isWhole = file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length
                && frame.AsSpan(LogFormat.FrameSaltsAt, 8).SequenceEqual(header.AsSpan(LogFormat.SaltsAt, 8));
            sum.Add(frame.AsSpan(0, 8));
            sum.Add(frame.AsSpan(LogFormat.FrameBytes));
            if (!isWhole || !sum.Fits(frame.AsSpan(16)))
            {
                throw Damaged(path, $"frame {number + 1} of {frames} is not what was written");
            }
        }
    }

    private static PlanException Damaged(string path, string what) =>
        new(StorageErrors.Damaged, SourceSpan.None, $"the log '{path}' is damaged: {what}", StorageErrors.Damaged.Fix);
}
