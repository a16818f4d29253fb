using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`Promise`.</summary>
internal sealed class PromiseFunction : FunctionInstance
{
    private readonly JsEngine _js;
    private readonly ObjectInstance _prototype;

    private PromiseFunction(JsEngine js)
        : base(js.Script.Function.InstancePrototype)
    {
        _js = js;
        _prototype = js.Script.Object.Construct();
        InitializeProperties(
        [
            new PropertyNameAndValue("name", "Promise", PropertyAttributes.Configurable),
            new PropertyNameAndValue("length", 1, PropertyAttributes.Configurable),
            new PropertyNameAndValue("prototype", _prototype, PropertyAttributes.Sealed),
        ]);
    }

    /// <summary>Puts `Promise` into an engine.</summary>
    public static PromiseFunction Add(JsEngine js)
    {
        var made = new PromiseFunction(js);
        var prototype = made._prototype;
        JsValues.DefineHidden(prototype, "constructor", made);
        prototype.DefineProperty(Symbol.ToStringTag, new PropertyDescriptor("Promise", PropertyAttributes.Configurable), throwOnError: true);
        js.Method(prototype, "then", static (_, self, a) => Of(self).Then(JsValues.Arg(a, 0), JsValues.Arg(a, 1)), 2);
        js.Method(prototype, "catch", static (_, self, a) => ((FunctionInstance)((ObjectInstance)self)["then"]).CallLateBound(self, Undefined.Value, JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "finally", (_, self, a) => made.Finally(Of(self), JsValues.Arg(a, 0)), 1);
        js.Method(made, "resolve", (_, self, a) => made.Resolved(JsValues.Arg(a, 0), self), 1);
        js.Method(made, "reject", (_, self, a) =>
        {
            var promise = made.New(self);
            promise.Reject(JsValues.Arg(a, 0));
            return promise;
        }, 1);
        js.Method(made, "all", (_, self, a) => made.All(self, a, Gather.All), 1);
        js.Method(made, "allSettled", (_, self, a) => made.All(self, a, Gather.Settled), 1);
        js.Method(made, "any", (_, self, a) => made.All(self, a, Gather.Any), 1);
        js.Method(made, "race", (_, self, a) => made.Race(self, a), 1);
        js.Global("Promise", made);
        return made;
    }

    private enum Gather
    {
        All,
        Settled,
        Any,
    }

    /// <summary>A promise that is settled from here.</summary>
    public PromiseObject New() => new(_js, _prototype);

    /// <summary>A value as a promise: one that is one stays what it is.</summary>
    public PromiseObject Resolved(object value)
    {
        if (value is PromiseObject promise)
        {
            return promise;
        }

        promise = New();
        promise.Resolve(value);
        return promise;
    }

    // The same by a class that extends `Promise`, whose promises it gives.
    private PromiseObject Resolved(object value, object self)
    {
        if (ReferenceEquals(self, this) && value is not PromiseObject)
        {
            return Resolved(value);
        }

        if (value is PromiseObject known && ReferenceEquals(known["constructor"], self))
        {
            return known;
        }

        var promise = New(self);
        promise.Resolve(value);
        return promise;
    }

    private PromiseObject New(object self)
    {
        if (ReferenceEquals(self, this))
        {
            return New();
        }

        var maker = self as FunctionInstance ?? throw JsValues.TypeError("PromiseResolve called on non-object");
        return maker.ConstructLateBound(maker, new HostFunction(_js, "", 2, static (_, _, _) => null)) as PromiseObject
            ?? throw JsValues.TypeError("Promise resolve or reject function is not callable");
    }

    /// <inheritdoc/>
    public override object CallLateBound(object thisObject, params object[] argumentValues) =>
        throw JsValues.TypeError("Promise constructor cannot be invoked without 'new'");

    /// <inheritdoc/>
    public override ObjectInstance ConstructLateBound(FunctionInstance newTarget, params object[] argumentValues)
    {
        var executor = JsValues.Function(JsValues.Arg(argumentValues, 0));
        var promise = new PromiseObject(_js, newTarget.InstancePrototype);
        var resolve = new HostFunction(_js, "", 1, (_, _, a) =>
        {
            promise.Resolve(JsValues.Arg(a, 0));
            return null;
        });
        var reject = new HostFunction(_js, "", 1, (_, _, a) =>
        {
            promise.Reject(JsValues.Arg(a, 0));
            return null;
        });
        _js.Try(() => executor.CallLateBound(Undefined.Value, resolve, reject), promise.Reject);
        return promise;
    }

    private static PromiseObject Of(object self) => self as PromiseObject ?? throw JsValues.TypeError("Method Promise.prototype.then called on incompatible receiver " + JsValues.Show(self));

    private PromiseObject Finally(PromiseObject promise, object handler)
    {
        if (handler is not FunctionInstance function)
        {
            return promise.Then(handler, handler);
        }

        return promise.Then(
            new HostFunction(_js, (_, _, a) => Resolved(function.CallLateBound(Undefined.Value)).Then(new HostFunction(_js, (_, _, _) => a[0]), Undefined.Value)),
            new HostFunction(_js, (js, _, a) => Resolved(function.CallLateBound(Undefined.Value)).Then(new HostFunction(_js, (_, _, _) => throw js.Thrown(a[0])), Undefined.Value)));
    }

    private PromiseObject Race(object self, object[] a)
    {
        var result = New(self);
        foreach (var item in LoweredBasics.Spread(LoweredIteration.ToArray(_js, JsValues.Arg(a, 0))))
        {
            Resolved(item).Then(result.Resolve, reason => result.Reject(reason));
        }

        return result;
    }

    private PromiseObject All(object self, object[] a, Gather how)
    {
        var result = New(self);
        object[] items;
        try
        {
            items = LoweredBasics.Spread(LoweredIteration.ToArray(_js, JsValues.Arg(a, 0)));
        }
        catch (JavaScriptException failure)
        {
            result.Reject(JurassicPatches.ErrorObject(failure, _js.Script), failure);
            return result;
        }

        var values = new object[items.Length];
        var open = items.Length;
        void Done(int index, object value)
        {
            values[index] = value;
            if (--open == 0)
            {
                Settle(result, how, values);
            }
        }

        for (var i = 0; i < items.Length; i++)
        {
            var index = i;
            Resolved(items[i]).Then(
                value =>
                {
                    if (how == Gather.Any)
                    {
                        result.Resolve(value);
                    }
                    else
                    {
                        Done(index, how == Gather.Settled ? Outcome("fulfilled", "value", value) : value);
                    }
                },
                reason =>
                {
                    if (how == Gather.All)
                    {
                        result.Reject(reason);
                    }
                    else
                    {
                        Done(index, how == Gather.Settled ? Outcome("rejected", "reason", reason) : reason);
                    }
                });
        }

        if (items.Length == 0)
        {
            Settle(result, how, values);
        }

        return result;
    }

    private void Settle(PromiseObject result, Gather how, object[] values)
    {
        if (how != Gather.Any)
        {
            result.Resolve(_js.Script.Array.New(values));
            return;
        }

        var error = _js.AggregateError.ConstructLateBound(_js.AggregateError, _js.Script.Array.New(values), "All promises were rejected");
        result.Reject(error);
    }

    private ObjectInstance Outcome(string status, string name, object value)
    {
        var outcome = _js.Script.Object.Construct();
        outcome["status"] = status;
        outcome[name] = value;
        return outcome;
    }
}
