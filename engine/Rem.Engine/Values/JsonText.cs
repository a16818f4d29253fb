using System.Buffers;
using System.Globalization;
using System.Text;
using Rem.Errors;

namespace Rem.Values;

/// <summary>Writes compact JSON up to a bound of characters.</summary>
internal sealed class JsonText(long limit)
{
    private const int MaxDepth = 1000; // a thread's stack holds several times as many levels

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. "\"\\\x7f", .. ControlCharacters()]);

    private readonly StringBuilder _text = new();

    /// <summary>Characters so far. Setting it takes back what was written behind.</summary>
    public int Length
    {
        get => _text.Length;
        set => _text.Length = value;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>What was written, as UTF-8.</summary>
    public byte[] ToBytes()
    {
        // One pass over the parts; a character that two of them share is put together by the encoder.
        var encoder = Encoding.UTF8.GetEncoder();
        var bytes = new ArrayBufferWriter<byte>(_text.Length + 16);
        foreach (var part in _text.GetChunks())
        {
            encoder.Convert(part.Span, bytes, flush: false, out _, out _);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Writes what is JSON already.</summary>
    public JsonText Raw(ReadOnlySpan<char> json)
    {
        _text.Append(json);
        return this;
    }

    /// <summary>Writes a value; false when the bound was reached before its end.</summary>
    public bool Write(object? value, int depth)
    {
        if (_text.Length > limit)
        {
            return false;
        }

        switch (value)
        {
            case null:
                _text.Append("null");
                break;
            case string s:
                WriteText(s);
                break;
            case long n:
                _text.Append(CultureInfo.InvariantCulture, $"{n}");
                break;
            case double d when !double.IsFinite(d):
                WriteText(ValueText.Float(d));
                break;
            case RemList list:
                return WriteList(list, Deeper(depth));
            case RemMap map:
                return WriteMap(map, Deeper(depth));
            default:
                _text.Append(ValueText.Of(value));
                break;
        }

        return _text.Length <= limit;
    }

    private static int Deeper(int depth) => depth < MaxDepth
        ? depth + 1
        : throw new LimitException(LimitErrors.Nesting, default, $"a value is nested deeper than {MaxDepth} levels");

    private static IEnumerable<char> ControlCharacters()
    {
        for (var c = '\0'; c < ' '; c++)
        {
            yield return c;
        }
    }

    private bool WriteList(RemList list, int depth)
    {
        _text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            if (!Write(list[i], depth))
            {
                return false;
            }
        }

        _text.Append(']');
        return true;
    }

    private bool WriteMap(RemMap map, int depth)
    {
        _text.Append('{');
        for (var i = 0; i < map.Count; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            WriteText(map.KeyAt(i));
            _text.Append(':');
            if (!Write(map.ValueAt(i), depth))
            {
                return false;
            }
        }

        _text.Append('}');
        return true;
    }

    private void WriteText(string s)
    {
        _text.Append('"');
        if (s.AsSpan().ContainsAny(Escaped) || s.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            WriteEscaped(s);
        }
        else
        {
            _text.Append(s);
        }

        _text.Append('"');
    }

    private void WriteEscaped(string s)
    {
        var part = 0;
        for (var i = 0; i < s.Length; i++)
        {
            if (Escape(s, i) is { } escape)
            {
                _text.Append(s, part, i - part).Append(escape);
                part = i + 1;
            }
        }

        _text.Append(s, part, s.Length - part);
    }

    private static string? Escape(string s, int i)
    {
        var c = s[i];
        return c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ when c < ' ' || c == '\x7f' || IsLoneSurrogate(s, i) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static bool IsLoneSurrogate(string s, int i) =>
        char.IsHighSurrogate(s[i])
            ? i + 1 == s.Length || !char.IsLowSurrogate(s[i + 1])
            : char.IsLowSurrogate(s[i]) && (i == 0 || !char.IsHighSurrogate(s[i - 1]));
}
