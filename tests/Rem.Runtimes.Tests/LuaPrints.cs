using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.Lua;
using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests;

/// <summary>Runs a Lua program of its own file in our runtime and gives what it prints.</summary>
internal static class LuaPrints
{
    private static readonly LuaRuntime _runtime = new();

    /// <summary>The lines that `print` wrote, each with its end.</summary>
    public static string Run(string file, string text)
    {
        var output = new StringBuilder();
        var host = new FakeScriptHost()
            .On(PrimitiveNames.LogWrite, arguments =>
            {
                output.Append((string)arguments[1]!).Append('\n');
                return null;
            })
            .On(PrimitiveNames.TimeNow, static _ => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        var findings = new FindingList();
        var source = new ScriptSource(text, new ScriptOrigin(new SourceFile(file, text)), [], Isolation.InProcess);
        var script = _runtime.Prepare(source, findings);
        findings.Items.ShouldBeEmpty(file);
        ScriptBench.Finish(script!.RunAsync(ScriptBench.Call(host: host), default));
        return output.ToString();
    }
}
