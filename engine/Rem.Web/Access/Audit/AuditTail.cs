using System.Globalization;

namespace Rem.Web.Access;

/// <summary>Finds the end of a log that is not as its mark says: after a kill, or when somebody was at it.</summary>
internal static class AuditTail
{
    private const int Block = 64 * 1024;

    /// <summary>The end of the log, and what should be noted of it. Cuts a torn line off the file that is written.</summary>
    public static (AuditMark End, string? Note) Find(AuditFolder folder, FileStream current, AuditMark? mark)
    {
        string? note = null;
        var whole = WholeLength(current);
        if (whole < current.Length)
        {
            note = string.Create(CultureInfo.InvariantCulture, $"{current.Length - whole} bytes of a line that was not written whole were cut off");
            current.SetLength(whole);
        }

        if (whole > 0)
        {
            return Of(LastLine(current, whole), whole, mark, note);
        }

        if (folder.Full() is { Count: > 0 } full)
        {
            using var before = new FileStream(full[^1].Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var (end, _) = Of(LastLine(before, WholeLength(before)), 0, mark, null);
            return (end, mark is not null && end.Number < mark.Number ? Missing(end.Number, mark) : note);
        }

        return mark is null or { Number: 0 } ? (AuditMark.None, note) : (mark with { Size = 0 }, Missing(0, mark));
    }

    private static (AuditMark End, string? Note) Of(byte[] line, long size, AuditMark? mark, string? note)
    {
        var hash = AuditText.Hash(line);
        if (AuditText.Number(line) is not { } number)
        {
            return (new AuditMark(mark?.Number ?? 0, hash, size), "the last line is none of this log");
        }

        var end = new AuditMark(number, hash, size);
        return (end, mark is not null && number < mark.Number ? Missing(number, mark) : note);
    }

    private static string Missing(long last, AuditMark mark) =>
        string.Create(CultureInfo.InvariantCulture, $"the lines from {last + 1} to {mark.Number} are gone");

    // Up to the last newline; what a cut of the power left behind as zeros is no line either.
    private static long WholeLength(FileStream file)
    {
        var block = new byte[Block];
        for (var end = file.Length; end > 0;)
        {
            var start = Math.Max(0, end - Block);
            var count = RandomAccess.Read(file.SafeFileHandle, block.AsSpan(0, (int)(end - start)), start);
            var at = block.AsSpan(0, count).LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                return start + at + 1;
            }

            end = start;
        }

        return 0;
    }

    private static byte[] LastLine(FileStream file, long end)
    {
        end--; // its newline
        var start = end;
        var block = new byte[Block];
        while (start > 0)
        {
            var from = Math.Max(0, start - Block);
            var count = RandomAccess.Read(file.SafeFileHandle, block.AsSpan(0, (int)(start - from)), from);
            var at = block.AsSpan(0, count).LastIndexOf((byte)'\n');
            start = at >= 0 ? from + at + 1 : from;
            if (at >= 0)
            {
                break;
            }
        }

        var line = new byte[Math.Max(0, end - start)];
        _ = RandomAccess.Read(file.SafeFileHandle, line, start);
        return line;
    }
}
