using System.Globalization;
using System.Text;

namespace Rem.Values;

/// <summary>
/// Reads JSON texts (RFC 8259, strictly) into values. Integers are 64 bit, numbers with a point or an exponent
/// are floats; of equal keys the last one counts; what is nested too deep, or an integer outside 64 bits, is an error.
/// </summary>
public sealed class JsonReader
{
    private readonly string _text;
    private readonly int _maxDepth;
    private int _at;
    private int _depth;
    private string? _wrong;

    private JsonReader(string text, int maxDepth)
    {
        _text = text;
        _maxDepth = maxDepth;
    }

    /// <summary>
    /// Reads a text that is one JSON value. When it is none, the result is false and <paramref name="wrong"/> says why
    /// and where: `expected ',' or ']', got 'x' (line 2, column 5)`.
    /// </summary>
    public static bool TryRead(string text, int maxDepth, out object? value, out string wrong)
    {
        var reader = new JsonReader(text, maxDepth);
        value = reader.Value();
        if (reader._wrong is null)
        {
            reader.SkipBlanks();
            _ = reader._at < text.Length && reader.Fail("the end") is null;
        }

        wrong = reader._wrong ?? "";
        value = reader._wrong is null ? value : null;
        return reader._wrong is null;
    }

    private object? Value()
    {
        SkipBlanks();
        switch (Current)
        {
            case '{':
                return Map();
            case '[':
                return List();
            case '"':
                return Text();
            case 't' when Word("true"):
                return Boxed.True;
            case 'f' when Word("false"):
                return Boxed.False;
            case 'n' when Word("null"):
                return null;
            case '-' or (>= '0' and <= '9'):
                return Number();
            default:
                return Fail("a value");
        }
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private RemMap? Map()
    {
        var map = new RemMap();
        if (!Open())
        {
            return null;
        }

        while (!TryClose('}', map.Count > 0))
        {
            var at = _at;
            if (_wrong is not null || Current != '"')
            {
                _at = at;
                return (RemMap?)Fail("a key in double quotes");
            }

            var key = Text();
            SkipBlanks();
            if (_wrong is not null || !Take(':'))
            {
                return (RemMap?)Fail("':'");
            }

            map.Set(key!, Value());
            if (_wrong is not null)
            {
                return null;
            }
        }

        return map;
    }

    private RemList? List()
    {
        var list = new RemList();
        if (!Open())
        {
            return null;
        }

        while (!TryClose(']', list.Count > 0))
        {
            if (_wrong is null)
            {
                list.Add(Value());
            }

            if (_wrong is not null)
            {
                return null;
            }
        }

        return list;
    }

    private bool Open()
    {
        if (++_depth > _maxDepth)
        {
            Wrong($"it is nested deeper than {_maxDepth} levels");
            return false;
        }

        _at++;
        SkipBlanks();
        return true;
    }

    // Takes the closing bracket, or else the comma that must stand between two elements.
    private bool TryClose(char bracket, bool needsComma)
    {
        SkipBlanks();
        if (Take(bracket))
        {
            _depth--;
            return true;
        }

        if (needsComma && !Take(','))
        {
            Fail($"',' or '{bracket}'");
        }

        SkipBlanks();
        return false;
    }

    private object? Number()
    {
        var from = _at;
        _ = Take('-');
        var digits = Digits();
        var isSound = digits > 0 && (digits == 1 || _text[_at - digits] != '0');
        var isFloat = false;
        if (isSound && Take('.'))
        {
            isFloat = true;
            isSound = Digits() > 0;
        }

        if (isSound && Current is 'e' or 'E')
        {
            isFloat = true;
            _at++;
            _ = Take('+') || Take('-');
            isSound = Digits() > 0;
        }

        return isSound ? Number(_text.AsSpan(from, _at - from), isFloat) : Wrong("a number is not complete, or begins with 0");
    }

    private object? Number(ReadOnlySpan<char> digits, bool isFloat)
    {
        if (!isFloat)
        {
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? Boxed.Of(whole)
                : Wrong("an integer is outside 64 bits");
        }

        var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : Wrong("a number is outside the range of floats");
    }

    private int Digits()
    {
        var from = _at;
        while (char.IsAsciiDigit(Current))
        {
            _at++;
        }

        return _at - from;
    }

    private string? Text()
    {
        var part = ++_at;
        StringBuilder? escaped = null;
        while (_at < _text.Length && _text[_at] >= ' ')
        {
            var c = _text[_at];
            if (c == '"')
            {
                var last = _text.AsSpan(part, _at++ - part);
                return escaped is null ? last.ToString() : escaped.Append(last).ToString();
            }

            if (c != '\\')
            {
                _at++;
                continue;
            }

            escaped = (escaped ?? new StringBuilder()).Append(_text, part, _at - part);
            if (!Escape(escaped))
            {
                return null;
            }

            part = _at;
        }

        return (string?)(_at < _text.Length ? Wrong("a control character in a text is not escaped") : Wrong("a text is not closed"));
    }

    private bool Escape(StringBuilder text)
    {
        _at++;
        var letter = Current;
        if (letter == 'u')
        {
            return UnicodeEscape(text);
        }

        char? one = letter switch
        {
            '"' or '\\' or '/' => letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (one is null)
        {
            Wrong("an escape is unknown");
            return false;
        }

        _at++;
        text.Append(one.Value);
        return true;
    }

    private bool UnicodeEscape(StringBuilder text)
    {
        var digits = _text.AsSpan(_at + 1, Math.Min(4, _text.Length - _at - 1));
        if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            Wrong("'\\u' needs four hexadecimal digits");
            return false;
        }

        _at += 5;
        text.Append((char)code);
        return true;
    }

    private bool Word(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private bool Take(char symbol)
    {
        if (_at >= _text.Length || _text[_at] != symbol)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r' && _at < _text.Length)
        {
            _at++;
        }
    }

    private object? Fail(string expected)
    {
        var got = _at >= _text.Length ? "the end" : ValueText.Show(Rune.TryGetRuneAt(_text, _at, out var rune) ? rune.ToString() : "half a character");
        return Wrong($"expected {expected}, got {got}");
    }

    // The first mistake is the one that counts. Always null, so that a caller can give it as its value.
    private object? Wrong(string what)
    {
        if (_wrong is null)
        {
            var before = _text.AsSpan(0, Math.Min(_at, _text.Length));
            var line = before.Count('\n') + 1;
            var column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
            _wrong = $"{what} (line {line}, column {column})";
        }

        return null;
    }
}
