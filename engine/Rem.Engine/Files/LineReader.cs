using System.Text;
using Rem.Values;

namespace Rem.Files;

/// <summary>
/// Reads a file line by line, whatever its size: it holds one piece of it at a time. A single line may be as long as
/// a text may be. One reader at a time.
/// </summary>
public sealed class LineReader : IDisposable
{
    private const int PieceChars = 32 * 1024;

    private readonly string _path;
    private readonly long _maxLine;
    private readonly StreamReader _reader;
    private readonly StringBuilder _begun = new();
    private readonly char[] _piece = new char[PieceChars];
    private bool _isAtEnd;

    private LineReader(string path, long maxLine, StreamReader reader)
    {
        _path = path;
        _maxLine = maxLine;
        _reader = reader;
    }

    /// <summary>Opens a file; <paramref name="maxLine"/> is the longest line, in UTF-16 units.</summary>
    public static LineReader Open(string path, long maxLine)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
            return new LineReader(path, maxLine, new StreamReader(file, Encoding.UTF8, true, PieceChars));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, path, isWrite: false);
        }
    }

    /// <summary>The next lines without their ends, at least one and about 64 KiB of text; null at the end.</summary>
    public async Task<RemList?> NextAsync(CancellationToken cancel)
    {
        var lines = new RemList(256);
        while (!_isAtEnd && lines.Count == 0)
        {
            var read = await ReadAsync(cancel);
            if (read == 0)
            {
                _isAtEnd = true;
                EndLine(lines, isWhole: false);
            }
            else
            {
                Split(_piece.AsSpan(0, read), lines);
            }
        }

        return lines.Count > 0 ? lines : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private async Task<int> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await _reader.ReadAsync(_piece.AsMemory(), cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of(error, _path, isWrite: false);
        }
    }

    private void Split(ReadOnlySpan<char> text, RemList lines)
    {
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n'))
        {
            var line = text[..end];
            if (_begun.Length > 0)
            {
                Begin(line);
                EndLine(lines, isWhole: true);
            }
            else
            {
                lines.Add(line.EndsWith('\r') ? line[..^1].ToString() : line.ToString());
            }

            text = text[(end + 1)..];
        }

        Begin(text);
    }

    private void Begin(ReadOnlySpan<char> part)
    {
        if (_begun.Length + part.Length > _maxLine)
        {
            throw FileText.TooLarge(_path, _maxLine);
        }

        _begun.Append(part);
    }

    private void EndLine(RemList lines, bool isWhole)
    {
        if (_begun.Length == 0 && !isWhole)
        {
            return;
        }

        var hasReturn = isWhole && _begun.Length > 0 && _begun[^1] == '\r';
        lines.Add(_begun.ToString(0, _begun.Length - (hasReturn ? 1 : 0)));
        _begun.Clear();
    }
}
