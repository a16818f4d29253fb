using System.Diagnostics;
using System.Globalization;
using Rem.Runtime.CSharp;
using Rem.Runtime.CSharp.Api;
using Rem.Runtime.CSharp.Compiler;
using Rem.Runtime.CSharp.Values;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Benchmarks.Scripts;

/// <summary>What the C# runtime adds to a delegate, and what many scripts take.</summary>
internal static class CSharpBenchmark
{
    private const int Scripts = 1000;

    private const string Five = """
        return new { a = pipe.Get<long>("a") + 1, b = pipe.Get<double>("b") * 2, c = pipe["c"], d = pipe["d"], e = !pipe.Get<bool>("e") };
        """;

    private const string Work = """
        var words = new Dictionary<string, int>();
        for (var i = 0; i < 20000; i++) { var word = "w" + i % 100; words[word] = words.GetValueOrDefault(word) + i % 7; }
        return words.Values.Sum();
        """;

    public static void Run(Measure measure)
    {
        var runtime = new CSharpRuntime(static () => new RoslynCompiler(), CompiledCache.None);
        var map = ScriptBench.MapOfFive();
        var call = ScriptBench.Call(map);
        var names = new MapNames(map);
        var script = ScriptBench.Prepare(runtime, Five);
        ScriptBench.Same(Twin(names), ScriptBench.Finish(script.RunAsync(call, default)));
        measure.Ratio(
            "map of five in, map of five out: runtime / a delegate with the same conversion",
            () => ScriptBench.Repeat(script, call),
            () =>
            {
                for (var i = 0; i < ScriptBench.Calls; i++)
                {
                    Twin(names);
                }
            },
            1.5);

        Threads(measure, runtime, map);
        Many(measure, runtime, call);
    }

    private static object? Twin(INames names)
    {
        var pipe = new ScriptMap(names);
        return ResultReader.Read(new { a = pipe.Get<long>("a") + 1, b = pipe.Get<double>("b") * 2, c = pipe["c"], d = pipe["d"], e = !pipe.Get<bool>("e") });
    }

    private static void Threads(Measure measure, CSharpRuntime runtime, RemMap map)
    {
        var work = ScriptBench.Prepare(runtime, Work);
        var gain = ScriptBench.OfTwoThreads(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                ScriptBench.Finish(work.RunAsync(ScriptBench.Call(map), default));
            }
        });
        measure.AtLeast("two threads against one", gain, 1.6);
    }

    private static void Many(Measure measure, CSharpRuntime runtime, ScriptCall call)
    {
        var before = Resident();
        var scripts = new PreparingScript[Scripts];
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Scripts; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            scripts[i] = ScriptBench.Begin(runtime, $"int F(int x) {{ return x + {number}; }} var t = new Dictionary<string, object>(); for (var i = 1; i <= 10; i++) t[\"key {number} \" + i] = F(i); return t;");
        }

        foreach (var script in scripts)
        {
            ScriptBench.Finish(ScriptBench.Script(script).RunAsync(call, default));
        }

        var each = watch.Elapsed.TotalMilliseconds / Scripts;
        measure.AtMost("1,000 different scripts of a plan, compiled and run: ms each", each, 5);
        measure.AtMost("1,000 different scripts: MiB resident", (Resident() - before) / 1024.0 / 1024.0, 60);
        GC.KeepAlive(scripts);
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }
}
