using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>Global names: those that are missing, and those that would turn data into program.</summary>
internal static class GlobalLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        js.Global("globalThis", js.Script.Global);
        js.Global("queueMicrotask", new HostFunction(js, "queueMicrotask", 1, static (js, _, a) =>
        {
            var job = JsValues.Function(JsValues.Arg(a, 0));
            js.Jobs.Enqueue(() => job.CallLateBound(Undefined.Value));
            return null;
        }));
        ((ObjectInstance)((ObjectInstance)js.Script.Global["Symbol"])["prototype"]).DefineProperty(
            "description",
            new PropertyDescriptor(new HostFunction(js, "get description", 0, static (_, self, _) => self switch
            {
                Symbol { Description: { } text } => text,
                SymbolInstance => TypeConverter.ToString(((SymbolInstance)self).CallMemberFunction("toString"))[7..^1],
                _ => Undefined.Value,
            }), null, PropertyAttributes.Configurable),
            throwOnError: true);
        var set = (ObjectInstance)((ObjectInstance)js.Script.Global["Set"])["prototype"];
        JsValues.DefineHidden(set, "keys", set["values"]);
        js.Global("eval", new HostFunction(js, "eval", 1, static (_, _, _) => throw Refused("eval")));
        var function = new RefusedFunction(js);
        js.Global("Function", function);
        JsValues.DefineHidden(js.Script.Function.InstancePrototype, "constructor", function);
        JsValues.DefineHidden(js.Script.Function.InstancePrototype, "name", "");
    }

    private static JavaScriptException Refused(string name) => new(ErrorType.EvalError, $"'{name}' is not available: data never becomes program");

    /// <summary>`Function`, for `instanceof` and its prototype; it makes none.</summary>
    private sealed class RefusedFunction : FunctionInstance
    {
        public RefusedFunction(JsEngine js)
            : base(js.Script.Function.InstancePrototype) => InitializeProperties(
            [
                new PropertyNameAndValue("name", "Function", PropertyAttributes.Configurable),
                new PropertyNameAndValue("length", 1, PropertyAttributes.Configurable),
                new PropertyNameAndValue("prototype", js.Script.Function.InstancePrototype, PropertyAttributes.Sealed),
            ]);

        public override object CallLateBound(object thisObject, params object[] argumentValues) => throw Refused("Function");

        public override ObjectInstance ConstructLateBound(FunctionInstance newTarget, params object[] argumentValues) => throw Refused("Function");
    }
}
