using System.Buffers.Text;
using System.Text;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>
/// SVG as UTF-8 in the making. Marks of the language come from <see cref="Raw"/> alone; whatever else is written is escaped,
/// without signs that XML forbids or that would turn the direction of what stands around. Not for several threads.
/// </summary>
internal sealed class SvgText
{
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>Puts the language's own text there.</summary>
    public SvgText Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
        return this;
    }

    /// <summary>A whole number.</summary>
    public SvgText Number(int number)
    {
        Utf8Formatter.TryFormat(number, Room(11), out var written);
        _length += written;
        return this;
    }

    /// <summary>A number of tenths: 125 is `12.5`, -5 is `-.5`.</summary>
    public SvgText Tenths(int tenths)
    {
        var room = Room(13);
        var at = 0;
        if (tenths < 0)
        {
            room[at++] = (byte)'-';
        }

        var (whole, rest) = Math.DivRem(Math.Abs(tenths), 10);
        if (whole != 0 || rest == 0)
        {
            Utf8Formatter.TryFormat(whole, room[at..], out var written);
            at += written;
        }

        if (rest != 0)
        {
            room[at++] = (byte)'.';
            room[at++] = (byte)('0' + rest);
        }

        _length += at;
        return this;
    }

    /// <summary>Any text, as content or in an attribute with double quotes.</summary>
    public SvgText Text(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': Raw("&amp;"u8); break;
                case '<': Raw("&lt;"u8); break;
                case '>': Raw("&gt;"u8); break;
                case '"': Raw("&quot;"u8); break;
                case '\t' or '\n' or '\r': Raw(" "u8); break;
                default: _length += (IsForbidden(rune.Value) ? Rune.ReplacementChar : rune).EncodeToUtf8(Room(4)); break;
            }
        }

        return this;
    }

    /// <summary>What there is so far.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    /// <summary>What there is so far, as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, _length);

    /// <summary>Whether a sign is not written as it is, but as one that says so.</summary>
    public static bool IsForbidden(int sign) => sign is < ' ' or >= 0x7F and < 0xA0 or 0x2028 or 0x2029 or >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 || (sign & 0xFFFE) == 0xFFFE;

    private Span<byte> Room(int size)
    {
        if (_bytes.Length - _length < size)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + size));
        }

        return _bytes.AsSpan(_length);
    }
}
