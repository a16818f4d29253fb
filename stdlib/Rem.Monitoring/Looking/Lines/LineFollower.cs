using System.Text;

namespace Rem.Monitoring.Looking.Lines;

/// <summary>Reads what has come to a file since somebody looked last: each whole line once, none twice.</summary>
/// <param name="path">The file.</param>
/// <param name="most">So many bytes at most; the rest waits for the next look.</param>
/// <param name="take">Is given each line, without its end.</param>
internal sealed class LineFollower(string path, int most, Action<string> take)
{
    private const int LongestLine = 16 * 1024;

    // So many seconds a program may go on writing to a log that was renamed below it.
    private const double Overhang = 600;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private long _left = most;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>True when the file is there.</summary>
    public bool IsThere { get; private set; }

    /// <summary>True when there is more to be read at once.</summary>
    public bool HasMore { get; private set; }

    /// <summary>True when the file was rotated away and could not be found again: what was written last may have been missed.</summary>
    public bool HasMissed { get; private set; }

    /// <summary>Goes on behind a mark, and gives the new one; null while there is nothing to mark.</summary>
    /// <param name="mark">Where it stopped; null at the first look.</param>
    /// <param name="fromStart">True to read what is there at the first look, false to begin behind it.</param>
    /// <param name="now">Seconds since 1970.</param>
    public LineMark? Read(LineMark? mark, bool fromStart, double now)
    {
        using var current = LineSource.Open(path);
        IsThere = current is not null;
        if (mark is null)
        {
            return current is null ? null : Read(current with { From = fromStart ? 0 : EndOfLines(current), IsGrowing = true });
        }

        return current is not null && current.Is(mark) ? GoOn(current, mark, now) : GoOver(current, mark, now);
    }

    // What was written to the file before it, since it was renamed, comes first.
    private LineMark GoOn(LineSource current, LineMark mark, double now)
    {
        if (mark.Previous is { } before)
        {
            var isGrowing = now < mark.Until;
            var rest = ReadAll(RotatedFiles.Find(path, before, current.Facts, alone: true) ?? [], isGrowing) ?? before;
            mark = mark with { Previous = isGrowing || HasMore ? rest : null };
            if (HasMore)
            {
                return mark;
            }
        }

        return Read(current with { From = mark.Offset, IsGrowing = true }) with { Previous = mark.Previous, Until = mark.Previous is null ? 0 : mark.Until };
    }

    // It was rotated: the rest of the file that was read, those that came and went meanwhile, and the new one.
    private LineMark? GoOver(LineSource? current, LineMark mark, double now)
    {
        var rotated = RotatedFiles.Find(path, mark, current?.Facts);
        HasMissed = rotated is null && current is not null;
        var rest = ReadAll(rotated ?? [], isLastGrowing: true) ?? mark;
        if (current is null || HasMore)
        {
            return rest;
        }

        return Read(current with { IsGrowing = true }) with { Previous = rotated is null ? null : rest, Until = rotated is null ? 0 : now + Overhang };
    }

    private LineMark? ReadAll(List<LineSource> all, bool isLastGrowing)
    {
        LineMark? mark = null;
        try
        {
            for (var i = 0; i < all.Count && !HasMore; i++)
            {
                mark = Read(all[i] with { IsGrowing = isLastGrowing && i == all.Count - 1 });
            }

            return mark;
        }
        finally
        {
            all.ForEach(static each => each.Dispose());
        }
    }

    private LineMark Read(LineSource source)
    {
        var (at, held) = (source.From, 0);
        while (true)
        {
            var read = _left <= 0 ? 0 : RandomAccess.Read(source.File, _buffer.AsSpan(held, (int)Math.Min(_buffer.Length - held, _left)), at + held);
            _left -= read;
            held += read;
            if (read == 0)
            {
                HasMore = _left <= 0 && at + held < RandomAccess.GetLength(source.File);
                if (held > 0 && !source.IsGrowing && !HasMore)
                {
                    Give(_buffer.AsSpan(0, held)); // nobody will end this line any more
                    at += held;
                }

                return new LineMark(source.Facts.Device, source.Facts.Inode, at, FileHead.Of(source.File, at)) { Born = source.Facts.Born };
            }

            var used = GiveLines(held);
            at += used;
            held -= used;
            _buffer.AsSpan(used, held).CopyTo(_buffer);
        }
    }

    // Gives the whole lines of the buffer; one that fills all of it is given as it is.
    private int GiveLines(int held)
    {
        var used = 0;
        while (_buffer.AsSpan(used, held - used).IndexOf((byte)'\n') is >= 0 and var length)
        {
            Give(_buffer.AsSpan(used, length));
            used += length + 1;
        }

        if (used == 0 && held == _buffer.Length)
        {
            Give(_buffer);
            used = held;
        }

        return used;
    }

    private void Give(Span<byte> line)
    {
        line = line.Length > 0 && line[^1] == '\r' ? line[..^1] : line;
        take(Encoding.UTF8.GetString(line[..Math.Min(line.Length, LongestLine)]));
    }

    // Behind the last line that is whole: what is being written now is then read from its beginning.
    private long EndOfLines(LineSource source)
    {
        var size = RandomAccess.GetLength(source.File);
        var from = Math.Max(0, size - _buffer.Length);
        var read = RandomAccess.Read(source.File, _buffer, from);
        var last = _buffer.AsSpan(0, read).LastIndexOf((byte)'\n');
        return last >= 0 ? from + last + 1 : from == 0 ? 0 : size;
    }
}
