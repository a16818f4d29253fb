using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Library;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Patterns;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Marshal;

/// <summary>Values of a script as values of the plan language. What came from the plan and was handed on comes back as it was.</summary>
internal sealed class ValueReader(JsEngine js)
{
    private const int DeepestNesting = 64;
    private const double LargestExact = 9007199254740992;

    private readonly ObjectInstance?[] _open = new ObjectInstance?[DeepestNesting];
    private readonly string?[] _path = new string?[DeepestNesting];
    private int _depth;

    /// <summary>The value. Throws <see cref="NoValueException"/> where it is none.</summary>
    public object? Read(object? value)
    {
        _depth = 0;
        return ReadAny(value);
    }

    private object? ReadAny(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case string:
                return value;
            case ConcatenatedString:
                return value.ToString();
            case bool truth:
                return Boxed.Of(truth);
            case int number:
                return Boxed.Of(number);
            case uint number:
                return Boxed.Of(number);
            case double number:
                return ReadNumber(number, value);
            case Symbol:
                throw Bad("a symbol");
            case ObjectInstance target:
                return ReadObject(target);
            default:
                return value == Null.Value || value == Undefined.Value ? null : throw Bad("something of the engine");
        }
    }

    private object ReadNumber(double number, object box) =>
        double.IsInteger(number) && Math.Abs(number) <= LargestExact && !js.IsWholeFloat(box) ? Boxed.Of((long)number) : number;

    private object? ReadObject(ObjectInstance target)
    {
        switch (target)
        {
            case ListObject list:
                Check(list.List);
                return list.List;
            case MapObject map:
                Check(map.Map);
                return map.Map;
            case LargeInteger large:
                return large.Number;
            case ArrayInstance array:
                return ReadItems(array);
            case NumberInstance or StringInstance or BooleanInstance:
                return ReadAny(TypeConverter.ToPrimitive(target, target is StringInstance ? PrimitiveTypeHint.String : PrimitiveTypeHint.Number));
            case FunctionInstance:
                throw Bad("a function");
            default:
                return HostKind(target) is { } kind ? throw Bad(kind) : ReadMembers(target);
        }
    }

    private static string? HostKind(ObjectInstance target) => target switch
    {
        DateInstance => "a Date: return its toISOString() or getTime()",
        MapInstance => "a Map: return Object.fromEntries(map)",
        SetInstance => "a Set: return [...set]",
        ErrorInstance => "an Error: return its message",
        RegExpObject => "a regular expression: return its source",
        PromiseObject => "a promise: write `await` in front of it, in an async function",
        GeneratorObject => "a generator: return [...generator]",
        _ when target.GetType() == typeof(ObjectInstance) => null,
        ArgumentsInstance => null,
        _ => "an object of the engine",
    };

    private RemList ReadItems(ArrayInstance array)
    {
        Enter(array);
        var length = (int)array.Length;
        JsWatch.Current?.Take(length * 8L);
        var list = new RemList(length);
        for (var i = 0; i < length; i++)
        {
            _path[_depth - 1] = "[" + TypeConverter.ToString(i) + "]";
            list.Add(ReadAny(array[i]));
        }

        _depth--;
        return list;
    }

    private RemMap ReadMembers(ObjectInstance target)
    {
        Enter(target);
        var keys = KeyOrder.Of(target);
        var map = new RemMap(keys.Count);
        foreach (var key in keys)
        {
            if (key is not string name || !target.GetOwnPropertyDescriptor(key).IsEnumerable)
            {
                continue;
            }

            _path[_depth - 1] = name;
            var value = target[key];
            if (!JsValues.IsUndefined(value))
            {
                map.Set(name, ReadAny(value));
            }
        }

        _depth--;
        return map;
    }

    private void Enter(ObjectInstance target)
    {
        for (var i = 0; i < _depth; i++)
        {
            if (ReferenceEquals(_open[i], target))
            {
                throw Bad(target is ArrayInstance ? "an array that contains itself" : "an object that contains itself");
            }
        }

        if (_depth == DeepestNesting)
        {
            throw new NoValueException("a value is nested deeper than the limit of 64", isNesting: true);
        }

        _open[_depth] = target;
        _path[_depth++] = null;
    }

    private void Check(Owned value)
    {
        if (_depth + value.Depth > DeepestNesting && _depth > 0)
        {
            throw new NoValueException("a value is nested deeper than the limit of 64", isNesting: true);
        }
    }

    private NoValueException Bad(string what)
    {
        var where = "";
        for (var i = 0; i < _depth; i++)
        {
            where += _path[i] is { } step ? (where.Length == 0 || step[0] == '[' ? step : "." + step) : "";
        }

        return new NoValueException(where.Length == 0 ? what : $"{what} (in {where})");
    }
}
