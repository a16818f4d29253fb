using Rem.Runtime.JavaScript;
using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests;

/// <summary>JavaScript keeps the contract.</summary>
[Collection(AloneCollection.Name)]
public sealed class JavaScriptRuntimeTests : ScriptRuntimeContract
{
    private static readonly JavaScriptRuntime _runtime = Warm();

    // Written out, so that the runtime is there before the first test begins to count.
    static JavaScriptRuntimeTests()
    {
    }

    protected override IScriptRuntime Runtime => _runtime;

    protected override ScriptSnippets Snippets { get; } = new JavaScriptSnippets();

    // Times of the contract are those of runs, not of loading the transformer.
    private static JavaScriptRuntime Warm()
    {
        var runtime = new JavaScriptRuntime(new CompiledCache(Path.Combine(AppContext.BaseDirectory, "js-cache")));
        var bench = new ScriptBench(runtime);
        bench.Run("function* g() { yield /a/.exec('a'); } class A { x = 1; } return [...g()].length + new A().x + $RANDOM;".Replace("$RANDOM", Environment.TickCount.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return runtime;
    }
}
