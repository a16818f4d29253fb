using System.Buffers;
using System.Text;
using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>
/// Writes YAML in block style. Texts stand in quotes wherever any YAML reader, one of YAML 1.1 included, could see
/// something else in them (`no`, `1:30`, `2026-01-01`); those of several lines stand behind `|`.
/// </summary>
internal sealed class YamlWriter
{
    private const int SimpleKey = 1000; // YAML allows 1024 characters in front of a key's colon

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./@+=:()~ ");
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };

    private readonly BoundedText _text;
    private readonly int _maxDepth;

    private YamlWriter(FilterContext context)
    {
        _text = new BoundedText(context);
        _maxDepth = context.Limits.Nesting;
    }

    /// <summary>The value as YAML, with a line end.</summary>
    public static string Write(object? value, FilterContext context)
    {
        var writer = new YamlWriter(context);
        writer.Value(value, 0);
        return writer._text.ToString();
    }

    // Writes what stands behind a `-` or a key; the depth is that of the lines below.
    private void Value(object? value, int depth)
    {
        if (depth > _maxDepth)
        {
            throw new LimitException(LimitErrors.Nesting, default, $"a value is nested deeper than the limit of {_maxDepth} levels");
        }

        switch (value)
        {
            case RemList { Count: > 0 } list:
                List(list, depth);
                break;
            case RemMap { Count: > 0 } map:
                Map(map, depth);
                break;
            case string text when IsBlock(text):
                Block(text, depth);
                break;
            default:
                _text.Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private void List(RemList list, int depth)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Indent(i, depth);
            _text.Append("- ");
            Value(list[i], depth + 1);
        }
    }

    private void Map(RemMap map, int depth)
    {
        for (var i = 0; i < map.Count; i++)
        {
            Indent(i, depth);
            var key = Scalar(map.KeyAt(i));
            if (key.Length > SimpleKey)
            {
                _text.Append("? ").Append(key).Append('\n').Append(' ', depth * 2).Append(":");
            }
            else
            {
                _text.Append(key).Append(":");
            }

            Below(map.ValueAt(i), depth + 1);
        }
    }

    private void Below(object? value, int depth)
    {
        var isNested = value is RemList { Count: > 0 } or RemMap { Count: > 0 };
        _text.Append(isNested ? "\n" : " ").Append(' ', isNested ? depth * 2 : 0);
        Value(value, depth);
    }

    // The first line stands behind its `- ` or key already.
    private void Indent(int index, int depth)
    {
        if (index > 0)
        {
            _text.Append(' ', depth * 2);
        }
    }

    private void Block(string text, int depth)
    {
        var isLong = text.EndsWith("\n\n", StringComparison.Ordinal);
        _text.Append(isLong ? "|+" : text[^1] == '\n' ? "|" : "|-").Append('\n');
        var lines = text[^1] == '\n' ? text[..^1] : text;
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            _text.Append(' ', line.Length > 0 ? Math.Max(1, depth) * 2 : 0).Append(line).Append('\n');
        }
    }

    private static bool IsBlock(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text[0] is ' ' or '\n')
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            var isPlain = rune.Value == '\n' || (rune.Value >= ' ' && !Rune.IsControl(rune) && rune.Value is not (0x2028 or 0x2029 or 0xFEFF or 0xFFFD or 0xFFFE or 0xFFFF));
            if (!isPlain)
            {
                return false;
            }
        }

        return true;
    }

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        string text => IsPlain(text) ? text : Quoted(text),
        RemList => "[]",
        RemMap => "{}",
        _ => ValueText.Of(value),
    };

    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] is '_' or '/')
        && text[^1] is not (' ' or ':')
        && text.AsSpan().IndexOfAnyExcept(Plain) < 0
        && !text.Contains(": ", StringComparison.Ordinal)
        && !Reserved.Contains(text);

    // YAML's double quotes read all that JSON's write; what YAML does not allow as it is gets an escape too.
    private static string Quoted(string text)
    {
        var json = ValueText.Json(text);
        if (json.AsSpan().IndexOfAnyInRange('\u007f', '\uffff') < 0)
        {
            return json;
        }

        var quoted = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            var isPlain = c < '\u007f' || (c >= '\u00a0' && c is not ('\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff'));
            _ = isPlain ? quoted.Append(c) : quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }

        return quoted.ToString();
    }
}
