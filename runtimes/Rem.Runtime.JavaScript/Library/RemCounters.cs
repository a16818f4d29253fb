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
        RemLibrary.Method(js, prototype, "counter.add", static (js, self, a) => Ask(js, PrimitiveNames.CounterAdd, self, a), 2);
        RemLibrary.Method(js, prototype, "counter.get", static (js, self, a) => Ask(js, PrimitiveNames.CounterGet, self, a));
        RemLibrary.Method(js, prototype, "counter.reset", static (js, self, a) => Ask(js, PrimitiveNames.CounterReset, self, a), 1);
        RemLibrary.Method(js, prototype, "counter.swap", static (js, self, a) => Ask(js, PrimitiveNames.CounterSwap, self, a), 2);
        RemLibrary.Method(js, prototype, "counter.rate", static (js, self, a) => Ask(js, PrimitiveNames.CounterRate, self, a), 1);
    }

    private static object Ask(JsEngine js, string primitive, object self, object[] arguments) =>
        RemLibrary.Ask(js, primitive, [RemResource.Of(self).Name, .. arguments]);
}
