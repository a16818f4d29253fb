using System.Text;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Processes;

/// <summary>Cuts output into lines (UTF-8, without their ends) and hands each one on.</summary>
/// <param name="line">Gets each line.</param>
/// <param name="limit">Bytes that one line may have.</param>
public sealed class LineSink(Action<string> line, long limit) : IOutputSink
{
    private readonly ByteBuffer _rest = new();

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> piece)
    {
        for (var end = piece.IndexOf((byte)'\n'); end >= 0; end = piece.IndexOf((byte)'\n'))
        {
            Append(piece[..end]);
            Give();
            piece = piece[(end + 1)..];
        }

        Append(piece);
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_rest.Length > 0)
        {
            Give();
        }
    }

    private void Append(ReadOnlySpan<byte> piece)
    {
        if (_rest.Length + piece.Length > limit)
        {
            throw new LimitException(LimitErrors.Text, SourceSpan.None, $"a line of output is longer than the limit 'text' ({limit} bytes)");
        }

        _rest.Append(piece);
    }

    private void Give()
    {
        var bytes = _rest.Span;
        line(Encoding.UTF8.GetString(bytes.Length > 0 && bytes[^1] == '\r' ? bytes[..^1] : bytes));
        _rest.Clear();
    }
}
