using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rem.Values;

/// <summary>A place in a JSON text: blanks, signs, words, numbers and texts from there on, and the first mistake with its place.</summary>
internal sealed class JsonCursor(string text)
{
    private static readonly SearchValues<char> TextEnds = SearchValues.Create([.. "\"\\", .. ControlCharacters()]);

    /// <summary>The offset of the next character.</summary>
    public int At { get; private set; }

    /// <summary>The first mistake, with its line and column; null while there is none.</summary>
    public string? Wrong { get; private set; }

    /// <summary>
    /// The first thing that is JSON and yet cannot be kept as it stands: a text with half a surrogate pair, and what the
    /// reader notes by <see cref="NoteUnfit"/>; null while there is none.
    /// </summary>
    public string? Unfit { get; set; }

    /// <summary>The next character; NUL at the end.</summary>
    public char Current => At < text.Length ? text[At] : '\0';

    /// <summary>True behind the last character.</summary>
    public bool IsAtEnd => At >= text.Length;

    /// <summary>The text between an offset and here.</summary>
    public ReadOnlySpan<char> Since(int from) => text.AsSpan(from, At - from);

    public void SkipBlanks()
    {
        while (At < text.Length && text[At] is ' ' or '\t' or '\n' or '\r')
        {
            At++;
        }
    }

    public bool Take(char symbol)
    {
        if (At >= text.Length || text[At] != symbol)
        {
            return false;
        }

        At++;
        return true;
    }

    public bool TakeWord(string word)
    {
        if (string.CompareOrdinal(text, At, word, 0, word.Length) != 0)
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    /// <summary>Takes a number; false, with the mistake noted, when it is none. <paramref name="isFloat"/> when it has a point or an exponent.</summary>
    public bool TakeNumber(out bool isFloat)
    {
        _ = Take('-');
        var digits = TakeDigits();
        var isSound = digits > 0 && (digits == 1 || text[At - digits] != '0');
        isFloat = false;
        if (isSound && Take('.'))
        {
            isFloat = true;
            isSound = TakeDigits() > 0;
        }

        if (isSound && Current is 'e' or 'E')
        {
            isFloat = true;
            At++;
            _ = Take('+') || Take('-');
            isSound = TakeDigits() > 0;
        }

        return isSound || Fail("a number is not complete, or begins with 0") is not null;
    }

    /// <summary>The text that begins at the quote that is next, or null with the mistake noted.</summary>
    public string? TakeText()
    {
        var quote = At;
        var part = ++At;
        StringBuilder? escaped = null;
        while (true)
        {
            var length = text.AsSpan(At).IndexOfAny(TextEnds);
            At = length < 0 ? text.Length : At + length;
            switch (Current)
            {
                case '"':
                    var last = text.AsSpan(part, At++ - part);
                    return escaped is null ? last.ToString() : Whole(escaped.Append(last).ToString(), quote);
                case '\\':
                    escaped = (escaped ?? new StringBuilder()).Append(text, part, At - part);
                    if (!TakeEscape(escaped))
                    {
                        return null;
                    }

                    part = At;
                    break;
                default:
                    Fail(IsAtEnd ? "a text is not closed" : "a control character in a text is not escaped");
                    return null;
            }
        }
    }

    /// <summary>Notes that something else was expected here. Always null, so that a caller can give it as its value.</summary>
    public object? Expected(string expected)
    {
        var got = IsAtEnd ? "the end" : ValueText.Show(Rune.TryGetRuneAt(text, At, out var rune) ? rune.ToString() : "half a character");
        return Fail($"expected {expected}, got {got}");
    }

    /// <summary>Notes a mistake; the first one is the one that counts. Always null.</summary>
    public object? Fail(string what)
    {
        Wrong ??= what + Place(At);
        return null;
    }

    /// <summary>Notes what cannot be kept and where it begins; the first one is the one that counts. Always null.</summary>
    public object? NoteUnfit(string what, int from)
    {
        Unfit ??= what + Place(from);
        return null;
    }

    private static IEnumerable<char> ControlCharacters()
    {
        for (var c = '\0'; c < ' '; c++)
        {
            yield return c;
        }
    }

    private string Place(int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
        return $" (line {line}, column {column})";
    }

    private int TakeDigits()
    {
        var from = At;
        while (char.IsAsciiDigit(Current))
        {
            At++;
        }

        return At - from;
    }

    // Only an escape can have made half a pair: bytes are decoded strictly.
    private string Whole(string value, int from)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
            {
                continue;
            }

            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
            {
                NoteUnfit("a text holds half a surrogate pair", from);
                return value;
            }

            i++;
        }

        return value;
    }

    private bool TakeEscape(StringBuilder to)
    {
        At++;
        var letter = Current;
        if (letter == 'u')
        {
            return TakeUnicode(to);
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
            Fail("an escape is unknown");
            return false;
        }

        At++;
        to.Append(one.Value);
        return true;
    }

    private bool TakeUnicode(StringBuilder to)
    {
        var digits = text.AsSpan(At + 1, Math.Min(4, text.Length - At - 1));
        if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            Fail("'\\u' needs four hexadecimal digits");
            return false;
        }

        At += 5;
        to.Append((char)code);
        return true;
    }
}
