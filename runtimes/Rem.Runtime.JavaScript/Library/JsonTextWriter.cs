using System.Globalization;
using System.Text;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Marshal;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`JSON.stringify`.</summary>
internal sealed class JsonTextWriter
{
    private const int LongestIndent = 10;

    private readonly JsEngine _js;
    private readonly FunctionInstance? _replacer;
    private readonly List<object>? _wanted;
    private readonly string _indent;
    private readonly StringBuilder _text = new();
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    private string _line = "\n";
    private int _count;

    /// <summary>A writer with the second and third argument of `stringify`.</summary>
    public JsonTextWriter(JsEngine js, object replacer, object space)
    {
        _js = js;
        _replacer = replacer as FunctionInstance;
        _wanted = replacer is ArrayInstance or ListObject ? Names((ObjectInstance)replacer) : null;
        space = space is NumberInstance or StringInstance ? TypeConverter.ToPrimitive(space, PrimitiveTypeHint.None) : space;
        _indent = space switch
        {
            string or ConcatenatedString => TypeConverter.ToString(space) is var text && text.Length > LongestIndent ? text[..LongestIndent] : text,
            int or uint or double => new string(' ', (int)Math.Clamp(Numbers.ToInteger(TypeConverter.ToNumber(space)), 0, LongestIndent)),
            _ => "",
        };
    }

    /// <summary>The text of a value, or null for what has none.</summary>
    public string? Write(object value)
    {
        var holder = _js.Script.Object.Construct();
        if (_replacer is not null)
        {
            holder[""] = value;
        }

        return TryWrite(holder, "", value) ? _text.ToString() : null;
    }

    private static List<object> Names(ObjectInstance list)
    {
        var names = new List<object>();
        foreach (var item in LoweredBasics.Spread(list))
        {
            if (item is string or ConcatenatedString or int or uint or double or StringInstance or NumberInstance && TypeConverter.ToString(item) is var name && !names.Contains(name))
            {
                names.Add(TypeConverter.ToString(item));
            }
        }

        return names;
    }

    private bool TryWrite(ObjectInstance holder, string key, object value)
    {
        if (value is ObjectInstance source && source["toJSON"] is FunctionInstance toJson)
        {
            value = toJson.CallLateBound(value, key);
        }

        if (_replacer is not null)
        {
            value = _replacer.CallLateBound(holder, key, value);
        }

        if (value is NumberInstance or StringInstance or BooleanInstance)
        {
            value = TypeConverter.ToPrimitive(value, value is StringInstance ? PrimitiveTypeHint.String : PrimitiveTypeHint.Number);
        }

        switch (value)
        {
            case string or ConcatenatedString:
                AppendText(TypeConverter.ToString(value));
                return true;
            case bool truth:
                _text.Append(truth ? "true" : "false");
                return true;
            case int or uint or double:
                _text.Append(double.IsFinite(TypeConverter.ToNumber(value)) ? TypeConverter.ToString(value) : "null");
                return true;
            case FunctionInstance:
                return false;
            case ObjectInstance target:
                AppendObject(target);
                return true;
            default:
                if (value == Null.Value)
                {
                    _text.Append("null");
                    return true;
                }

                return false;
        }
    }

    private void AppendObject(ObjectInstance target)
    {
        JsWatch.CheckStack();
        if (!_open.Add(target))
        {
            throw JsValues.TypeError("Converting circular structure to JSON");
        }

        var line = _line;
        _line += _indent;
        if (target is ArrayInstance or ListObject)
        {
            AppendItems(target, line);
        }
        else
        {
            AppendMembers(target, line);
        }

        _line = line;
        _open.Remove(target);
    }

    private void AppendItems(ObjectInstance list, string line)
    {
        var length = JsValues.Length(list);
        _text.Append('[');
        for (var i = 0L; i < length; i++)
        {
            Between(i == 0);
            if (!TryWrite(list, i.ToString(CultureInfo.InvariantCulture), JsValues.Item(list, i)))
            {
                _text.Append("null");
            }
        }

        End(length == 0, line, ']');
    }

    private void AppendMembers(ObjectInstance target, string line)
    {
        _text.Append('{');
        var isFirst = true;
        foreach (var key in _wanted ?? KeyOrder.Of(target))
        {
            if (key is not string name || !target.GetOwnPropertyDescriptor(name).IsEnumerable)
            {
                continue;
            }

            var start = _text.Length;
            Between(isFirst);
            AppendText(name);
            _text.Append(_indent.Length > 0 ? ": " : ":");
            if (TryWrite(target, name, target[name]))
            {
                isFirst = false;
            }
            else
            {
                _text.Length = start;
            }
        }

        End(isFirst, line, '}');
    }

    private void Between(bool isFirst)
    {
        _text.Append(isFirst ? "" : ",").Append(_indent.Length > 0 ? _line : "");
        if ((++_count & 1023) == 0)
        {
            JsWatch.Check();
            JsWatch.Current?.TakeText(_text.Length);
        }
    }

    private void End(bool isEmpty, string line, char close)
    {
        if (!isEmpty && _indent.Length > 0)
        {
            _text.Append(line);
        }

        _text.Append(close);
    }

    private void AppendText(string text)
    {
        JsWatch.Current?.TakeText(text.Length);
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' or '\\':
                    _text.Append('\\').Append(c);
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                case '\b':
                    _text.Append("\\b");
                    break;
                case '\f':
                    _text.Append("\\f");
                    break;
                default:
                    if (c < ' ' || (char.IsSurrogate(c) && !IsPaired(text, i)))
                    {
                        _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        _text.Append(c);
                    }

                    break;
            }
        }

        _text.Append('"');
    }

    private static bool IsPaired(string text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
