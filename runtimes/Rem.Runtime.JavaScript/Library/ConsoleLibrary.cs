using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`console`, which writes into the run's log.</summary>
internal static class ConsoleLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var console = js.Script.Object.Construct();
        foreach (var (name, level) in ((string, string)[])[("log", "info"), ("info", "info"), ("debug", "debug"), ("warn", "warn"), ("error", "error")])
        {
            js.Method(console, name, (js, _, a) =>
            {
                js.Ask(PrimitiveNames.LogWrite, RemList.Of(level, Shown.Line(js, a)));
                return null;
            });
        }

        js.Global("console", console);
    }
}
