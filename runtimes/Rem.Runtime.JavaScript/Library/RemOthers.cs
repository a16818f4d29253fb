using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`rem.inspect`, `rem.file`, `rem.timeseries`, `rem.log` and the functions that stand alone.</summary>
internal static class RemOthers
{
    /// <summary>Puts them into `rem`.</summary>
    public static void Add(JsEngine js, ObjectInstance rem)
    {
        Inspect(js, rem);
        Files(js, rem);
        Series(js, rem);
        Log(js, rem);
        RemLibrary.Method(js, rem, "rem.shell", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.ShellRun, a), 2);
        RemLibrary.Method(js, rem, "rem.http", Http, 1);
        RemLibrary.Method(js, rem, "rem.rpc", static (js, _, a) => RpcObject.Open(js, a), 2);
        RemLibrary.Method(js, rem, "rem.call", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.CallRun, Name(js, a, "rem.call"), JsValues.Arg(a, 1)), 2);
        RemLibrary.Method(js, rem, "rem.secret", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.SecretGet, Name(js, a, "rem.secret")), 1);
        RemLibrary.Method(js, rem, "rem.sleep", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.TimeSleep, JsValues.Arg(a, 0)), 1);
        RemLibrary.Method(js, rem, "rem.now", static (js, _, _) => RemLibrary.Ask(js, PrimitiveNames.TimeNow));
        js.Method(rem, "copy", static (js, _, a) => js.WriteCopy(js.Reader.Read(JsValues.Arg(a, 0))), 1);
    }

    private static object Name(JsEngine js, object[] a, string who) =>
        JsValues.Arg(a, 0) is string or ConcatenatedString ? a[0] : throw RemLibrary.Wrong(js, $"{who}: expected a name (text), got {JsValues.Show(JsValues.Arg(a, 0))}");

    private static void Inspect(JsEngine js, ObjectInstance rem)
    {
        var inspect = new HostFunction(js, "inspect", 2, static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.InspectGet, a));
        foreach (var (name, primitive) in ((string, string)[])
        [
            ("get", PrimitiveNames.InspectGet), ("exists", PrimitiveNames.InspectExists), ("set", PrimitiveNames.InspectSet),
            ("append", PrimitiveNames.InspectAppend), ("delete", PrimitiveNames.InspectDelete),
        ])
        {
            RemLibrary.Method(js, inspect, "inspect." + name, (js, _, a) => RemLibrary.Ask(js, primitive, a), name is "set" or "append" ? 3 : 2);
        }

        JsValues.DefineHidden(rem, "inspect", inspect);
    }

    private static void Files(JsEngine js, ObjectInstance rem)
    {
        var file = js.Script.Object.Construct();
        RemLibrary.Method(js, file, "file.read", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.FileRead, a), 1);
        RemLibrary.Method(js, file, "file.write", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.FileWrite, a), 3);
        RemLibrary.Method(js, file, "file.lines", static (js, _, a) => FileLines.Open(js, JsValues.Arg(a, 0)), 1);
        JsValues.DefineHidden(rem, "file", file);
    }

    private static void Series(JsEngine js, ObjectInstance rem)
    {
        var series = js.Script.Object.Construct();
        RemLibrary.Method(js, series, "timeseries.update", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.SeriesUpdate, a), 4);
        RemLibrary.Method(js, series, "timeseries.fetch", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.SeriesFetch, a), 2);
        RemLibrary.Method(js, series, "timeseries.graph", static (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.SeriesGraph, a), 2);
        JsValues.DefineHidden(rem, "timeseries", series);
    }

    private static void Log(JsEngine js, ObjectInstance rem)
    {
        var log = js.Script.Object.Construct();
        foreach (var level in (string[])["debug", "info", "warn", "error"])
        {
            RemLibrary.Method(js, log, "log." + level, (js, _, a) => RemLibrary.Ask(js, PrimitiveNames.LogWrite, level, Shown.Text(js, JsValues.Arg(a, 0)), JsValues.Arg(a, 1)), 2);
        }

        JsValues.DefineHidden(rem, "log", log);
    }

    private static object Http(JsEngine js, object self, object[] a)
    {
        var options = JsValues.Arg(a, 0);
        if (options is string or ConcatenatedString)
        {
            var made = js.Script.Object.Construct();
            made["url"] = options;
            options = made;
        }

        return RemLibrary.Ask(js, PrimitiveNames.HttpRequest, options);
    }
}
