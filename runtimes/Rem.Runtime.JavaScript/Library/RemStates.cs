using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`rem.state(bucket)`.</summary>
internal static class RemStates
{
    private const int LongWait = 3600;

    /// <summary>Its methods.</summary>
    public static void Add(JsEngine js, ObjectInstance prototype)
    {
        RemLibrary.Method(js, prototype, "state.get", static (js, self, a) => Value(js, RemLibrary.AskRaw(js, PrimitiveNames.StateGet, Name(self), JsValues.Arg(a, 0))), 1);
        RemLibrary.Method(js, prototype, "state.entry", static (js, self, a) => RemLibrary.Ask(js, PrimitiveNames.StateGet, Name(self), JsValues.Arg(a, 0)), 1);
        RemLibrary.Method(js, prototype, "state.set", Set, 3);
        RemLibrary.Method(js, prototype, "state.swap", static (js, self, a) => Value(js, RemLibrary.AskRaw(js, PrimitiveNames.StateSwap, a.Length < 3 ? [Name(self), JsValues.Arg(a, 0), JsValues.Arg(a, 1)] : [Name(self), .. a])), 3);
        RemLibrary.Method(js, prototype, "state.delete", static (js, self, a) => RemLibrary.Ask(js, PrimitiveNames.StateDelete, Name(self), JsValues.Arg(a, 0), Versioned(js, JsValues.Arg(a, 1))), 2);
        RemLibrary.Method(js, prototype, "state.keys", static (js, self, a) => RemLibrary.Ask(js, PrimitiveNames.StateKeys, Name(self), JsValues.Arg(a, 0)), 1);
        RemLibrary.Method(js, prototype, "state.watch", Watch, 2);
    }

    private static string? Name(object self) => RemResource.Of(self).Name;

    private static object Value(JsEngine js, object? entry) => entry is RemMap found ? js.WriteCopy(found["value"]) : Null.Value;

    // Options are a version, or an object.
    private static object Versioned(JsEngine js, object options)
    {
        if (options is not (int or uint or double))
        {
            return options;
        }

        var made = js.Script.Object.Construct();
        made["version"] = options;
        return made;
    }

    private static object Set(JsEngine js, object self, object[] a)
    {
        var options = Versioned(js, JsValues.Arg(a, 2));
        return JsValues.IsNothing(options)
            ? RemLibrary.Ask(js, PrimitiveNames.StateSet, Name(self), JsValues.Arg(a, 0), JsValues.Arg(a, 1))
            : RemLibrary.Ask(js, PrimitiveNames.StateSet, Name(self), JsValues.Arg(a, 0), JsValues.Arg(a, 1), options);
    }

    // Hands each change to the handler until that returns false.
    private static object? Watch(JsEngine js, object self, object[] a)
    {
        var hasPrefix = a.Length > 1 || JsValues.Arg(a, 0) is not FunctionInstance;
        var prefix = hasPrefix ? a.Length > 0 ? a[0] : Undefined.Value : Undefined.Value;
        var handler = RemLibrary.Function(js, JsValues.Arg(a, hasPrefix ? 1 : 0), "state.watch");
        var after = Changes(RemLibrary.AskRaw(js, PrimitiveNames.StateChanges, Name(self), prefix))["after"];
        while (true)
        {
            var found = Changes(RemLibrary.AskRaw(js, PrimitiveNames.StateChanges, Name(self), prefix, js.Write(after), LongWait));
            after = found["after"];
            var changes = (RemList)found["changes"]!;
            for (var i = 0; i < changes.Count; i++)
            {
                var change = (RemMap)changes[i]!;
                if (handler.CallLateBound(Undefined.Value, js.WriteCopy(change["key"]), js.WriteCopy(change["value"]), js.WriteCopy(change)) is false)
                {
                    return null;
                }
            }
        }
    }

    private static RemMap Changes(object? answer) => (RemMap)answer!;
}
