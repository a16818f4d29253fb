using Rem.Runtime.JavaScript;
using Rem.Scripting;

namespace Rem.Benchmarks.Scripts;

/// <summary>What the JavaScript runtime adds to bare Jurassic.</summary>
internal static class JavaScriptBenchmark
{
    private const string Five = "return { a: pipe.a + 1, b: pipe.b * 2, c: pipe.c, d: pipe.d, e: !pipe.e };";

    private const string Work = """
        const words = {};
        for (let i = 0; i < 20000; i++) { const word = 'w' + i % 100; words[word] = (words[word] ?? 0) + i % 7; }
        return Object.values(words).reduce((sum, n) => sum + n);
        """;

    public static void Run(Measure measure)
    {
        var runtime = new JavaScriptRuntime(CompiledCache.None);
        var map = ScriptBench.MapOfFive();
        var call = ScriptBench.Call(map);
        var script = ScriptBench.Prepare(runtime, Five);
        var twin = new BareJurassic(Five);
        ScriptBench.Same(twin.Call(map), ScriptBench.Finish(script.RunAsync(call, default)));
        measure.Ratio(
            "map of five in, map of five out: runtime / bare Jurassic",
            () => ScriptBench.Repeat(script, call),
            () =>
            {
                for (var i = 0; i < ScriptBench.Calls; i++)
                {
                    twin.Call(map);
                }
            },
            1.5);

        var work = ScriptBench.Prepare(runtime, Work);
        var gain = ScriptBench.OfTwoThreads(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                ScriptBench.Finish(work.RunAsync(call, default));
            }
        });
        measure.AtLeast("two threads against one", gain, 1.6);
    }
}
