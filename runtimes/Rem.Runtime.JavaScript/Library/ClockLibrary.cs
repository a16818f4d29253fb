using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`Date` by the engine's clock.</summary>
internal sealed class ClockLibrary : FunctionInstance
{
    private readonly JsEngine _js;
    private readonly FunctionInstance _date;

    private ClockLibrary(JsEngine js, FunctionInstance date)
        : base(js.Script.Function.InstancePrototype)
    {
        _js = js;
        _date = date;
        InitializeProperties(
        [
            new PropertyNameAndValue("name", "Date", PropertyAttributes.Configurable),
            new PropertyNameAndValue("length", 7, PropertyAttributes.Configurable),
            new PropertyNameAndValue("prototype", date["prototype"], PropertyAttributes.Sealed),
        ]);
    }

    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var date = (FunctionInstance)js.Script.Global["Date"];
        var made = new ClockLibrary(js, date);
        foreach (var name in (string[])["parse", "UTC"])
        {
            JsValues.DefineHidden(made, name, date[name]);
        }

        js.Method(made, "now", static (js, _, _) => Now(js));
        JsValues.DefineHidden((ObjectInstance)date["prototype"], "constructor", made);
        js.Global("Date", made);
    }

    /// <inheritdoc/>
    public override object CallLateBound(object thisObject, params object[] argumentValues) => TypeConverter.ToString(ConstructLateBound(this));

    /// <inheritdoc/>
    public override ObjectInstance ConstructLateBound(FunctionInstance newTarget, params object[] argumentValues)
    {
        var arguments = argumentValues.Length == 0 ? [Now(_js)] : argumentValues;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = arguments[i] is ConcatenatedString text ? text.ToString() : arguments[i];
        }

        var made = _date.ConstructLateBound(_date, arguments);
        if (!ReferenceEquals(newTarget, this) && newTarget["prototype"] is ObjectInstance prototype)
        {
            _js.SetPrototype(made, prototype);
        }

        return made;
    }

    private static double Now(JsEngine js) =>
        Math.Floor((js.Call is null ? TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() : Seconds(js.Ask(PrimitiveNames.TimeNow, new RemList(0))) * 1000) + 1e-6);

    private static double Seconds(object? answer) => answer switch { double seconds => seconds, long seconds => seconds, _ => 0 };
}
