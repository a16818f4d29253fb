using Rem.Runtime.Lua;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Benchmarks.Scripts;

/// <summary>What the runtime adds to the bare binding, and how many short runs there are in a second.</summary>
internal static class LuaBenchmark
{
    private const string Script = "return {a = pipe.a + 1, b = pipe.b * 2, c = pipe.c, d = pipe.d, e = not pipe.e}";

    public static void Run(Measure measure)
    {
        var script = Prepare(Script);
        var map = ScriptBench.MapOfFive();
        var call = ScriptBench.Call(map);
        using var twin = new BareLua(Script);
        ScriptBench.Same(twin.Call(map), ScriptBench.Finish(script.RunAsync(call, default)));
        measure.Ratio(
            "map of five in, map of five out: runtime / bare binding",
            () => ScriptBench.Repeat(script, call),
            () =>
            {
                for (var i = 0; i < ScriptBench.Calls; i++)
                {
                    twin.Call(map);
                }
            },
            1.3);

        var byName = Prepare(Script.Replace("return", "local p = pipe return", StringComparison.Ordinal).Replace("pipe.", "p.", StringComparison.Ordinal));
        measure.Ratio(
            "the same, each name looked up when it is read",
            () => ScriptBench.Repeat(byName, call),
            () =>
            {
                for (var i = 0; i < ScriptBench.Calls; i++)
                {
                    twin.Call(map);
                }
            },
            2);

        var body = Prepare("return pipe.n + 1");
        var one = new RemMap(1);
        one.Set("n", Boxed.Of(1L));
        var round = ScriptBench.Call(one);
        measure.Rate("short runs with limits on", () => ScriptBench.Repeat(body, round), ScriptBench.Calls, 200_000);

        var work = Prepare("local words = {} for i = 0, 19999 do local word = 'w' .. i % 100 words[word] = (words[word] or 0) + i % 7 end local sum = 0 for _, n in pairs(words) do sum = sum + n end return sum");
        var gain = ScriptBench.OfTwoThreads(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                ScriptBench.Finish(work.RunAsync(round, default));
            }
        });
        measure.AtLeast("two threads against one", gain, 1.6);

        Compare(measure, "1,000,000 rounds of a loop: with limits / bare", "local n = 0 for i = 1, 1000000 do n = n + i % 7 end return {n = n}", 3.5, map, round);
        Compare(measure, "20,000 pattern searches: our matcher / Lua's own", "local n = 0 for i = 1, 20000 do if ('error at line 42'):find('line (%d+)') then n = n + 1 end end return {n = n}", 6, map, round);
    }

    private static void Compare(Measure measure, string what, string text, double atMost, RemMap map, ScriptCall call)
    {
        var script = Prepare(text);
        using var twin = new BareLua(text);
        ScriptBench.Same(twin.Call(map), ScriptBench.Finish(script.RunAsync(call, default)));
        measure.Ratio(what, () => ScriptBench.Finish(script.RunAsync(call, default)), () => twin.Call(map), atMost);
    }

    private static IScript Prepare(string text) => ScriptBench.Prepare(new LuaRuntime(), text);
}
