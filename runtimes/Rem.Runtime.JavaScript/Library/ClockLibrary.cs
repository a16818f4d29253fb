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
        JsValues.DefineHidden(made, "parse", date["parse"]);
        js.Method(made, "UTC", static (_, _, a) => Utc(a), 7);

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

    // By the calendar's rules, so that no part of a date has an end.
    private static object Utc(object[] a)
    {
        Span<double> parts = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < Math.Min(a.Length, 7); i++)
        {
            parts[i] = Math.Truncate(TypeConverter.ToNumber(a[i]));
        }

        var sum = 0.0;
        foreach (var part in parts)
        {
            sum += part;
        }

        if (!double.IsFinite(sum))
        {
            return double.NaN;
        }

        var year = parts[0] is >= 0 and <= 99 ? 1900 + parts[0] : parts[0];
        var months = (year * 12) + parts[1];
        var days = Days(Math.Floor(months / 12), (int)(months - (Math.Floor(months / 12) * 12))) + parts[2] - 1;
        var time = (days * 86400000) + (parts[3] * 3600000) + (parts[4] * 60000) + (parts[5] * 1000) + parts[6];
        return Math.Abs(time) > 8.64e15 ? double.NaN : Numbers.Box(time);
    }

    // Days from 1970 to the first of a month, from 0; years begin in March here.
    private static double Days(double year, int month)
    {
        var from = month < 2 ? year - 1 : year;
        var era = Math.Floor(from / 400);
        var inEra = from - (era * 400);
        var inYear = Math.Floor(((153.0 * ((month + 10) % 12)) + 2) / 5);
        return (era * 146097) + (inEra * 365) + Math.Floor(inEra / 4) - Math.Floor(inEra / 100) + inYear - 719468;
    }

    private static double Now(JsEngine js) =>
        Math.Floor((js.Call is null ? TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() : Seconds(js.Ask(PrimitiveNames.TimeNow, new RemList(0))) * 1000) + 1e-6);

    private static double Seconds(object? answer) => answer switch { double seconds => seconds, long seconds => seconds, _ => 0 };
}
