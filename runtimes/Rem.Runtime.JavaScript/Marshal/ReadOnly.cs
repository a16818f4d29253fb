using Jurassic;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Marshal;

/// <summary>What is said to a script that writes to the plan's data.</summary>
internal static class ReadOnly
{
    /// <summary>A TypeError.</summary>
    public static JavaScriptException Error() => JsValues.TypeError("this value belongs to the plan and cannot be written to: copy it with rem.copy(value)");
}
