namespace Rem.Web.Access;

/// <summary>The lines of a file as bytes, without their newlines, one after the other.</summary>
internal sealed class LineBytes(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
    private byte[] _block = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>True when the last line had its newline.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Gives the next line, which is good until the one after it; false at the end.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        for (var looked = 0; ;)
        {
            var at = _block.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (at >= 0)
            {
                IsWhole = true;
                line = _block.AsSpan(_start, looked + at);
                _start += looked + at + 1;
                return true;
            }

            looked = _end - _start;
            if (!Fill())
            {
                IsWhole = false;
                line = _block.AsSpan(_start, looked);
                _start = _end;
                return looked > 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private bool Fill()
    {
        _block.AsSpan(_start, _end - _start).CopyTo(_block);
        (_start, _end) = (0, _end - _start);
        if (_end == _block.Length)
        {
            Array.Resize(ref _block, 2 * _block.Length);
        }

        var count = _file.Read(_block, _end, _block.Length - _end);
        _end += count;
        return count > 0;
    }
}
