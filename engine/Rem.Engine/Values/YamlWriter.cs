using System.Text;
using Rem.Errors;

namespace Rem.Values;

/// <summary>Writes one value in block style, up to a bound of characters and of levels.</summary>
internal sealed class YamlWriter(long limit, int nesting)
{
    /// <summary>Longest key that YAML lets stand before its `:` on the same line, with its quotes.</summary>
    private const int LongestKey = 1000;

    private readonly StringBuilder _text = new();

    /// <summary>The value, with a newline at the end.</summary>
    public string Write(object? value)
    {
        switch (value)
        {
            case RemMap { Count: > 0 } map:
                WriteMap(map, 0, isInline: true);
                break;
            case RemList { Count: > 0 } list:
                WriteList(list, 0, isInline: true);
                break;
            default:
                WriteScalar(value, 0);
                break;
        }

        return _text.ToString();
    }

    // isInline: the first entry stands where the text ends, behind the dash of a list's item.
    private void WriteMap(RemMap map, int level, bool isInline)
    {
        CheckLevel(level);
        for (var i = 0; i < map.Count; i++)
        {
            if (i > 0 || !isInline)
            {
                Indent(level);
            }

            WriteKey(map.KeyAt(i), level);
            WriteBelow(map.ValueAt(i), level);
        }
    }

    private void WriteKey(string key, int level)
    {
        CheckLength(key.Length);
        var start = _text.Length;
        YamlScalar.WriteOneLine(_text, key, isKey: true);
        if (_text.Length - start > LongestKey)
        {
            _text.Insert(start, "? ").Append('\n');
            Indent(level);
        }

        _text.Append(':');
    }

    private void WriteList(RemList list, int level, bool isInline)
    {
        CheckLevel(level);
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0 || !isInline)
            {
                Indent(level);
            }

            _text.Append('-');
            WriteItem(list[i], level);
        }
    }

    private void WriteItem(object? value, int level)
    {
        switch (value)
        {
            case RemMap { Count: > 0 } map:
                _text.Append(' ');
                WriteMap(map, level + 1, isInline: true);
                break;
            case RemList { Count: > 0 } list:
                _text.Append(' ');
                WriteList(list, level + 1, isInline: true);
                break;
            default:
                WriteBelow(value, level);
                break;
        }
    }

    private void WriteBelow(object? value, int level)
    {
        switch (value)
        {
            case RemMap { Count: > 0 } map:
                _text.Append('\n');
                WriteMap(map, level + 1, isInline: false);
                break;
            case RemList { Count: > 0 } list:
                _text.Append('\n');
                WriteList(list, level + 1, isInline: false);
                break;
            default:
                _text.Append(' ');
                WriteScalar(value, level);
                break;
        }
    }

    // A text of several lines stands one level below.
    private void WriteScalar(object? value, int level)
    {
        if (value is string s)
        {
            CheckLength(s.Length);
            YamlScalar.Write(_text, s, (level + 1) * 2);
        }
        else
        {
            _text.Append(Simple(value)).Append('\n');
        }

        CheckLength(0);
    }

    private static string Simple(object? value) => value switch
    {
        null => "null",
        RemMap => "{}",
        RemList => "[]",
        _ => ValueText.Of(value),
    };

    // Not Append(' ', n): its vector code is compiled at each start.
    private void Indent(int level)
    {
        for (var i = 0; i < level * 2; i++)
        {
            _text.Append(' ');
        }
    }

    private void CheckLength(int more)
    {
        if (_text.Length + (long)more > limit)
        {
            throw new LimitException(LimitErrors.Text, default, $"a value would be longer as YAML than the limit 'text' allows ({LimitErrors.Bytes(limit)})");
        }
    }

    private void CheckLevel(int level)
    {
        if (level >= nesting)
        {
            throw new LimitException(LimitErrors.Nesting, default, $"a value is nested deeper than the limit of {nesting} levels");
        }
    }
}
