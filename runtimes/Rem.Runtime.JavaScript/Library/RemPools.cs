using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`rem.pool(name)`.</summary>
internal static class RemPools
{
    /// <summary>Its methods.</summary>
    public static void Add(JsEngine js, ObjectInstance prototype)
    {
        RemLibrary.Method(js, prototype, "pool.query", static (js, self, a) => Ask(js, PrimitiveNames.PoolQuery, RemResource.Of(self), a), 2);
        RemLibrary.Method(js, prototype, "pool.execute", static (js, self, a) => Ask(js, PrimitiveNames.PoolExecute, RemResource.Of(self), a), 2);
        RemLibrary.Method(js, prototype, "pool.use", (js, self, a) => Use(js, prototype, RemResource.Of(self), RemLibrary.Function(js, JsValues.Arg(a, 0), "pool.use")), 1);
    }

    private static object Ask(JsEngine js, string primitive, RemResource pool, object[] a) =>
        RemLibrary.Ask(js, primitive, pool.Name, JsValues.Arg(a, 0), JsValues.Arg(a, 1), pool.Handle);

    // Calls the body with one connection to itself.
    private static object Use(JsEngine js, ObjectInstance prototype, RemResource pool, FunctionInstance body)
    {
        var handle = (string?)RemLibrary.AskRaw(js, PrimitiveNames.PoolOpen, pool.Name);
        object result;
        try
        {
            result = body.CallLateBound(Undefined.Value, new RemResource(js, prototype, pool.Name, handle));
        }
        catch (JavaScriptException)
        {
            RemLibrary.Ask(js, PrimitiveNames.PoolClose, pool.Name, handle);
            throw;
        }

        RemLibrary.Ask(js, PrimitiveNames.PoolClose, pool.Name, handle);
        return result;
    }
}
