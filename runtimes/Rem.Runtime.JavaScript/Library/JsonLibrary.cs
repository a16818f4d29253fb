using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`JSON`, which knows the plan's lists and maps, the language's order of keys, and an end to nesting.</summary>
internal static class JsonLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var json = (ObjectInstance)js.Script.Global["JSON"];
        js.Method(json, "stringify", static (js, _, a) => new JsonTextWriter(js, JsValues.Arg(a, 1), JsValues.Arg(a, 2)).Write(JsValues.Arg(a, 0)) is { } text ? text : Undefined.Value, 3);
        js.Method(json, "parse", Parse, 2);
    }

    private static object Parse(JsEngine js, object self, object[] a)
    {
        var value = new JsonTextReader(js, TypeConverter.ToString(JsValues.Arg(a, 0))).Read();
        if (JsValues.Arg(a, 1) is not FunctionInstance reviver)
        {
            return value;
        }

        var holder = js.Script.Object.Construct();
        holder[""] = value;
        return Revive(holder, "", reviver);
    }

    private static object Revive(ObjectInstance holder, string key, FunctionInstance reviver)
    {
        JsWatch.CheckStack();
        var value = holder[key];
        if (value is ObjectInstance inside)
        {
            foreach (var name in KeyOrder.Of(inside))
            {
                if (name is string text && inside.GetOwnPropertyDescriptor(text).IsEnumerable)
                {
                    var revived = Revive(inside, text, reviver);
                    if (JsValues.IsUndefined(revived))
                    {
                        inside.Delete(text, throwOnError: false);
                    }
                    else
                    {
                        JsValues.Define(inside, text, revived);
                    }
                }
            }
        }

        return reviver.CallLateBound(holder, key, value);
    }
}
