using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Writes JSON, compact or indented. What JSON cannot say (`.inf`, `.nan`) is an error.</summary>
internal sealed class JsonWriter
{
    private readonly BoundedText _text;
    private readonly int _indent;
    private readonly FilterSpec _spec;
    private readonly int _maxDepth;

    private JsonWriter(int indent, FilterSpec spec, FilterContext context)
    {
        _text = new BoundedText(context);
        _indent = indent;
        _spec = spec;
        _maxDepth = context.Limits.Nesting;
    }

    /// <summary>The value as JSON; <paramref name="indent"/> 0 writes one line.</summary>
    public static string Write(object? value, int indent, FilterSpec spec, FilterContext context)
    {
        var writer = new JsonWriter(indent, spec, context);
        writer.Value(value, 0);
        return writer._text.ToString();
    }

    private void Value(object? value, int depth)
    {
        switch (value)
        {
            case RemList list:
                List(list, Deeper(depth));
                break;
            case RemMap map:
                Map(map, Deeper(depth));
                break;
            case double number when !double.IsFinite(number):
                throw FilterInput.Unreadable(_spec, $"JSON has no {ValueText.Float(number)}", "test the number first, or write it with `| text`");
            default:
                _text.Append(ValueText.Json(value));
                break;
        }
    }

    private int Deeper(int depth) => depth < _maxDepth
        ? depth + 1
        : throw new LimitException(LimitErrors.Nesting, default, $"a value is nested deeper than the limit of {_maxDepth} levels");

    private void List(RemList list, int depth)
    {
        _text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            Next(i, depth);
            Value(list[i], depth);
        }

        Close(list.Count, depth, ']');
    }

    private void Map(RemMap map, int depth)
    {
        _text.Append('{');
        for (var i = 0; i < map.Count; i++)
        {
            Next(i, depth);
            _text.Append(ValueText.Json(map.KeyAt(i))).Append(_indent > 0 ? ": " : ":");
            Value(map.ValueAt(i), depth);
        }

        Close(map.Count, depth, '}');
    }

    private void Next(int index, int depth)
    {
        _text.Append(index > 0 ? "," : "");
        NewLine(depth);
    }

    private void Close(int count, int depth, char bracket)
    {
        if (count > 0)
        {
            NewLine(depth - 1);
        }

        _text.Append(bracket);
    }

    private void NewLine(int depth)
    {
        if (_indent > 0)
        {
            _text.Append('\n').Append(' ', _indent * depth);
        }
    }
}
