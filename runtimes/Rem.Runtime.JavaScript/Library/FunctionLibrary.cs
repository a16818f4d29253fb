using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>What all functions have: their text as the author wrote it, and names of bound ones.</summary>
internal static class FunctionLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var prototype = js.Script.Function.InstancePrototype;
        js.Method(prototype, "toString", static (js, self, _) => Text(js, self as FunctionInstance ?? throw JsValues.TypeError("Function.prototype.toString requires that 'this' be a Function")));
        js.Method(prototype, "bind", static (js, self, a) => new BoundFunction(
            js,
            self as FunctionInstance ?? throw JsValues.TypeError("Bind must be called on a function"),
            JsValues.Arg(a, 0),
            a.Length > 1 ? a[1..] : []), 1);
    }

    private static string Text(JsEngine js, FunctionInstance function)
    {
        if (ScriptFunctions.TextOf(function) is not { } place || place.End > js.Text.Length)
        {
            return "function " + (function is not BoundFunction && function["name"] is string name ? name : "") + "() { [native code] }";
        }

        var text = js.Text[place.Start..place.End];

        // The word belongs to the class, not to its method.
        return text.StartsWith("static", StringComparison.Ordinal) && text.Length > 6 && char.IsWhiteSpace(text[6]) ? text[6..].TrimStart() : text;
    }
}
