using System.Text;

namespace Rem.Processes;

/// <summary>Bytes that grow at their end. MemoryStream would do, but brings Stream's machinery into every start.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> piece)
    {
        if (Length + piece.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(Length + piece.Length, _bytes.Length * 2));
        }

        piece.CopyTo(_bytes.AsSpan(Length));
        Length += piece.Length;
    }

    public void Clear() => Length = 0;

    /// <summary>The bytes as UTF-8; what is none becomes U+FFFD.</summary>
    public string ToText() => Encoding.UTF8.GetString(_bytes, 0, Length);

    /// <summary>The same without one newline at the end.</summary>
    public string ToTextWithoutLastNewline()
    {
        var length = Length > 0 && _bytes[Length - 1] == '\n' ? Length - 1 : Length;
        return Encoding.UTF8.GetString(_bytes, 0, length);
    }
}
