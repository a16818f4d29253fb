using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;
using Rem.Errors;
using Rem.Values;

namespace Rem.Templates.Rendering;

/// <summary>
/// Writes UTF-8 straight into somebody's buffer, up to a limit of bytes. Whether the filling was cancelled is asked
/// where room is taken and every so many rounds, not for each write.
/// </summary>
internal ref struct TemplateOutput
{
    private const int NumberBytes = 32;
    private const int RoundsBetweenLooks = 1024;

    private readonly IBufferWriter<byte> _writer;
    private readonly CancellationToken _cancel;
    private readonly long _limit;
    private Span<byte> _room;
    private int _used;
    private long _written;
    private int _rounds;
    private Indents? _indents;

    public TemplateOutput(IBufferWriter<byte> writer, long limit, CancellationToken cancel)
    {
        _writer = writer;
        _limit = limit;
        _cancel = cancel;
    }

    /// <summary>Looks now and then whether the filling was cancelled: to be called in every round and for every part.</summary>
    public void Round()
    {
        if (++_rounds % RoundsBetweenLooks == 0)
        {
            _cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Writes bytes that are UTF-8 already.</summary>
    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        if (_indents is not null)
        {
            WriteLines(bytes);
            return;
        }

        Copy(bytes);
    }

    /// <summary>Writes a text; half of a surrogate pair becomes U+FFFD.</summary>
    public void Write(scoped ReadOnlySpan<char> text)
    {
        if (_indents is not null)
        {
            WriteLines(text);
            return;
        }

        int read, written;
        while (Utf8.FromUtf16(text, _room[_used..], out read, out written) == OperationStatus.DestinationTooSmall)
        {
            _used += written;
            text = text[read..];
            TakeRoom(BytesOfFirst(text));
        }

        _used += written;
    }

    /// <summary>Writes an integer.</summary>
    public void Write(long value)
    {
        Span<byte> digits = stackalloc byte[NumberBytes];
        Utf8Formatter.TryFormat(value, digits, out var count);
        Write(digits[..count]);
    }

    /// <summary>Writes a float.</summary>
    public void Write(double value)
    {
        Span<byte> digits = stackalloc byte[NumberBytes];
        if (ShortFloat.TryWrite(value, digits, out var count))
        {
            Write(digits[..count]);
        }
        else
        {
            Write(ValueText.Float(value));
        }
    }

    /// <summary>What is written from now on is indented: each line that has something in it, or an end.</summary>
    public void Indent(byte[] blanks) => _indents = new Indents(blanks, _indents);

    /// <summary>Ends the innermost indentation.</summary>
    public void Unindent() => _indents = _indents!.Outer;

    /// <summary>Hands over what was written last.</summary>
    public void Finish()
    {
        _writer.Advance(_used);
        _used = 0;
        _room = default;
    }

    private void Copy(scoped ReadOnlySpan<byte> bytes)
    {
        while (!bytes.TryCopyTo(_room[_used..]))
        {
            var fits = _room.Length - _used;
            bytes[..fits].CopyTo(_room[_used..]);
            _used += fits;
            bytes = bytes[fits..];
            TakeRoom(1);
        }

        _used += bytes.Length;
    }

    private void TakeRoom(int atLeast)
    {
        _cancel.ThrowIfCancellationRequested();
        _writer.Advance(_used);
        _written += _used;
        _used = 0;
        _room = default;
        if (_limit - _written < atLeast)
        {
            throw new LimitException(LimitErrors.Text, default, $"a template gave more than {_limit} bytes, the limit of a text", LimitErrors.Text.Fix);
        }

        var room = _writer.GetSpan(atLeast);
        _room = room.Length > _limit - _written ? room[..(int)(_limit - _written)] : room;
    }

    private static int BytesOfFirst(scoped ReadOnlySpan<char> text) => text[0] switch
    {
        < '\x80' => 1,
        < '\x800' => 2,
        var c when char.IsHighSurrogate(c) && text.Length > 1 && char.IsLowSurrogate(text[1]) => 4,
        _ => 3,
    };

    private void WriteLines(scoped ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[256];
        while (text.Length > 0)
        {
            Utf8.FromUtf16(text, bytes, out var read, out var written);
            WriteLines(bytes[..written]);
            text = text[read..];
        }
    }

    private void WriteLines(scoped ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            WriteDue(_indents!);
            var end = bytes.IndexOf((byte)'\n') + 1;
            var line = end == 0 ? bytes : bytes[..end];
            Copy(line);
            bytes = bytes[line.Length..];
            if (end > 0)
            {
                _indents!.BeginLine();
            }
        }
    }

    // The outermost stands first on a line.
    private void WriteDue(Indents indents)
    {
        if (indents.Outer is not null)
        {
            WriteDue(indents.Outer);
        }

        if (indents.IsDue)
        {
            indents.IsDue = false;
            Copy(indents.Blanks);
        }
    }
}
