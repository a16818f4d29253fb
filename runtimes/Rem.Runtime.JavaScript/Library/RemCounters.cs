using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`rem.counter(name)`.</summary>
internal static class RemCounters
{
    /// <summary>Its methods.</summary>
    public static void Add(JsEngine js, ObjectInstance prototype)
    {
        js.Method(prototype, "add", static (js, self, a) => Ask(js, PrimitiveNames.CounterAdd, self, JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "get", static (js, self, _) => RemLibrary.Ask(js, PrimitiveNames.CounterGet, RemResource.Of(self).Name));
        js.Method(prototype, "reset", static (js, self, _) => RemLibrary.Ask(js, PrimitiveNames.CounterReset, RemResource.Of(self).Name));
        js.Method(prototype, "swap", static (js, self, a) => Ask(js, PrimitiveNames.CounterSwap, self, JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "rate", static (js, self, a) => Ask(js, PrimitiveNames.CounterRate, self, JsValues.Arg(a, 0)), 1);
    }

    private static object Ask(JsEngine js, string primitive, object self, object argument) => RemLibrary.Ask(js, primitive, RemResource.Of(self).Name, argument);
}
