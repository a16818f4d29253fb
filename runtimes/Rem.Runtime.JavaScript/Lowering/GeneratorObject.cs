using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>What a generator function gives.</summary>
internal sealed class GeneratorObject(JsEngine js, StateContext state) : ObjectInstance(js.Script, js.GeneratorPrototype)
{
    /// <summary>The methods of all generators.</summary>
    public static void AddTo(JsEngine js, ObjectInstance prototype)
    {
        js.Method(prototype, "next", static (js, self, a) => Of(self).Next(js, JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "return", static (js, self, a) => Of(self).Return(js, JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "throw", static (js, self, a) => Of(self).Throw(js, JsValues.Arg(a, 0)), 1);
        JsValues.DefineHidden(prototype, Symbol.Iterator, new HostFunction(js, "[Symbol.iterator]", 0, static (_, self, _) => self));
        prototype.DefineProperty(Symbol.ToStringTag, new PropertyDescriptor("Generator", PropertyAttributes.Configurable), throwOnError: true);
    }

    /// <summary>An iterator's result.</summary>
    public static ObjectInstance Result(JsEngine js, object value, bool isDone)
    {
        var result = js.Script.Object.Construct();
        result["value"] = value;
        result["done"] = isDone;
        return result;
    }

    private static GeneratorObject Of(object self) => self as GeneratorObject ?? throw JsValues.TypeError("next method called on incompatible receiver " + JsValues.Show(self));

    private ObjectInstance Next(JsEngine js, object value)
    {
        Enter();
        if (state.Inner is not null)
        {
            return Inside(js, "next", value);
        }

        return state.IsDone ? Result(js, Undefined.Value, isDone: true) : Wrap(js, state.Next(value));
    }

    private ObjectInstance Return(JsEngine js, object value)
    {
        Enter();
        if (state.Inner is not null)
        {
            return Inside(js, "return", value);
        }

        if (state.IsNew || state.IsDone)
        {
            Finish();
            return Result(js, value, isDone: true);
        }

        return Wrap(js, state.Return(value));
    }

    private ObjectInstance Throw(JsEngine js, object value)
    {
        Enter();
        if (state.Inner is not null)
        {
            return Inside(js, "throw", value);
        }

        var error = js.Thrown(value);
        if (state.IsNew || state.IsDone)
        {
            Finish();
            throw error;
        }

        return Wrap(js, state.Throw(error));
    }

    private void Enter()
    {
        if (state.IsRunning)
        {
            throw JsValues.TypeError("Generator is already running");
        }
    }

    // One that never began has nothing to leave.
    private void Finish()
    {
        if (state.IsNew)
        {
            state.Return(Undefined.Value);
        }
    }

    private ObjectInstance Wrap(JsEngine js, object value) =>
        ReferenceEquals(value, StateContext.DelegateMark) ? Inside(js, "next", Undefined.Value) : Result(js, value, state.IsDone);

    // `yield*` hands everything through.
    private ObjectInstance Inside(JsEngine js, string method, object value)
    {
        ObjectInstance result;
        try
        {
            var iterator = state.Inner!.Iterator;
            var function = method == "next" ? state.Inner.NextFunction : iterator[method];
            if (JsValues.IsNothing(function))
            {
                if (method == "return")
                {
                    state.EndInner();
                    return Wrap(js, state.Return(value));
                }

                state.Inner.Close();
                throw JsValues.TypeError("The iterator does not provide a 'throw' method");
            }

            result = JsValues.Object(JsValues.Function(function).CallLateBound(iterator, value), "an iterator's result");
            if (!TypeConverter.ToBoolean(result["done"]))
            {
                return result;
            }
        }
        catch (JavaScriptException failure)
        {
            state.EndInner();
            return Wrap(js, state.Throw(failure));
        }

        state.EndInner();
        var last = result["value"];
        return Wrap(js, method == "return" ? state.Return(last) : state.Next(last));
    }
}
