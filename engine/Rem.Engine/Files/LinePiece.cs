using System.Text;
using Rem.Values;

namespace Rem.Files;

/// <summary>
/// Lines of a file from a byte on, so many at a time: for files of any size, read in pieces by somebody who keeps
/// nothing open between two of them.
/// </summary>
/// <param name="Lines">The lines, without their ends.</param>
/// <param name="Next">The byte at which the next piece begins; null at the end of the file.</param>
public sealed record LinePiece(RemList Lines, long? Next)
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>
    /// Reads at most <paramref name="most"/> lines that begin at byte <paramref name="from"/>. A piece may hold
    /// <paramref name="limit"/> bytes; more is a limit error. Bytes that are no UTF-8 become U+FFFD.
    /// </summary>
    public static async Task<LinePiece> ReadAsync(string path, long from, long most, long limit, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
            file.Seek(Math.Min(from, file.Length), SeekOrigin.Begin);
            return await new Reading(path, file, most, limit).RunAsync(cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path, isWrite: false);
        }
    }

    private sealed class Reading(string path, FileStream file, long most, long limit)
    {
        private readonly RemList _lines = new(256);
        private readonly long _start = file.Position;
        private byte[] _buffer = new byte[BufferBytes];
        private int _held;
        private long _taken;

        public async Task<LinePiece> RunAsync(CancellationToken cancel)
        {
            while (true)
            {
                var read = await file.ReadAsync(_buffer.AsMemory(_held), cancel);
                if (read == 0)
                {
                    TakeRest();
                    return new LinePiece(_lines, null);
                }

                _held += read;
                var used = TakeLines();
                if (_lines.Count == most)
                {
                    return new LinePiece(_lines, _start + _taken < file.Length ? _start + _taken : null);
                }

                Keep(used);
            }
        }

        private int TakeLines()
        {
            var at = 0;
            while (_lines.Count < most)
            {
                var length = _buffer.AsSpan(at, _held - at).IndexOf((byte)'\n');
                if (length < 0)
                {
                    break;
                }

                Take(_buffer.AsSpan(at, length), length + 1);
                at += length + 1;
            }

            return at;
        }

        private void TakeRest()
        {
            if (_held > 0 && _lines.Count < most)
            {
                Take(_buffer.AsSpan(0, _held), _held);
            }
        }

        private void Take(ReadOnlySpan<byte> line, int bytes)
        {
            _taken += bytes;
            if (_taken > limit)
            {
                throw FileText.TooLarge(path, limit);
            }

            _lines.Add(Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line));
        }

        private void Keep(int used)
        {
            _held -= used;
            _buffer.AsSpan(used, _held).CopyTo(_buffer);
            if (_held == _buffer.Length)
            {
                if (_held > limit)
                {
                    throw FileText.TooLarge(path, limit);
                }

                Array.Resize(ref _buffer, _held * 2);
            }
        }
    }
}
