using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`rem.lock(name)`.</summary>
internal static class RemLocks
{
    /// <summary>Its methods.</summary>
    public static void Add(JsEngine js, ObjectInstance prototype)
    {
        var holder = js.Script.Object.Construct();
        RemLibrary.Method(js, holder, "holder.release", static (js, self, _) => RemLibrary.Ask(js, PrimitiveNames.LockRelease, RemResource.Of(self).Name, RemResource.Of(self).Handle));
        RemLibrary.Method(js, holder, "holder.held", static (js, self, _) => RemLibrary.Ask(js, PrimitiveNames.LockHeld, RemResource.Of(self).Name, RemResource.Of(self).Handle));
        RemLibrary.Method(js, prototype, "lock.acquire", (js, self, a) => Acquire(js, holder, RemResource.Of(self), JsValues.Arg(a, 0), JsValues.Arg(a, 1)), 2);
        RemLibrary.Method(js, prototype, "lock.held", static (js, self, _) => RemLibrary.Ask(js, PrimitiveNames.LockHeld, RemResource.Of(self).Name));
        RemLibrary.Method(js, prototype, "lock.with", (js, self, a) => With(js, holder, RemResource.Of(self), a), 2);
    }

    private static RemResource Acquire(JsEngine js, ObjectInstance prototype, RemResource resource, object wait, object lease)
    {
        var found = (RemMap)RemLibrary.AskRaw(js, PrimitiveNames.LockAcquire, resource.Name, wait, lease)!;
        var holder = new RemResource(js, prototype, resource.Name, (string?)found["handle"]);
        RemLibrary.Member(holder, "token", js.WriteCopy(found["token"]));
        return holder;
    }

    private static object With(JsEngine js, ObjectInstance prototype, RemResource resource, object[] a)
    {
        var hasWait = a.Length > 1 || JsValues.Arg(a, 0) is not FunctionInstance;
        var body = RemLibrary.Function(js, JsValues.Arg(a, hasWait ? 1 : 0), "lock.with");
        var holder = Acquire(js, prototype, resource, hasWait ? a[0] : Undefined.Value, Undefined.Value);
        object result;
        try
        {
            result = body.CallLateBound(Undefined.Value, holder);
        }
        catch (JavaScriptException)
        {
            RemLibrary.Ask(js, PrimitiveNames.LockRelease, resource.Name, holder.Handle);
            throw;
        }

        RemLibrary.Ask(js, PrimitiveNames.LockRelease, resource.Name, holder.Handle);
        return result;
    }
}
