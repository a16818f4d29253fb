using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>Generators and async functions.</summary>
internal static class LoweredStates
{
    /// <summary>Puts them into an engine.</summary>
    public static void Add(JsEngine js)
    {
        js.Lower("_$gen", static (js, _, a) => new GeneratorObject(js, new StateContext(js, (FunctionInstance)a[0])));
        js.Lower("_$agen", static (js, _, a) => new AsyncGeneratorObject(js, new StateContext(js, (FunctionInstance)a[0])));
        AsyncRounds.Add(js);
        js.Lower("_$async", static (js, _, a) => Start(js, (FunctionInstance)a[0]));
        js.Lower("_$rej", static (js, _, a) => Rejected(js, a[0]));
    }

    private static Library.PromiseObject Start(JsEngine js, FunctionInstance body)
    {
        var state = new StateContext(js, body);
        var result = js.Promise.New();
        Go(js, state, result, () => state.Next(Undefined.Value));
        return result;
    }

    // What the parameters of an async function failed with.
    private static Library.PromiseObject Rejected(JsEngine js, object reason)
    {
        var result = js.Promise.New();
        result.Reject(reason);
        return result;
    }

    private static void Go(JsEngine js, StateContext state, Library.PromiseObject result, Func<object> step) => js.Try(
        () =>
        {
            var value = step();
            if (state.IsDone)
            {
                result.Resolve(value);
                return;
            }

            js.Promise.Resolved(value).Then(
                awaited => Go(js, state, result, () => state.Next(awaited)),
                reason => Go(js, state, result, () => state.Throw(js.Thrown(reason))));
        },
        result.Reject);
}
