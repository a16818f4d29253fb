namespace Rem.Plans;

/// <summary>
/// Reads the YAML that most plans are written in: maps and lists in blocks, scalars and brackets on one line, and
/// `|`. It knows its bounds: whatever goes beyond them, errors first of all, is YamlDotNet's to read, so what YAML
/// means is said in one place. It exists for the start: YamlDotNet is 190 methods and 6 assemblies to load, a
/// fifth of a short run. The tests compare the trees of both.
/// </summary>
internal sealed class BasicYaml
{
    private const int Longest = 64 * 1024;
    private const int LongestKey = 1000;
    private const int Deepest = 48;
    private const int Ended = -1;

    private readonly string _text;
    private readonly TreeBuilder? _builder;
    private int _at;
    private int _column;

    private BasicYaml(string text, TreeBuilder? builder)
    {
        _text = text;
        _builder = builder;
    }

    /// <summary>True when the text stays within the bounds.</summary>
    public static bool Covers(string text) => text.Length <= Longest && new BasicYaml(text, null).Read();

    /// <summary>Gives a text that is covered to the builder. False when a limit ended it.</summary>
    public static bool Build(string text, TreeBuilder builder) => new BasicYaml(text, builder).Read() && builder.GoesOn();

    private bool Read()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            if (_text[i] is < ' ' and not '\n' or '\x85' or '\u2028' or '\u2029' or '\uFEFF')
            {
                return false;
            }
        }

        NextLine();
        return _column != Ended && Block(0) && _column == Ended;
    }

    // The block whose first character is here, at _column. Behind it _at and _column are those of the next line's text.
    private bool Block(int depth) => depth < Deepest && (IsDash() ? List(depth) : Map(depth));

    private bool Map(int depth)
    {
        var column = _column;
        if (!Open(true, false))
        {
            return false;
        }

        while (_column == column)
        {
            if (!IsKey() || !Scalar(false))
            {
                return false;
            }

            _at++;
            if (!Value(column, depth, true))
            {
                return false;
            }
        }

        return _column < column && Close(true);
    }

    private bool List(int depth)
    {
        var column = _column;
        if (!Open(false, false))
        {
            return false;
        }

        while (_column == column && IsDash())
        {
            _at++;
            if (!Value(column, depth, false))
            {
                return false;
            }
        }

        return _column <= column && Close(false);
    }

    // What stands behind a key's ':' or an item's '-'; the parent stands at `column`.
    private bool Value(int column, int depth, bool inMap)
    {
        var empty = _at;
        SkipBlanks();
        switch (BasicScalars.At(_text, _at))
        {
            case '\0' or '\n' or '#':
                NextLine();
                return _column > column || (inMap && _column == column && IsDash()) ? Block(depth + 1) : Add(empty, empty, ScalarStyle.Plain, "");
            case '|':
                return Literal(column);
            case '[' or '{':
                return Brackets(depth + 1) && EndLine(column);
            default:
                if (!inMap && (IsDash() || IsKey()))
                {
                    _column = _at - (_text.LastIndexOf('\n', _at) + 1);
                    return Block(depth + 1);
                }

                return Scalar(false) && EndLine(column);
        }
    }

    // One line: YAML's rules for brackets over several lines are not ours.
    private bool Brackets(int depth)
    {
        var isMap = _text[_at] == '{';
        var close = isMap ? '}' : ']';
        if (depth >= Deepest || !Open(isMap, true))
        {
            return false;
        }

        _at++;
        SkipBlanks();
        for (var first = true; !first || BasicScalars.At(_text, _at) != close; first = false)
        {
            if ((isMap && !BracketKey()) || !BracketValue(depth))
            {
                return false;
            }

            SkipBlanks();
            if (BasicScalars.At(_text, _at) == close)
            {
                break;
            }

            if (BasicScalars.At(_text, _at) != ',')
            {
                return false;
            }

            _at++;
            SkipBlanks();
        }

        var closed = Close(isMap);
        _at++;
        return closed;
    }

    private bool BracketKey()
    {
        if (!Scalar(true) || BasicScalars.At(_text, _at) != ':' || BasicScalars.At(_text, _at + 1) != ' ')
        {
            return false;
        }

        _at++;
        SkipBlanks();
        return true;
    }

    private bool BracketValue(int depth) => BasicScalars.At(_text, _at) is '[' or '{' ? Brackets(depth + 1) : Scalar(true);

    // `|`, `|-` and `|+` with a first line that is not blank.
    private bool Literal(int column)
    {
        var start = _at;
        var chomp = BasicScalars.At(_text, _at + 1);
        _at += chomp is '-' or '+' ? 2 : 1;
        var end = BasicScalars.At(_text, _at) == '\n' ? BasicScalars.LiteralEnd(_text, ++_at, column) : -1;
        if (end < 0)
        {
            return false;
        }

        var text = _builder is null ? "" : BasicScalars.LiteralText(_text, _at, end, chomp);
        _at = end;
        NextLine();
        return _column <= column && Add(start, end, ScalarStyle.Literal, text);
    }

    private bool Scalar(bool inBrackets)
    {
        var start = _at;
        var end = BasicScalars.End(_text, start, inBrackets);
        if (end < 0)
        {
            return false;
        }

        _at = end;
        var style = _text[start] switch
        {
            '"' => ScalarStyle.DoubleQuoted,
            '\'' => ScalarStyle.SingleQuoted,
            _ => ScalarStyle.Plain,
        };
        var quote = style == ScalarStyle.Plain ? 0 : 1;
        return Add(start, end, style, _builder is null ? "" : _text.Substring(start + quote, end - start - 2 * quote));
    }

    private bool Add(int start, int end, ScalarStyle style, string text) => _builder is null || (_builder.GoesOn() && _builder.AddScalar(start, end, text, style, null));

    private bool Open(bool isMap, bool inBrackets) => _builder is null || (_builder.GoesOn() && _builder.Open(_at, isMap, inBrackets, null));

    private bool Close(bool isMap) => _builder is null || (_builder.GoesOn() && (isMap ? _builder.CloseMap(_at) : _builder.CloseList(_at)));

    private bool IsDash() => BasicScalars.At(_text, _at) == '-' && BasicScalars.At(_text, _at + 1) is ' ' or '\n' or '\0';

    private bool IsKey()
    {
        var end = BasicScalars.End(_text, _at, false);
        return end > 0 && end - _at <= LongestKey && BasicScalars.At(_text, end) == ':' && BasicScalars.At(_text, end + 1) is ' ' or '\n' or '\0';
    }

    // Behind a value nothing more may stand on the line, and the next one may not go on with it.
    private bool EndLine(int column)
    {
        var end = _at;
        SkipBlanks();
        var next = BasicScalars.At(_text, _at);
        if (next is not ('\n' or '\0') && (next != '#' || _at == end))
        {
            return false;
        }

        NextLine();
        return _column <= column;
    }

    private void SkipBlanks()
    {
        while (BasicScalars.At(_text, _at) == ' ')
        {
            _at++;
        }
    }

    // Goes to the text of the next line that has any: the one that starts here, or one behind it.
    private void NextLine()
    {
        var line = _at == 0 || _text[_at - 1] == '\n' ? _at : LineBehind(_at);
        while (line < _text.Length)
        {
            _at = line;
            SkipBlanks();
            if (BasicScalars.At(_text, _at) is not ('\n' or '#' or '\0'))
            {
                _column = _at - line;
                return;
            }

            line = LineBehind(_at);
        }

        _at = _text.Length;
        _column = Ended;
    }

    private int LineBehind(int at)
    {
        var end = at < _text.Length ? _text.IndexOf('\n', at) : -1;
        return end < 0 ? _text.Length : end + 1;
    }
}
