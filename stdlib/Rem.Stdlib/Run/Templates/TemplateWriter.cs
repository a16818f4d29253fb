using System.Text;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Stdlib.Run.Templates;

/// <summary>Collects what a template writes, up to the limit of a text, for as long as its step may run.</summary>
internal sealed class TemplateWriter(long maxBytes, CancellationToken cancel) : TextWriter
{
    private readonly StringBuilder _text = new();
    private long _bytes;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        cancel.ThrowIfCancellationRequested();
        _bytes += Encoding.UTF8.GetByteCount(buffer);
        if (_bytes > maxBytes)
        {
            throw new LimitException(LimitErrors.Text, SourceSpan.None, $"a template gave more than {maxBytes} bytes, the limit of a text");
        }

        _text.Append(buffer);
    }

    public override string ToString() => _text.ToString();
}
