using System.Globalization;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Marshal;

/// <summary>An integer of the plan beyond ±2^53: it can be handed on, shown and compared with itself, and not be computed with.</summary>
internal sealed class LargeInteger(JsEngine js, long number) : ObjectInstance(js.Script, js.LargeIntegerPrototype)
{
    /// <summary>The integer.</summary>
    public long Number => number;

    /// <summary>The methods of all of them.</summary>
    public static void AddTo(JsEngine js, ObjectInstance prototype)
    {
        js.Method(prototype, "toString", static (_, self, _) => ((LargeInteger)self).Text);
        js.Method(prototype, "toJSON", static (_, self, _) => throw Cannot(self, "be written as JSON"));
        js.Method(prototype, "valueOf", static (_, self, _) => throw Cannot(self, "be computed with"));
        JsValues.DefineHidden(prototype, Symbol.ToPrimitive, new HostFunction(js, "[Symbol.toPrimitive]", 1, static (_, self, a) =>
            JsValues.Arg(a, 0) is "string" ? ((LargeInteger)self).Text : throw Cannot(self, "be computed with")));
    }

    private string Text => number.ToString(CultureInfo.InvariantCulture);

    private static JavaScriptException Cannot(object self, string what) =>
        JsValues.TypeError($"the integer {((LargeInteger)self).Text} lies beyond 2^53 and cannot {what} in JavaScript: take it as text with String(value)");
}
