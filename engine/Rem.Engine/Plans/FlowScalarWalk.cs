using System.Globalization;

namespace Rem.Plans;

/// <summary>Reads plain and quoted scalars with the places of their characters: quotes, escapes, folded lines.</summary>
internal sealed class FlowScalarWalk
{
    private readonly string _text;
    private readonly int _end;
    private readonly ScalarWalk _walk;
    private int _at;

    private FlowScalarWalk(ScalarNode node, int quote)
    {
        var span = node.Span;
        _text = span.File!.Text;
        _at = span.Start + quote;
        _end = Math.Max(_at, span.End - quote);
        _walk = new ScalarWalk(node.Text, _at);
    }

    public static ScalarWalk Plain(ScalarNode node)
    {
        var reader = new FlowScalarWalk(node, 0);
        while (reader._at < reader._end && !reader._walk.IsWrong)
        {
            if (!reader.Blank())
            {
                reader.Take(1);
            }
        }

        return reader._walk;
    }

    public static ScalarWalk SingleQuoted(ScalarNode node)
    {
        var reader = new FlowScalarWalk(node, 1);
        while (reader._at < reader._end && !reader._walk.IsWrong)
        {
            if (!reader.Blank())
            {
                reader.Take(reader._text[reader._at] == '\'' ? 2 : 1);
            }
        }

        return reader._walk;
    }

    public static ScalarWalk DoubleQuoted(ScalarNode node)
    {
        var reader = new FlowScalarWalk(node, 1);
        while (reader._at < reader._end && !reader._walk.IsWrong)
        {
            if (reader._text[reader._at] == '\\')
            {
                reader.Escape();
            }
            else if (!reader.Blank())
            {
                reader.Take(1);
            }
        }

        return reader._walk;
    }

    // The character here, which stands for itself, is written with `width` characters.
    private void Take(int width)
    {
        _walk.Add(_text[_at], _at, Math.Min(_at + width, _end));
        _at += width;
    }

    // Blanks within a line stand for themselves; around line breaks they go, one break is a blank, more are breaks.
    private bool Blank()
    {
        var start = _at;
        var stop = start;
        var firstBreak = -1;
        var breaks = 0;
        while (stop < _end && _text[stop] is ' ' or '\t' or '\n' or '\r')
        {
            if (_text[stop] is '\n' or '\r')
            {
                firstBreak = firstBreak < 0 ? stop : firstBreak;
                stop = BehindBreak(stop);
                breaks++;
            }
            else
            {
                stop++;
            }
        }

        if (stop == start)
        {
            return false;
        }

        if (breaks == 0)
        {
            while (_at < stop)
            {
                Take(1);
            }
        }
        else
        {
            Fold(firstBreak, breaks);
        }

        _at = stop;
        return true;
    }

    private void Fold(int at, int breaks)
    {
        if (breaks == 1)
        {
            _walk.Add(' ', at, BehindBreak(at));
            return;
        }

        at = NextBreak(BehindBreak(at));
        for (var i = 1; i < breaks; i++)
        {
            _walk.Add('\n', at, BehindBreak(at));
            at = NextBreak(BehindBreak(at));
        }
    }

    private int NextBreak(int at)
    {
        while (at < _end && _text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private int BehindBreak(int at) => at + 1 < _end && _text[at] == '\r' && _text[at + 1] == '\n' ? at + 2 : at + 1;

    private void Escape()
    {
        var start = _at;
        var code = start + 1 < _end ? _text[start + 1] : '\0';
        if (code is '\n' or '\r')
        {
            SkipEscapedBreak();
            return;
        }

        var digits = code switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        _at = Math.Min(start + 2 + digits, _end);
        if (digits == 0)
        {
            _walk.Add(Simple(code), start, _at);
            return;
        }

        if (!int.TryParse(_text.AsSpan(start + 2, _at - start - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return;
        }

        var decoded = value > 0xFFFF && value <= 0x10FFFF ? char.ConvertFromUtf32(value) : ((char)value).ToString();
        foreach (var c in decoded)
        {
            _walk.Add(c, start, _at);
        }
    }

    // An escaped break and the blanks before the next line's text are nothing; empty lines between are breaks.
    private void SkipEscapedBreak()
    {
        _at = BehindBreak(_at + 1);
        var next = NextBreak(_at);
        while (next < _end && _text[next] is '\n' or '\r')
        {
            _walk.Add('\n', next, BehindBreak(next));
            next = NextBreak(BehindBreak(next));
        }

        _at = next;
    }

    private static char Simple(char code) => code switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\x1b',
        'N' => '\x85',
        '_' => '\xa0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => code,
    };
}
