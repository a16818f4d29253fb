using System.Globalization;

namespace Rem.Values;

/// <summary>
/// Reads JSON texts (RFC 8259, strictly) into values. Integers are 64 bit, numbers with a point or an exponent
/// are floats; of equal keys the last one counts; what is nested too deep, or an integer outside 64 bits, is an error.
/// </summary>
public sealed class JsonReader
{
    private readonly int _maxDepth;
    private readonly bool _isExact;
    private int _depth;
    private int _keyAt;

    /// <summary>
    /// A reader of a message. When it is exact, what is JSON and cannot be kept as it stands (an integer outside 64 bits, a
    /// key that comes twice, half a surrogate pair) is no mistake in the text but noted in <see cref="JsonCursor.Unfit"/>.
    /// </summary>
    internal JsonReader(string text, int maxDepth, bool isExact)
    {
        Cursor = new JsonCursor(text);
        _maxDepth = maxDepth;
        _isExact = isExact;
    }

    /// <summary>The place in the text.</summary>
    internal JsonCursor Cursor { get; }

    /// <summary>
    /// Reads a text that is one JSON value. When it is none, the result is false and <paramref name="wrong"/> says why
    /// and where: `expected ',' or ']', got 'x' (line 2, column 5)`.
    /// </summary>
    public static bool TryRead(string text, int maxDepth, out object? value, out string wrong)
    {
        var reader = new JsonReader(text, maxDepth, isExact: false);
        value = reader.Value();
        reader.End();
        wrong = reader.Cursor.Wrong ?? "";
        value = reader.Cursor.Wrong is null ? value : null;
        return reader.Cursor.Wrong is null;
    }

    /// <summary>The next value; null, with <see cref="JsonCursor.Wrong"/> set, when there is none.</summary>
    internal object? Value()
    {
        Cursor.SkipBlanks();
        switch (Cursor.Current)
        {
            case '{':
                return Map();
            case '[':
                return List();
            case '"':
                return Cursor.TakeText();
            case 't' when Cursor.TakeWord("true"):
                return Boxed.True;
            case 'f' when Cursor.TakeWord("false"):
                return Boxed.False;
            case 'n' when Cursor.TakeWord("null"):
                return null;
            case '-' or (>= '0' and <= '9'):
                return Number();
            default:
                return Cursor.Expected("a value");
        }
    }

    /// <summary>Notes what stands behind the value that was read.</summary>
    internal void End()
    {
        Cursor.SkipBlanks();
        if (Cursor.Wrong is null && !Cursor.IsAtEnd)
        {
            Cursor.Expected("the end");
        }
    }

    /// <summary>Goes into the list or map whose bracket is next; false when it is nested too deep.</summary>
    internal bool Open()
    {
        if (++_depth > _maxDepth)
        {
            Cursor.Fail($"it is nested deeper than {_maxDepth} levels");
            return false;
        }

        return Cursor.Take('{') || Cursor.Take('[');
    }

    /// <summary>Goes on to the next element of the list that was opened; false behind the last one, or with a mistake noted.</summary>
    internal bool NextItem(bool isFirst) => Cursor.Wrong is null && !TryClose(']', !isFirst) && Cursor.Wrong is null;

    /// <summary>Goes on to the next key of the map that was opened, and behind its colon; null behind the last one, or with a mistake noted.</summary>
    internal string? NextKey(bool isFirst)
    {
        if (Cursor.Wrong is not null || TryClose('}', !isFirst) || Cursor.Wrong is not null)
        {
            return null;
        }

        if (Cursor.Current != '"')
        {
            return (string?)Cursor.Expected("a key in double quotes");
        }

        _keyAt = Cursor.At;
        if (Cursor.TakeText() is not { } key)
        {
            return null;
        }

        Cursor.SkipBlanks();
        return Cursor.Take(':') ? key : (string?)Cursor.Expected("':'");
    }

    private RemMap? Map()
    {
        var map = new RemMap();
        if (!Open())
        {
            return null;
        }

        while (NextKey(map.Count == 0) is { } key)
        {
            if (_isExact && map.ContainsKey(key))
            {
                Cursor.NoteUnfit($"the key {ValueText.Show(key)} comes twice", _keyAt);
            }

            map.Set(key, Value());
        }

        return Cursor.Wrong is null ? map : null;
    }

    private RemList? List()
    {
        var list = new RemList();
        if (!Open())
        {
            return null;
        }

        while (NextItem(list.Count == 0))
        {
            list.Add(Value());
        }

        return Cursor.Wrong is null ? list : null;
    }

    // Takes the closing bracket, or else the comma that must stand between two elements.
    private bool TryClose(char bracket, bool needsComma)
    {
        Cursor.SkipBlanks();
        if (Cursor.Take(bracket))
        {
            _depth--;
            return true;
        }

        if (needsComma && !Cursor.Take(','))
        {
            Cursor.Expected($"',' or '{bracket}'");
        }

        Cursor.SkipBlanks();
        return false;
    }

    private object? Number()
    {
        var from = Cursor.At;
        if (!Cursor.TakeNumber(out var isFloat))
        {
            return null;
        }

        var digits = Cursor.Since(from);
        if (!isFloat)
        {
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? Boxed.Of(whole)
                : Unfit("an integer is outside 64 bits", from);
        }

        var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : Unfit("a number is outside the range of floats", from);
    }

    private object? Unfit(string what, int from) => _isExact ? Cursor.NoteUnfit(what, from) : Cursor.Fail(what);
}
