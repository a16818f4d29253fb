using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>Names that are not there yet, constants, texts, powers, objects and calls.</summary>
internal static class LoweredBasics
{
    /// <summary>Puts them into an engine.</summary>
    public static void Add(JsEngine js)
    {
        js.Lower("_$tdz", static (_, _, a) => throw new JavaScriptException(ErrorType.ReferenceError, $"Cannot access '{a[0]}' before initialization"));
        js.Lower("_$const", static (_, _, _) => throw JsValues.TypeError("Assignment to constant variable."));
        js.Lower("_$noEval", static (_, _, _) => throw new JavaScriptException(ErrorType.EvalError, "'eval' is not available: data never becomes program"));
        js.Lower("_$throw", static (js, _, a) => throw js.Thrown(a[0]));
        js.Lower("_$s", static (_, _, a) => TypeConverter.ToString(a[0]));
        js.Lower("_$pow", static (_, _, a) => Numbers.Box(Numbers.Power(TypeConverter.ToNumber(a[0]), TypeConverter.ToNumber(a[1]))));
        js.Lower("_$key", static (_, _, a) => JsValues.Key(a[0]));
        js.Lower("_$fc", static (_, _, a) => JsValues.Function(a[0]));
        js.Lower("_$ap", static (_, _, a) => JsValues.Function(a[0]).CallLateBound(a[1], Spread(a[2])));
        js.Lower("_$nw", static (_, _, a) => Construct(a[0], Spread(a[1])));
        js.Lower("_$oc", static (_, _, a) => JsValues.IsNothing(a[0]) ? throw JsValues.TypeError($"Cannot destructure {JsValues.Show(a[0])}") : a[0]);
        js.Lower("_$rest", RestOf);
        js.Lower("_$asg", static (js, _, a) => Assign(js, (ObjectInstance)a[0], a[1]));
        js.Lower("_$copy", static (js, _, a) => Assign(js, js.Script.Object.Construct(), a[0]));
        js.Lower("_$proto", SetPrototype);
        js.Lower("_$def", DefineValue);
        js.Lower("_$defn", DefineNamed);
        js.Lower("_$acc", DefineAccessor);
        js.Lower("_$nm", static (_, _, a) => Name(a[0], a[1]));
        js.Lower("_$ln", static (_, _, a) => Length(a[0], a[1]));
        js.Lower("_$tpl", static (js, _, a) => js.Template((int)a[0], (ArrayInstance)a[1], (ArrayInstance)a[2]));
    }

    /// <summary>Copies a value's own enumerable members onto an object.</summary>
    public static ObjectInstance Assign(JsEngine js, ObjectInstance target, object value)
    {
        if (JsValues.IsNothing(value))
        {
            return target;
        }

        var source = TypeConverter.ToObject(js.Script, value);
        foreach (var key in KeyOrder.Of(source))
        {
            if (source.GetOwnPropertyDescriptor(key).IsEnumerable)
            {
                JsValues.Define(target, key, source[key]);
            }
        }

        return target;
    }

    /// <summary>Gives a function a name.</summary>
    public static object Name(object function, object name)
    {
        if (function is FunctionInstance instance)
        {
            instance.DefineProperty("name", new PropertyDescriptor(JsValues.KeyName(name), PropertyAttributes.Configurable), throwOnError: false);
        }

        return function;
    }

    private static object Length(object function, object length)
    {
        ((FunctionInstance)function).DefineProperty("length", new PropertyDescriptor(length, PropertyAttributes.Configurable), throwOnError: false);
        return function;
    }

    /// <summary>The items of a list, as arguments.</summary>
    public static object[] Spread(object value)
    {
        var list = (ObjectInstance)value;
        var length = JsValues.Length(list);
        JsWatch.Current?.Take(length * 8);
        var items = new object[length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = JsValues.Item(list, i);
        }

        return items;
    }

    private static ObjectInstance Construct(object value, object[] arguments)
    {
        if (value is not FunctionInstance function || !ScriptFunctions.IsConstructor(function))
        {
            throw JsValues.TypeError($"{JsValues.Show(value)} is not a constructor");
        }

        return function.ConstructLateBound(function, arguments);
    }

    // (object, the keys taken before)
    private static object RestOf(JsEngine js, object self, object[] a)
    {
        var source = TypeConverter.ToObject(js.Script, a[0]);
        var taken = new HashSet<object>(Spread(a[1]));
        var rest = js.Script.Object.Construct();
        foreach (var key in KeyOrder.Of(source))
        {
            if (!taken.Contains(key) && source.GetOwnPropertyDescriptor(key).IsEnumerable)
            {
                JsValues.Define(rest, key, source[key]);
            }
        }

        return rest;
    }

    private static object? SetPrototype(JsEngine js, object self, object[] a)
    {
        if (a[1] is ObjectInstance || a[1] == Null.Value)
        {
            js.SetPrototype((ObjectInstance)a[0], a[1]);
        }

        return null;
    }

    private static object? DefineValue(JsEngine js, object self, object[] a)
    {
        JsValues.Define((ObjectInstance)a[0], JsValues.Key(a[1]), a[2]);
        return null;
    }

    private static object? DefineNamed(JsEngine js, object self, object[] a)
    {
        var key = JsValues.Key(a[1]);
        JsValues.Define((ObjectInstance)a[0], key, Name(a[2], key));
        return null;
    }

    // (object, key, "get" or "set", function, seen by loops?)
    private static object? DefineAccessor(JsEngine js, object self, object[] a)
    {
        var target = (ObjectInstance)a[0];
        var key = JsValues.Key(a[1]);
        var isGetter = (string)a[2] == "get";
        var function = (FunctionInstance)a[3];
        Name(function, (isGetter ? "get " : "set ") + JsValues.KeyName(key));
        var before = target.GetOwnPropertyDescriptor(key);
        var getter = isGetter ? function : before is { Exists: true, IsAccessor: true } ? before.Getter : null;
        var setter = isGetter ? before is { Exists: true, IsAccessor: true } ? before.Setter : null : function;
        var attributes = PropertyAttributes.Configurable | (a.Length > 4 ? PropertyAttributes.Enumerable : PropertyAttributes.Sealed);
        target.DefineProperty(key, new PropertyDescriptor(getter, setter ?? new NoSetter(target, key), attributes), throwOnError: true);
        return null;
    }
}
