using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`Error` and its kinds: with a cause, without a message that nobody gave, each kind below `Error`.</summary>
internal sealed class ErrorLibrary : FunctionInstance
{
    private readonly JsEngine _js;
    private readonly FunctionInstance _usual;
    private readonly bool _isAggregate;

    private ErrorLibrary(JsEngine js, string name, FunctionInstance usual, ObjectInstance prototype, FunctionInstance? above, bool isAggregate)
        : base(above ?? js.Script.Function.InstancePrototype)
    {
        _js = js;
        _usual = usual;
        _isAggregate = isAggregate;
        InitializeProperties(
        [
            new PropertyNameAndValue("length", isAggregate ? 2 : 1, PropertyAttributes.Configurable),
            new PropertyNameAndValue("name", name, PropertyAttributes.Configurable),
            new PropertyNameAndValue("prototype", prototype, PropertyAttributes.Sealed),
        ]);
        JsValues.DefineHidden(prototype, "constructor", this);
        js.Global(name, this);
    }

    /// <summary>Puts them into an engine; gives `AggregateError`.</summary>
    public static FunctionInstance Add(JsEngine js)
    {
        var usual = (FunctionInstance)js.Script.Global["Error"];
        var error = Of(js, "Error", null);
        foreach (var name in (string[])["EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"])
        {
            Of(js, name, error);
        }

        var prototype = js.Script.Object.Construct();
        js.SetPrototype(prototype, usual["prototype"]);
        JsValues.DefineHidden(prototype, "name", "AggregateError");
        JsValues.DefineHidden(prototype, "message", "");
        return new ErrorLibrary(js, "AggregateError", usual, prototype, error, isAggregate: true);
    }

    /// <inheritdoc/>
    public override object CallLateBound(object thisObject, params object[] argumentValues) => ConstructLateBound(this, argumentValues);

    /// <inheritdoc/>
    public override ObjectInstance ConstructLateBound(FunctionInstance newTarget, params object[] argumentValues)
    {
        var first = _isAggregate ? 1 : 0;
        var message = JsValues.Arg(argumentValues, first);
        var made = _usual.ConstructLateBound(_usual, JsValues.IsUndefined(message) ? "" : TypeConverter.ToString(message));
        if (JsValues.IsUndefined(message))
        {
            made.Delete("message", throwOnError: false);
        }

        _js.SetPrototype(made, newTarget["prototype"] as ObjectInstance ?? this["prototype"]);
        JsValues.DefineHidden(made, "stack", ErrorInstance.ToString(_js.Script, made) + "\n    at script");
        if (JsValues.Arg(argumentValues, first + 1) is ObjectInstance options && options.HasProperty("cause"))
        {
            JsValues.DefineHidden(made, "cause", options["cause"]);
        }

        if (_isAggregate)
        {
            JsValues.DefineHidden(made, "errors", _js.Script.Array.New(LoweredBasics.Spread(LoweredIteration.ToArray(_js, JsValues.Arg(argumentValues, 0)))));
        }

        return made;
    }

    private static ErrorLibrary Of(JsEngine js, string name, FunctionInstance? above)
    {
        var usual = (FunctionInstance)js.Script.Global[name];
        return new ErrorLibrary(js, name, usual, (ObjectInstance)usual["prototype"], above, isAggregate: false);
    }
}
