using System.Globalization;
using System.Text;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`JSON.parse`.</summary>
internal sealed class JsonTextReader(JsEngine js, string text)
{
    private int _at;
    private int _count;

    /// <summary>The value of the whole text.</summary>
    public object Read()
    {
        var value = Value();
        Skip();
        return _at == text.Length ? value : throw Unexpected();
    }

    private object Value()
    {
        Skip();
        if ((++_count & 1023) == 0)
        {
            JsWatch.Check();
        }

        switch (_at < text.Length ? text[_at] : '\0')
        {
            case '{':
                return Members();
            case '[':
                return Items();
            case '"':
                return Text();
            case 't':
                return Word("true", true);
            case 'f':
                return Word("false", false);
            case 'n':
                return Word("null", Null.Value);
            default:
                return Number();
        }
    }

    private ObjectInstance Members()
    {
        JsWatch.CheckStack();
        _at++;
        var made = js.Script.Object.Construct();
        Skip();
        if (Takes('}'))
        {
            return made;
        }

        do
        {
            Skip();
            if (_at >= text.Length || text[_at] != '"')
            {
                throw Unexpected();
            }

            var key = Text();
            Skip();
            Expect(':');
            var value = Value();
            JsValues.Define(made, key, value);
            Skip();
        }
        while (Takes(','));

        Expect('}');
        return made;
    }

    private ArrayInstance Items()
    {
        JsWatch.CheckStack();
        _at++;
        var items = new List<object>();
        Skip();
        if (!Takes(']'))
        {
            do
            {
                items.Add(Value());
                Skip();
            }
            while (Takes(','));

            Expect(']');
        }

        return JsValues.List(js, items);
    }

    private string Text()
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] != '"' && text[_at] != '\\' && text[_at] >= ' ')
        {
            _at++;
        }

        if (_at < text.Length && text[_at] == '"')
        {
            return text[start.._at++];
        }

        var made = new StringBuilder().Append(text, start, _at - start);
        while (true)
        {
            if (_at >= text.Length || text[_at] < ' ')
            {
                throw Unexpected();
            }

            var c = text[_at++];
            if (c == '"')
            {
                return made.ToString();
            }

            made.Append(c == '\\' ? Escape() : c);
        }
    }

    private char Escape()
    {
        var c = _at < text.Length ? text[_at++] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= text.Length && ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                _at--;
                throw Unexpected();
        }
    }

    private object Number()
    {
        var start = _at;
        Takes('-');
        if (!Takes('0'))
        {
            Digits();
        }

        if (Takes('.'))
        {
            Digits();
        }

        if (_at < text.Length && text[_at] is ('e' or 'E'))
        {
            _at++;
            if (_at < text.Length && text[_at] is ('+' or '-'))
            {
                _at++;
            }

            Digits();
        }

        return Numbers.Box(double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private void Digits()
    {
        if (_at >= text.Length || !char.IsAsciiDigit(text[_at]))
        {
            throw Unexpected();
        }

        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private object Word(string word, object value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
        {
            throw Unexpected();
        }

        _at += word.Length;
        return value;
    }

    private void Skip()
    {
        while (_at < text.Length && text[_at] is (' ' or '\t' or '\n' or '\r'))
        {
            _at++;
        }
    }

    private bool Takes(char c)
    {
        if (_at < text.Length && text[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void Expect(char c)
    {
        if (!Takes(c))
        {
            throw Unexpected();
        }
    }

    private JavaScriptException Unexpected() => new(ErrorType.SyntaxError, _at >= text.Length
        ? "Unexpected end of JSON input"
        : string.Create(CultureInfo.InvariantCulture, $"Unexpected token '{text[_at]}' in JSON at position {_at}"));
}
