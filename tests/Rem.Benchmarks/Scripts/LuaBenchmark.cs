using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.Lua;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Benchmarks.Scripts;

/// <summary>What the runtime adds to the bare binding, and how many short runs there are in a second.</summary>
internal static class LuaBenchmark
{
    private const int Calls = 1000;

    private const string Script = "return {a = pipe.a + 1, b = pipe.b * 2, c = pipe.c, d = pipe.d, e = not pipe.e}";

    public static void Run(Measure measure)
    {
        var script = Prepare(Script);
        var map = Map();
        var call = Call(map);
        using var twin = new BareLua(Script);
        Same(twin.Call(map), Finish(script.RunAsync(call, default)));
        measure.Ratio(
            "map of five in, map of five out: runtime / bare binding",
            () => Repeat(script, call),
            () =>
            {
                for (var i = 0; i < Calls; i++)
                {
                    twin.Call(map);
                }
            },
            1.3);

        var byName = Prepare(Script.Replace("return", "local p = pipe return", StringComparison.Ordinal).Replace("pipe.", "p.", StringComparison.Ordinal));
        measure.Ratio(
            "the same, each name looked up when it is read",
            () => Repeat(byName, call),
            () =>
            {
                for (var i = 0; i < Calls; i++)
                {
                    twin.Call(map);
                }
            },
            2);

        var body = Prepare("return pipe.n + 1");
        var one = new RemMap(1);
        one.Set("n", Boxed.Of(1L));
        var round = Call(one);
        measure.Rate("short runs with limits on", () => Repeat(body, round), Calls, 200_000);

        Compare(measure, "1,000,000 rounds of a loop: with limits / bare", "local n = 0 for i = 1, 1000000 do n = n + i % 7 end return {n = n}", 3.5, map, round);
        Compare(measure, "20,000 pattern searches: our matcher / Lua's own", "local n = 0 for i = 1, 20000 do if ('error at line 42'):find('line (%d+)') then n = n + 1 end end return {n = n}", 6, map, round);
    }

    private static void Compare(Measure measure, string what, string text, double atMost, RemMap map, ScriptCall call)
    {
        var script = Prepare(text);
        using var twin = new BareLua(text);
        Same(twin.Call(map), Finish(script.RunAsync(call, default)));
        measure.Ratio(what, () => Finish(script.RunAsync(call, default)), () => twin.Call(map), atMost);
    }

    private static void Repeat(IScript script, ScriptCall call)
    {
        for (var i = 0; i < Calls; i++)
        {
            Finish(script.RunAsync(call, default));
        }
    }

    private static object? Finish(ValueTask<ScriptResult> run) => run.GetAwaiter().GetResult().Value;

    private static void Same(object? a, object? b)
    {
        if (ValueText.Json(a) != ValueText.Json(b))
        {
            throw new InvalidOperationException($"the two give different answers: {ValueText.Json(a)} and {ValueText.Json(b)}");
        }
    }

    private static RemMap Map()
    {
        var map = new RemMap(5);
        map.Set("a", Boxed.Of(1L));
        map.Set("b", 2.5);
        map.Set("c", "text");
        map.Set("d", Boxed.Of(7L));
        map.Set("e", Boxed.True);
        return map;
    }

    private static ScriptCall Call(RemMap pipe) => new()
    {
        Pipe = new MapNames(pipe),
        Input = null,
        Values = [],
        Host = new NoHost(),
        Limits = new ScriptLimits(TimeSpan.FromSeconds(30), 128 * 1024 * 1024, 200),
    };

    private static IScript Prepare(string text)
    {
        var origin = new ScriptOrigin(new SourceFile("benchmark.lua", text));
        return new LuaRuntime().Prepare(new ScriptSource(text, origin, [], Isolation.InProcess), new FindingList())!;
    }

    private sealed class NoHost : IScriptHost
    {
        public ValueTask<object?> CallAsync(string primitive, RemList arguments, CancellationToken cancel) => throw new NotSupportedException(primitive);
    }
}
