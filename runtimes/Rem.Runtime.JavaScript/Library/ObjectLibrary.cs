using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`Object`, in the language's order of keys and without the keys of private members.</summary>
internal static class ObjectLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var target = js.Script.Object;
        js.Method(target, "keys", static (js, _, a) => Enumerable(js, a, static (_, key) => key), 1);
        js.Method(target, "values", static (js, _, a) => Enumerable(js, a, static (source, key) => source[key]), 1);
        js.Method(target, "entries", static (js, _, a) => Enumerable(js, a, (source, key) => js.Script.Array.New([key, source[key]])), 1);
        js.Method(target, "assign", Assign, 2);
        js.Method(target, "fromEntries", FromEntries, 1);
        js.Method(target, "hasOwn", static (js, _, a) => TypeConverter.ToObject(js.Script, JsValues.Arg(a, 0)).GetOwnPropertyDescriptor(JsValues.Key(JsValues.Arg(a, 1))).Exists, 2);
        js.Method(target, "getOwnPropertyNames", static (js, _, a) => Own(js, a, static key => key is string), 1);
        js.Method(target, "getOwnPropertySymbols", static (js, _, a) => Own(js, a, static key => key is Symbol), 1);
        AddPrototype(js);
        js.Method((ObjectInstance)js.Script.Global["Reflect"], "ownKeys", static (js, _, a) => Own(js, [JsValues.Object(JsValues.Arg(a, 0), "an object")], static _ => true), 1);
    }

    // What all objects have: `__proto__`, and words for those that are ours.
    private static void AddPrototype(JsEngine js)
    {
        var prototype = js.Script.Object.InstancePrototype;
        var get = new HostFunction(js, "get __proto__", 0, static (js, self, _) => TypeConverter.ToObject(js.Script, self).Prototype ?? (object)Null.Value);
        var set = new HostFunction(js, "set __proto__", 1, static (js, self, a) =>
        {
            if (self is ObjectInstance target && (JsValues.Arg(a, 0) is ObjectInstance || a[0] == Null.Value))
            {
                js.SetPrototype(target, a[0]);
            }

            return null;
        });
        prototype.DefineProperty("__proto__", new PropertyDescriptor(get, set, PropertyAttributes.Configurable), throwOnError: true);
        var usual = (FunctionInstance)prototype["toString"];
        js.Method(prototype, "toString", (_, self, a) => self switch
        {
            Patterns.RegExpObject target when target[Symbol.ToStringTag] is not string => "[object RegExp]",
            Marshal.ListObject => "[object Array]",
            _ => usual.CallLateBound(self, a),
        });
    }

    private static ArrayInstance Enumerable(JsEngine js, object[] a, Func<ObjectInstance, string, object> show)
    {
        var source = TypeConverter.ToObject(js.Script, JsValues.Arg(a, 0));
        var found = new List<object>();
        foreach (var key in KeyOrder.Of(source))
        {
            if (key is string name && source.GetOwnPropertyDescriptor(name).IsEnumerable)
            {
                found.Add(show(source, name));
            }
        }

        return JsValues.List(js, found);
    }

    private static ArrayInstance Own(JsEngine js, object[] a, Predicate<object> isWanted) =>
        JsValues.List(js, KeyOrder.Of(TypeConverter.ToObject(js.Script, JsValues.Arg(a, 0))).FindAll(isWanted));

    private static object Assign(JsEngine js, object self, object[] a)
    {
        var target = TypeConverter.ToObject(js.Script, JsValues.Arg(a, 0));
        for (var i = 1; i < a.Length; i++)
        {
            if (JsValues.IsNothing(a[i]))
            {
                continue;
            }

            var source = TypeConverter.ToObject(js.Script, a[i]);
            foreach (var key in KeyOrder.Of(source))
            {
                if (source.GetOwnPropertyDescriptor(key).IsEnumerable)
                {
                    target.SetPropertyValue(key, source[key], throwOnError: true);
                }
            }
        }

        return target;
    }

    private static object FromEntries(JsEngine js, object self, object[] a)
    {
        var made = js.Script.Object.Construct();
        var entries = LoweredIteration.ToArray(js, JsValues.Arg(a, 0));
        var count = JsValues.Length(entries);
        for (var i = 0L; i < count; i++)
        {
            var entry = JsValues.Object(JsValues.Item(entries, i), "an entry");
            JsValues.Define(made, JsValues.Key(entry[0]), entry[1]);
        }

        return made;
    }
}
